const { note, told } = require('../../utils/logging')

Page({
  data: {
    picture: 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
    src: '',
    fit: 'cover',
    shown: false,
    price: '12.50',
  },
  onLoad() {
    this.log = []
  },
  note,
  told,
  turn() {
    this.setData({ shown: !this.data.shown })
  },
})
