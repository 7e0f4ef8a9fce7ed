import { appearance } from '../../behaviors/appearance'
import { chooseLargeText, largeText } from '../../behaviors/text-size'
import { call, type Refusal } from '../../cloud/call'
import { viewOf } from './view'

type Shown = ReturnType<typeof viewOf>

/** Where a development build has no version, the line is left out. */
function appVersion(): string {
  return wx.getAccountInfoSync().miniProgram.version
}

Component({
  behaviors: [appearance],
  data: {
    loading: true,
    me: null as Shown['me'],
    unbound: false,
    links: [] as Shown['links'],
    trouble: null as Refusal['text'] | null,
    large: false,
    version: '',
  },
  methods: {
    onLoad() {
      this.setData({ large: largeText(), version: appVersion() })
    },
    /** Read at every show: whoever comes back from binding is somebody else now. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('organization.me', {})
      if (reply.ok) this.setData({ loading: false, trouble: null, ...viewOf(reply.data) })
      else this.setData({ loading: false, trouble: reply.text })
    },
    onLarge({ detail }: { detail: boolean }) {
      chooseLargeText(detail)
      this.setData({ large: detail })
      this.applyAppearance()
    },
    toBind() {
      wx.navigateTo({ url: '/packages/organization/bind/index' })
    },
    /** WeChat shows the text that the operator filled in at its platform. */
    toPrivacy() {
      wx.openPrivacyContract({
        fail: () => void wx.showToast({ title: '现在打不开，请过一会儿再点', icon: 'none' }),
      })
    },
    toLink({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: currentTarget.dataset.url as string })
    },
  },
})
