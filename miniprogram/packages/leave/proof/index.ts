import { call, type InputOf, type Refusal } from '../../../cloud/call'
import { sendNote } from './send'
import { takeNote } from './take'
import { noteWords } from './words'

/** Kinds that a paper proves; the cloud takes none for others. */
const PROVED = ['sick', 'family']

/** 附证明 on the form: one photo that waits on the phone until the request is handed in, and then follows it. */
Component({
  options: { addGlobalClass: true },
  properties: { kind: { type: String, value: '' } },
  data: { shown: false, path: '', trouble: null as Refusal['text'] | null },
  observers: {
    kind(kind: string) {
      this.setData({ shown: PROVED.includes(kind) })
    },
  },
  methods: {
    async onTake() {
      const taken = await takeNote(this)
      if (!taken) return
      if ('trouble' in taken) return this.setData({ trouble: taken.trouble })
      this.setData({ path: taken.path, trouble: null })
    },
    onDrop() {
      this.setData({ path: '', trouble: null })
    },
    /** Whether a photo waits for the request to be handed in. */
    waits(): boolean {
      return this.data.shown && this.data.path !== ''
    },
    /** After the request was handed in. Never fails: what did not go out is sent from the application's page. */
    async send(ids: InputOf<'leave.application'>): Promise<void> {
      if (!this.waits()) return
      const { path } = this.data
      wx.showLoading({ title: noteWords.sending, mask: true })
      const reply = await call('leave.application', ids)
      const next = reply.ok ? reply.data.notes?.next : null
      const trouble = next ? await sendNote(ids, next, path) : noteWords.notSent
      wx.hideLoading()
      if (trouble) await wx.showModal({ title: trouble.what, content: trouble.next, showCancel: false })
    },
  },
})
