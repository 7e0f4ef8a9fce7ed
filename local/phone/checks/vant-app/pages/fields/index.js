const { note, told } = require('../../utils/logging')

Page({
  data: {
    word: '',
    count: 1,
    ticked: false,
    boxes: ['a'],
    chosen: 'a',
    on: false,
    stars: 2,
    level: 20,
    range: [20, 60],
    kinds: [{ values: ['north', 'south'] }, { values: ['red', 'blue', 'green'], defaultIndex: 1 }],
    moment: new Date(2026, 4, 6, 7, 8).getTime(),
    area: {
      province_list: { 110000: '北京市', 330000: '浙江省' },
      city_list: { 110100: '北京城区', 330100: '杭州市', 330200: '宁波市' },
      county_list: { 110101: '东城区', 330106: '西湖区', 330203: '海曙区' },
    },
    asked: '',
    files: [],
  },
  onLoad() {
    this.log = []
  },
  note,
  told,
  /** Writes down what a component told, and gives it back to it under its name. */
  take(event) {
    this.note(event)
    this.setData({ [event.currentTarget.dataset.name]: event.detail })
  },
  added({ detail }) {
    const { size, type } = detail.file
    this.log.push(`after-read ${type} ${size}`)
    this.setData({ files: [...this.data.files, { ...detail.file, name: 'p.png' }] })
  },
  removed({ detail }) {
    this.log.push(`delete ${detail.index}`)
    this.setData({ files: [] })
  },
})
