const { mark } = require('../../../../utils/trace')
Page({
  data: { from: '' },
  onLoad({ from }) {
    mark('deep')
    this.setData({ from })
  },
})
