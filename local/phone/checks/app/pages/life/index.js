import { mark } from '../../utils/trace'

Page({
  data: { card: true },
  onLoad(query) {
    mark(`life load ${JSON.stringify(query)}`)
    const channel = this.getOpenerEventChannel()
    if (channel.on)
      channel.on('hello', (text) => {
        mark(`life heard ${text}`)
        channel.emit('answer', 'hi')
      })
  },
  onShow() {
    mark('life show')
  },
  onReady() {
    mark('life ready')
  },
  onHide() {
    mark('life hide')
  },
  onUnload() {
    mark('life unload')
  },
  fail() {
    throw new Error('life failed')
  },
})
