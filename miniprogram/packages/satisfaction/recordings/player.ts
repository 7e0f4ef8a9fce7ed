/** What becomes of a sound: asked for, to be heard, over, or not to be had. */
export type Playing = 'waiting' | 'playing' | 'over' | 'failed'

/** Milliseconds until a sound that does not come counts as not to be had. */
const PATIENCE = 15_000

interface Current {
  context: WechatMiniprogram.InnerAudioContext
  tell: (state: Playing) => void
  patience: number
}

let current: Current | null = null

/** One sound at a time on the whole phone: what is playing stops. Nothing is loaded before this is called. */
export function play(url: string, tell: (state: Playing) => void): void {
  stop()
  // Whoever taps wants to hear it, on a phone switched to silence too.
  wx.setInnerAudioOption({ obeyMuteSwitch: false })
  const context = wx.createInnerAudioContext()
  const mine: Current = { context, tell, patience: setTimeout(() => end(mine, 'failed'), PATIENCE) }
  current = mine
  context.onPlay(() => {
    clearTimeout(mine.patience)
    if (current === mine) tell('playing')
  })
  context.onEnded(() => end(mine, 'over'))
  context.onError(() => end(mine, 'failed'))
  // A telephone call takes the sound away; it does not come back by itself in a pocket.
  context.onPause(() => end(mine, 'over'))
  tell('waiting')
  context.src = url
  context.play()
}

export function stop(): void {
  if (current) end(current, 'over')
}

/** Once: pausing, ending and failing may each come after another. */
function end(mine: Current, state: 'over' | 'failed'): void {
  if (current !== mine) return
  current = null
  clearTimeout(mine.patience)
  mine.context.destroy()
  mine.tell(state)
}
