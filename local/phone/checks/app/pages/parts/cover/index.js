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
    this.times = {}
  },
  told(event) {
    this.times[event.type] = Date.now()
    told.call(this, event)
  },
  left(event) {
    this.told(event)
    this.setData({ show: false })
  },
})
