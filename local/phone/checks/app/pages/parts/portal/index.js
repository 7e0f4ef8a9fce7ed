const { note, told } = require('../../../utils/logging')

Page({
  data: { enable: true, open: true, deep: false, words: 'first' },
  onLoad() {
    this.log = []
  },
  note,
  told,
  sent({ detail }) {
    this.log.push(`sent ${JSON.stringify(detail.value)}`)
  },
})
