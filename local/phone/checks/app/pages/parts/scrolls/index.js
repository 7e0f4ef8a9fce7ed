const { note, told } = require('../../../utils/logging')

Page({
  data: {
    top: 0,
    left: 0,
    into: '',
    triggered: false,
    current: 0,
    item: '',
    autoplay: false,
    x: 0,
    y: 0,
    scale: 1,
    wheel: [1, 2],
  },
  onLoad() {
    this.log = []
  },
  note,
  told,
  steer({ currentTarget }) {
    wx.createSelectorQuery()
      .select('#list')
      .node()
      .exec(([{ node }]) => {
        if (currentTarget.dataset.how === 'into') node.scrollIntoView('#row15')
        else if (currentTarget.dataset.how === 'lock') node.scrollEnabled = false
        else node.scrollTo({ top: 120, animated: false })
      })
  },
})
