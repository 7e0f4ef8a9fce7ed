import { pageStyle } from './text-size'

/**
 * Gives a page its text size: `<page-meta page-style="{{pageStyle}}"></page-meta>` as the first node of its WXML.
 * The size may change in Me or in the phone's settings while the page is hidden, so it is read again at every show.
 */
export const appearance = Behavior({
  data: { pageStyle: '' },
  lifetimes: {
    attached() {
      this.applyAppearance()
    },
  },
  pageLifetimes: {
    show() {
      this.applyAppearance()
    },
  },
  methods: {
    applyAppearance() {
      const style = pageStyle()
      if (this.data.pageStyle !== style) this.setData({ pageStyle: style })
    },
  },
})
