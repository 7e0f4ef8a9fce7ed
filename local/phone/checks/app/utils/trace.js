const list = []
module.exports = {
  mark(text) {
    list.push(text)
    wx.setStorageSync('trace', list)
  },
}
