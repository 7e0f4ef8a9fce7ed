import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { newRequestId } from '../../../cloud/request-id'
import { dropDraft, keepDraft, keptDraft, type Written } from './draft'
import { askForMessages } from './subscribe'
import { blockedAbout, buttonOf } from './view'

const EMPTY: Written = { kind: 'complaint', about: 'work', named: true, text: '' }

/** 写一件: what it is, whom it is about, with a name or without, in one's own words. */
Component({
  behaviors: [appearance],
  data: {
    form: null as ViewOf<'complaints.form'> | null,
    refusal: null as Refusal | null,
    again: '',
    trouble: null as Refusal['text'] | null,
    offline: false,
    written: EMPTY,
    count: 0,
    blocked: '',
    sending: false,
    /** Kept over a failed send, so that the same words are filed once. */
    requestId: '',
    button: { text: '', off: true },
  },
  methods: {
    onLoad() {
      void this.load()
    },
    async load() {
      const reply = await call('complaints.form', {})
      if (!reply.ok) return this.setData({ refusal: reply, again: helps(reply) })
      const { requestId = '', ...written } = keptDraft() ?? (EMPTY as Written & { requestId?: string })
      this.setData({ form: reply.data, refusal: null, requestId })
      this.show(written, requestId)
    },
    /** Other words are another matter, under another id. */
    show(written: Written, requestId = '') {
      const { form, sending } = this.data
      this.setData({
        ...{ written, requestId, count: Array.from(written.text).length },
        blocked: form ? blockedAbout(form, written) : '',
        button: buttonOf(form, written, sending),
      })
    },
    onKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.show({ ...this.data.written, kind: currentTarget.dataset.value as Written['kind'] })
    },
    onAbout({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.show({ ...this.data.written, about: currentTarget.dataset.value as Written['about'] })
    },
    onNamed({ detail }: { detail: { value: 'named' | 'unnamed' } }) {
      this.show({ ...this.data.written, named: detail.value === 'named' })
    },
    onText({ detail }: WechatMiniprogram.Input) {
      this.show({ ...this.data.written, text: detail.value })
    },
    async submit() {
      if (this.data.button.off) return
      const { written, form } = this.data
      this.setData({ sending: true, offline: false, trouble: null, button: buttonOf(form, written, true) })
      await askForMessages(form!.templates)
      const requestId = this.data.requestId || (await newRequestId())
      const reply = await call('complaints.file', { ...written, text: written.text.trim() }, { requestId })
      this.setData({ sending: false, requestId, button: buttonOf(form, written, false) })
      if (reply.ok) {
        dropDraft()
        wx.showToast({ title: reply.data.what, icon: 'success' })
        return wx.redirectTo({ url: `../item/index?complaintId=${reply.data.complaintId}` })
      }
      if (reply.code === 'network.offline') {
        keepDraft({ ...written, requestId })
        return this.setData({ offline: true })
      }
      this.setData({ trouble: reply.text })
      void wx.pageScrollTo({ scrollTop: 0 })
    },
    toPhone() {
      const phoneNumber = this.data.form?.phone?.phone
      if (phoneNumber) wx.makePhoneCall({ phoneNumber, fail: () => undefined })
    },
  },
})
