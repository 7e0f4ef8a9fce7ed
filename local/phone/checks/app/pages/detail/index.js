Page({
  data: { id: '', covered: false },
  onLoad({ id }) {
    this.setData({ id })
  },
  guard() {
    wx.enableAlertBeforeUnload({ message: 'Really leave?' })
  },
  cover() {
    this.setData({ covered: true })
  },
  left() {
    this.setData({ covered: false })
  },
  rename() {
    wx.setNavigationBarTitle({ title: 'Renamed' })
    wx.setNavigationBarColor({ frontColor: '#ffffff', backgroundColor: '#aa0000' })
  },
})
