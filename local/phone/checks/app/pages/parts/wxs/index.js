Page({
  data: {
    base: 'color: rgb(1, 2, 3)',
    names: 'plain',
    rows: ['a', 'b'],
    size: 1,
    other: 1,
    group: { part: 1 },
    listening: false,
  },
  onLoad() {
    this.log = []
  },
  onReady() {
    this.log.push('ready')
  },
  heard(told) {
    this.log.push(told)
  },
  later(told) {
    told.changed = true
    this.log.push('called')
  },
  outer() {
    this.log.push('outer')
  },
  refuse() {
    this.log.push('refused')
    return false
  },
  fromCard({ detail }) {
    this.log.push(`card ${JSON.stringify(detail)}`)
  },
})
