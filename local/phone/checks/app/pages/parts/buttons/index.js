const { note, told } = require('../../../utils/logging')

Page({
  data: { busy: false },
  onLoad() {
    this.log = []
  },
  note,
  told,
  onShareAppMessage({ from, target }) {
    this.log.push(`share ${from} ${target ? target.dataset.name : ''}`)
    return { title: 'come and see', path: '/pages/detail/index?id=shared' }
  },
  onAddToFavorites() {
    this.log.push('favorite')
    return {}
  },
})
