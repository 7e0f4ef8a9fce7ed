import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { inviteOf, type InviteShown } from '../people/view'
import { deedsOf, spacedPhone, type Deed } from './view'

/** 一个人: who it is, what they are and were, and what may be done. Without an id it is the reader's own record. */
Component({
  behaviors: [appearance],
  data: {
    personId: '',
    person: null as ViewOf<'organization.person'> | null,
    phone: '',
    refusal: null as Refusal | null,
    deeds: [] as Deed[],
    trouble: null as Refusal['text'] | null,
    listing: false,
    asking: '' as Deed['ask'],
    working: false,
    invite: null as InviteShown | null,
  },
  methods: {
    onLoad({ personId = '' }: { personId?: string }) {
      this.setData({ personId })
    },
    onShow() {
      void this.load()
    },
    async load() {
      const { personId } = this.data
      const reply = personId
        ? await call('organization.person', { personId })
        : await call('organization.record', {})
      if (!reply.ok) return this.setData({ refusal: reply })
      const person = reply.data
      const phone = spacedPhone(person.phone)
      this.setData({ person, phone, refusal: null, deeds: deedsOf(person) })
    },
    async onCall() {
      const { person } = this.data
      if (!person) return
      const reply = await call('organization.phone', { personId: person.personId })
      if (!reply.ok) return this.setData({ trouble: reply.text })
      this.setData({ trouble: null })
      // Closing the phone's own sheet without calling is no trouble.
      wx.makePhoneCall({ phoneNumber: reply.data.phone }).catch(() => undefined)
    },
    onList() {
      this.setData({ listing: true, trouble: null })
    },
    closeList() {
      this.setData({ listing: false })
    },
    onDeed({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const deed = this.data.deeds[currentTarget.dataset.index as number]
      if (!deed) return
      this.setData({ listing: false })
      if (deed.url) return void wx.navigateTo({ url: deed.url })
      if (deed.ask === 'invite' && !this.data.person?.bound) return void this.makeInvite()
      this.setData({ asking: deed.ask })
    },
    onExemption({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { personId } = this.data
      const id = currentTarget.dataset.id as string
      void wx.navigateTo({
        url: `/packages/organization/duty/index?act=endExemption&personId=${personId}&id=${id}`,
      })
    },
    onCancel() {
      this.setData({ asking: '' })
    },
    async onConfirm() {
      const { asking } = this.data
      this.setData({ asking: '' })
      if (asking === 'invite') await this.makeInvite()
      if (asking === 'unbind') await this.unbind()
    },
    async makeInvite() {
      const { personId, working } = this.data
      if (working) return
      this.setData({ working: true, trouble: null })
      const reply = await call('organization.invite', { personId })
      if (reply.ok) this.setData({ working: false, invite: inviteOf(reply.data) })
      else this.setData({ working: false, trouble: reply.text })
    },
    async unbind() {
      const { personId, working } = this.data
      if (working) return
      this.setData({ working: true, trouble: null })
      const reply = await call('organization.unbind', { personId, reason: '县驻村办解绑' })
      this.setData({ working: false })
      if (reply.ok) {
        void wx.showToast({ title: reply.data.title, icon: 'none' })
        await this.load()
      } else this.setData({ trouble: reply.text })
    },
    onCopy() {
      if (this.data.invite) void wx.setClipboardData({ data: this.data.invite.message })
    },
    closeInvite() {
      this.setData({ invite: null })
      void this.load()
    },
    onLeave() {
      void wx.navigateBack()
    },
  },
})
