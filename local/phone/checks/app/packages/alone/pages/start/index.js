Page({
  data: { app: '' },
  onLoad() {
    this.setData({ app: typeof getApp() })
  },
  home() {
    wx.switchTab({ url: '/pages/native/index' })
  },
})
