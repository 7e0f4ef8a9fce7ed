import { keptTaps } from '../kept-taps'
import { dropStrayPhotos } from '../photo/kept-photos'
import { sendKeptPhotos } from '../photo/send'
import { canvasIn, stamp } from '../photo/stamp'
import { photoWords } from '../photo/words'

export interface PhotoNote {
  tone: 'pine' | 'wheat' | 'brick' | 'stone'
  text: string
  more: string
}

/** Sends photos from where the canvas is. */
export const photoSending = Behavior({
  data: { photoNote: null as PhotoNote | null },
  methods: {
    /** The photo of the check-in just recorded; says how it stands. */
    async sendPhoto() {
      this.setData({ photoNote: { tone: 'stone', text: photoWords.sending, more: '' } })
      const { what, attached, left } = await sendKeptPhotos((path, lines) => this.drawPhoto(path, lines))
      const waiting: PhotoNote = { tone: 'wheat', text: photoWords.waiting, more: photoWords.waitingMore }
      const done: PhotoNote = { tone: attached ? 'pine' : 'brick', text: what || photoWords.none, more: '' }
      this.setData({ photoNote: left > 0 ? waiting : done })
    },
    /** Photos of before, when what waited on the phone was sent; answers the words of what became of them. */
    async sendOlderPhotos(): Promise<string> {
      dropStrayPhotos(keptTaps().map(({ requestId }) => requestId))
      return (await sendKeptPhotos((path, lines) => this.drawPhoto(path, lines))).what
    },
    async drawPhoto(path: string, lines: string[]): Promise<string> {
      return stamp(await canvasIn(this, '#stamp'), path, lines)
    },
  },
})
