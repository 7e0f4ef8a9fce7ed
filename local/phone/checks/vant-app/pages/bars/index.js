const { note, told } = require('../../utils/logging')

Page({
  data: { tags: ['one', 'two'], disabled: false, loading: false, tip: '' },
  note,
  told,
  onLoad() {
    this.log = []
  },
  close({ currentTarget }) {
    this.log.push(`close ${currentTarget.dataset.name}`)
    this.setData({ tags: this.data.tags.filter((tag) => tag !== currentTarget.dataset.name) })
  },
})
