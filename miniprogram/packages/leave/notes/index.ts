import { call, type InputOf, type Refusal, type ViewOf } from '../../../cloud/call'
import { sendNote } from '../proof/send'
import { takeNote } from '../proof/take'
import { noteWords } from '../proof/words'

type Shown = NonNullable<ViewOf<'leave.application'>['notes']>

/** 证明: the photos of papers, each by a tap, and one more by the camera. Event `changed` when one was taken. */
Component({
  options: { addGlobalClass: true },
  properties: {
    value: { type: Object, value: null as unknown as Shown },
    ids: { type: Object, value: { bookId: '', applicationId: '' } as InputOf<'leave.application'> },
  },
  data: { busy: '', trouble: null as Refusal['text'] | null },
  methods: {
    async onSee({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const place = Number(currentTarget.dataset.place)
      const reply = await call('leave.note', { ...this.data.ids, place })
      if (reply.ok) wx.previewImage({ urls: [reply.data.url], showmenu: false })
      this.setData({ trouble: reply.ok ? null : reply.text })
    },
    async onTake() {
      const { value, busy, ids } = this.data
      if (busy || !value?.next) return
      const taken = await takeNote(this)
      if (!taken) return
      if ('trouble' in taken) return this.setData({ trouble: taken.trouble })
      this.setData({ busy: noteWords.sending, trouble: null })
      const trouble = await sendNote(ids, value.next, taken.path)
      this.setData({ busy: '', trouble })
      if (!trouble) this.triggerEvent('changed')
    },
  },
})
