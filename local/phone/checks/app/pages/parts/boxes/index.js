Page({
  data: { title: 'Boxes', dark: false },
  turn() {
    this.setData({ title: 'Turned', dark: true })
  },
})
