import type { ViewOf } from '../../../cloud/call'

type Shown = NonNullable<ViewOf<'leave.application'>['unreached']>

/** 收不到微信提醒: whom no message reached, and a call to them in one tap. */
Component({
  options: { addGlobalClass: true },
  properties: {
    value: { type: Object, value: null as unknown as Shown },
  },
  methods: {
    onCall({ currentTarget }: WechatMiniprogram.TouchEvent) {
      // Whoever changes their mind in WeChat's own question has not failed.
      wx.makePhoneCall({ phoneNumber: String(currentTarget.dataset.phone), fail: () => {} })
    },
  },
})
