Page({
  data: { log: [], rect: '', seen: false, drawn: '', moved: 0, wheel: [2], rolled: '' },
  note(event) {
    const { who } = event.currentTarget.dataset
    this.setData({
      log: [...this.data.log, `${event.type}:${who}:${event.touches.length}:${event.mark.group || ''}`],
    })
  },
  rolled({ detail }) {
    this.setData({ rolled: detail.value.join() })
  },
  clear() {
    this.setData({ log: [] })
  },
  onReady() {
    wx.createSelectorQuery()
      .select('#box')
      .boundingClientRect()
      .selectAll('.item')
      .fields({ size: true, dataset: true })
      .selectViewport()
      .scrollOffset()
      .exec(([box, items, view]) => {
        this.setData({
          rect: `${Math.round(box.width)}x${Math.round(box.height)}@${Math.round(box.top)} ${items.map((item) => item.dataset.n)} ${view.scrollTop}`,
        })
      })
    this.observer = this.createIntersectionObserver()
    this.observer.relativeToViewport({ bottom: 0 }).observe('.far', ({ intersectionRatio, dataset }) => {
      if (intersectionRatio > 0) this.setData({ seen: dataset.name })
    })
    wx.createSelectorQuery()
      .select('#paper')
      .fields({ node: true, size: true })
      .exec(([{ node, width }]) => {
        node.width = width
        node.height = 20
        const pen = node.getContext('2d')
        pen.fillStyle = '#ff0000'
        pen.fillRect(0, 0, 10, 10)
        this.setData({ drawn: Array.from(pen.getImageData(1, 1, 1, 1).data).join(',') })
      })
  },
  animate() {
    const animation = wx.createAnimation({ duration: 50 })
    animation.translateX(40).step()
    this.setData({ animation: animation.export() })
  },
})
