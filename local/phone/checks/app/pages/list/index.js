Component({
  data: { pulls: 0, bottoms: 0, top: 0, tabs: 0 },
  methods: {
    onPullDownRefresh() {
      this.setData({ pulls: this.data.pulls + 1 })
    },
    onReachBottom() {
      this.setData({ bottoms: this.data.bottoms + 1 })
    },
    onPageScroll({ scrollTop }) {
      this.setData({ top: scrollTop })
    },
    onTabItemTap() {
      this.setData({ tabs: this.data.tabs + 1 })
    },
    badge() {
      wx.setTabBarBadge({ index: 1, text: '7' })
    },
    noBadge() {
      wx.removeTabBarBadge({ index: 1 })
    },
    dot() {
      wx.showTabBarRedDot({ index: 2 })
    },
    done() {
      wx.stopPullDownRefresh()
    },
  },
})
