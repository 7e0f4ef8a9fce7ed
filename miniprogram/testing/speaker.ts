/** A sound as the phone plays it: what the phone would tell is told by the test. */
export class Sound {
  src = ''
  playing = false
  gone = false
  private readonly heard = new Map<string, () => void>()
  play = () => void (this.playing = true)
  destroy = () => {
    this.gone = true
    this.playing = false
  }
  onPlay = (then: () => void) => void this.heard.set('play', then)
  onEnded = (then: () => void) => void this.heard.set('ended', then)
  onError = (then: () => void) => void this.heard.set('error', then)
  onPause = (then: () => void) => void this.heard.set('pause', then)
  tell = (what: 'play' | 'ended' | 'error' | 'pause') => this.heard.get(what)!()
}

/** A phone that makes sounds; `sounds` are those it was asked for. */
export function speaker() {
  const sounds: Sound[] = []
  const wx = {
    setInnerAudioOption: () => {},
    createInnerAudioContext: () => {
      const sound = new Sound()
      sounds.push(sound)
      return sound
    },
  }
  return { sounds, wx }
}
