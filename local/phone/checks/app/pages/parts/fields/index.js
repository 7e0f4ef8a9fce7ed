const { note, told } = require('../../../utils/logging')

Page({
  data: { value: 'start', number: 30, on: true, focus: false, ticked: false, min: 0, tall: '', chosen: 'b' },
  onLoad() {
    this.log = []
  },
  note,
  told,
  upper({ detail }) {
    return detail.value.toUpperCase()
  },
  masked({ detail }) {
    return { value: detail.value.replace(/\d/g, '*'), cursor: 1 }
  },
})
