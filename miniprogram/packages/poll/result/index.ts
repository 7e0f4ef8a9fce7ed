import { call, type Refusal, type ViewOf } from '../cloud/call'
import { leave } from '../leave'
import { chooseLargeText, largeText, pageStyle, textScale } from '../text-size'

/** From this size of the phone's own text on there is nothing left to enlarge. */
const LARGE_ALREADY = 1.3

/** App.onLaunch does not run before an independent subpackage, so the cloud is made ready here. */
wx.cloud.init({ traceUser: false })

/** 扫海报码看到的: a village's published result, for anybody. */
Component({
  data: {
    pageStyle: '',
    large: false,
    /** A phone that is set to large text anyway needs no button for it. */
    mayChoose: false,
    scene: '',
    loading: true,
    view: null as ViewOf<'poll.result'> | null,
    refusal: null as Refusal['text'] | null,
    mayRetry: false,
  },
  methods: {
    onLoad(query: { scene?: string }) {
      this.setData({ scene: decodeURIComponent(query.scene ?? '') })
      this.size()
      void this.open()
    },
    size() {
      const large = largeText()
      this.setData({ large, mayChoose: large || textScale() < LARGE_ALREADY, pageStyle: pageStyle() })
    },
    onSize() {
      chooseLargeText(!this.data.large)
      this.size()
    },
    async open() {
      this.setData({ loading: true, refusal: null })
      const reply = await call('poll.result', { scene: this.data.scene })
      if (!reply.ok) return this.refuse(reply)
      void wx.setNavigationBarTitle({ title: `${reply.data.village}测评结果` })
      this.setData({ loading: false, view: reply.data })
    },
    refuse({ code, text }: Refusal) {
      const mayRetry = code === 'network.offline' || code === 'server.failed'
      this.setData({ loading: false, refusal: text, mayRetry })
    },
    onLeave: leave,
  },
})
