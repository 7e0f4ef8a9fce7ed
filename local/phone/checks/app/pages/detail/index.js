Page({
  data: { id: '' },
  onLoad({ id }) {
    this.setData({ id })
  },
  rename() {
    wx.setNavigationBarTitle({ title: 'Renamed' })
    wx.setNavigationBarColor({ frontColor: '#ffffff', backgroundColor: '#aa0000' })
  },
})
