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

/**
 * Sends photos from where the canvas is: right after a check-in, and whenever the page shows what the cloud says today,
 * which comes after whatever waited on the phone was sent. Event `photo` with the words of what became of an older one.
 */
export const photoSending = Behavior({
  properties: { show: Boolean, today: Object },
  data: { photoNote: null as PhotoNote | null },
  observers: {
    today() {
      // An open sheet may be about to send the check-in whose photo it has just kept.
      if (this.data.show) return
      dropStrayPhotos(keptTaps().map(({ requestId }) => requestId))
      void this.sendPhotos(false)
    },
  },
  methods: {
    async sendPhotos(fresh: boolean) {
      if (fresh) this.setData({ photoNote: { tone: 'stone', text: photoWords.sending, more: '' } })
      const { what, attached, left } = await sendKeptPhotos(async (path, lines) =>
        stamp(await canvasIn(this, '#stamp'), path, lines),
      )
      if (!fresh) {
        if (what) this.triggerEvent('photo', { what })
        return
      }
      const waiting: PhotoNote = { tone: 'wheat', text: photoWords.waiting, more: photoWords.waitingMore }
      const done: PhotoNote = { tone: attached ? 'pine' : 'brick', text: what || photoWords.none, more: '' }
      this.setData({ photoNote: left > 0 ? waiting : done })
    },
  },
})
