const { note, told } = require('../../../utils/logging')

Page({
  data: {
    shown: true,
    value: 1,
    deep: { a: { b: 1 }, list: [{ n: 1 }, { n: 2 }] },
    list: ['x', 'y', 'z'],
    n: 2,
    kind: 'two',
    word: '',
  },
  onLoad() {
    this.log = []
  },
  note,
  told,
  onResize({ size }) {
    this.log.push(`resize ${size.windowWidth}`)
  },
  onRouteDone() {
    this.log.push('routeDone')
  },
  probe() {
    const probe = this.selectComponent('#probe')
    return [
      probe.data.heading,
      probe.dataset.mark,
      probe.id,
      probe.is,
      this.selectAllComponents('.probe').length,
      probe.selectOwnerComponent() === this,
    ]
  },
})
