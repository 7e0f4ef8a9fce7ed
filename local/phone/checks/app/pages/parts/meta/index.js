const { note, told } = require('../../../utils/logging')

Page({
  data: { font: '', root: '', ground: '', style: '', top: '', time: 300, there: true },
  onLoad() {
    this.log = []
  },
  note,
  told,
  scrolled({ detail }) {
    this.last = detail
  },
})
