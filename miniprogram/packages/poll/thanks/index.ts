import type { ThanksView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { leave } from '../leave'
import { pageStyle } from '../text-size'

Component({
  data: { pageStyle: '', thanks: null as ThanksView | null },
  methods: {
    /** `words` are the cloud's own, handed over by the vote page. */
    onLoad(query: { words?: string }) {
      const thanks = JSON.parse(decodeURIComponent(query.words ?? '')) as ThanksView
      void wx.setNavigationBarTitle({ title: thanks.title })
      this.setData({ pageStyle: pageStyle(), thanks })
    },
    /** On a surveyor's phone the next household comes. */
    onLeave() {
      if (this.data.thanks?.back) void wx.navigateBack({ fail: leave })
      else leave()
    },
  },
})
