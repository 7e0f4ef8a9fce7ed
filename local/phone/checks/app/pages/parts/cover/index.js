const { told } = require('../../../utils/logging')

Page({
  data: {
    show: false,
    second: false,
    there: true,
    duration: 200,
    position: 'bottom',
    round: false,
    overlay: true,
    slide: false,
    size: '',
  },
  onLoad() {
    this.log = []
  },
  told,
  left() {
    this.log.push('afterleave')
    this.setData({ show: false })
  },
})
