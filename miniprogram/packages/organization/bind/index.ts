import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { grouped, lengthOf } from '../code'

/** Characters of an invite code; the cloud says what is wrong with one, the phone only when it is complete. */
const COMPLETE = 8

/** Refused in WeChat's own sheet, or WeChat could not give it. */
const NO_NUMBER = { what: '没有拿到手机号', next: '再点一次允许就行，也可以用下面的邀请码。' }

Component({
  behaviors: [appearance],
  data: {
    typed: '',
    complete: false,
    sending: false,
    trouble: null as Refusal['text'] | null,
    bound: null as ViewOf<'organization.bind'> | null,
    counties: [] as ViewOf<'organization.bindByPhone'>['counties'],
    countyId: '',
    phoneTrouble: null as Refusal['text'] | null,
    /** 县驻村办的电话, for people who are on no roster and have something to complain of. */
    phones: [] as ViewOf<'complaints.phones'>['phones'],
    /** Of many counties the one that was picked; -1 before. */
    picked: -1,
  },
  methods: {
    /** A code may come with the link that the organiser sent. */
    onLoad(query: { code?: string }) {
      if (query.code) this.setTyped(grouped(query.code))
      void this.loadPhones()
    },
    /** Whether it comes or not, binding goes on. */
    async loadPhones() {
      const reply = await call('complaints.phones', {})
      if (reply.ok) this.setData({ phones: reply.data.phones })
    },
    onPick({ detail }: WechatMiniprogram.PickerChange) {
      this.setData({ picked: Number(detail.value) })
    },
    toPhone({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const phoneNumber = currentTarget.dataset.phone as string
      wx.makePhoneCall({ phoneNumber, fail: () => undefined })
    },
    onInput({ detail }: WechatMiniprogram.Input) {
      this.setTyped(detail.value)
    },
    setTyped(typed: string) {
      this.setData({ typed, complete: lengthOf(typed) >= COMPLETE, trouble: null })
    },
    async onBind() {
      if (!this.data.complete || this.data.sending) return
      this.setData({ sending: true, trouble: null })
      const reply = await call('organization.bind', { inviteCode: this.data.typed })
      if (reply.ok) this.setData({ sending: false, bound: reply.data })
      else this.setData({ sending: false, trouble: reply.text })
    },
    /** The code of WeChat's button is good once; a number on two rosters needs the button a second time. */
    async onNumber({ detail }: { detail: { code?: string } }) {
      const { code } = detail
      if (!code) return this.setData({ phoneTrouble: NO_NUMBER })
      if (this.data.sending) return
      this.setData({ sending: true, phoneTrouble: null })
      const { countyId } = this.data
      const reply = await call('organization.bindByPhone', countyId ? { code, countyId } : { code })
      if (reply.ok) this.setData({ sending: false, ...reply.data })
      else this.setData({ sending: false, phoneTrouble: reply.text })
    },
    onCounty({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ countyId: currentTarget.dataset.id as string })
    },
    toHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
