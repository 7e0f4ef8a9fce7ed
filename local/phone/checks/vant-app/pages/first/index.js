import Dialog from '@vant/weapp/dialog/dialog'
import Toast from '@vant/weapp/toast/toast'

Page({
  data: {
    clicks: 0,
    word: '',
    sheet: false,
    active: 0,
    calendar: false,
    date: '',
    on: false,
    count: 1,
    open: ['a'],
    agreed: false,
    asked: '',
  },
  click() {
    this.setData({ clicks: this.data.clicks + 1 })
  },
  word({ detail }) {
    this.setData({ word: detail })
  },
  toggle({ currentTarget }) {
    const { field } = currentTarget.dataset
    this.setData({ [field]: !this.data[field] })
  },
  take({ currentTarget, detail }) {
    this.setData({ [currentTarget.dataset.field]: detail })
  },
  tab({ detail }) {
    this.setData({ active: detail.index })
  },
  chosen({ detail }) {
    this.setData({ calendar: false, date: new Date(detail).getDate() })
  },
  ask() {
    Dialog.confirm({ title: 'Leave?', message: 'now' })
      .then(() => this.setData({ asked: 'left' }))
      .catch(() => this.setData({ asked: 'stayed' }))
  },
  toast() {
    Toast('cheers')
  },
})
