import Dialog from '@vant/weapp/dialog/dialog'
import Notify from '@vant/weapp/notify/notify'
import Toast from '@vant/weapp/toast/toast'
const { note, told } = require('../../utils/logging')

Page({
  data: {
    show: '',
    actions: [{ name: 'copy' }, { name: 'erase', color: '#ee0a24' }, { name: 'frozen', disabled: true }],
    ways: [
      { name: 'friend', icon: 'wechat' },
      { name: 'link', icon: 'link' },
    ],
    sort: 0,
    sorts: [
      { text: 'newest', value: 0 },
      { text: 'oldest', value: 1 },
    ],
    from: new Date(2026, 0, 1).getTime(),
    to: new Date(2026, 1, 28).getTime(),
    day: new Date(2026, 0, 10).getTime(),
  },
  onLoad() {
    this.log = []
  },
  note,
  told,
  open({ currentTarget }) {
    this.setData({ show: currentTarget.dataset.name })
  },
  shut(event) {
    this.told(event)
    this.setData({ show: '' })
  },
  sorted({ detail }) {
    this.log.push(`sorted ${detail}`)
  },
  dated({ detail }) {
    const days = [].concat(detail).map((moment) => {
      const day = new Date(moment)
      return `${day.getMonth() + 1}-${day.getDate()}`
    })
    this.log.push(`dated ${days.join(' ')}`)
    this.setData({ show: '' })
  },
  ask() {
    Dialog.confirm({ title: 'Leave?', message: 'now' })
      .then(() => this.log.push('left'))
      .catch(() => this.log.push('stayed'))
  },
  tell() {
    void Dialog.alert({ message: 'only this' }).then(() => this.log.push('read'))
  },
  wait() {
    Toast.loading({ message: 'wait', duration: 0, forbidClick: true })
  },
  stop() {
    Toast.clear()
  },
  cheer() {
    Toast.success({ message: 'cheers', duration: 600, onClose: () => this.log.push('toast gone') })
  },
  warn() {
    Notify({ type: 'danger', message: 'careful', duration: 600, onClose: () => this.log.push('notify gone') })
  },
})
