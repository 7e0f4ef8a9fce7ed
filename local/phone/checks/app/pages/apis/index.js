Page({
  data: { out: '', tmplIds: ['t1', 't2'] },
  show(value) {
    this.setData({ out: JSON.stringify(value) })
  },
  async subscribeNow() {
    this.show(await wx.requestSubscribeMessage({ tmplIds: this.data.tmplIds }).catch((error) => error))
  },
  async subscribeLate() {
    await Promise.resolve()
    this.show(await wx.requestSubscribeMessage({ tmplIds: this.data.tmplIds }).catch((error) => error))
  },
  async locate() {
    this.show(await wx.getLocation({ type: 'gcj02' }).catch((error) => error))
  },
  async spot() {
    this.show(await wx.chooseLocation({ latitude: 30.1, longitude: 120.2 }).catch((error) => error))
  },
  async call() {
    this.show(await wx.cloud.callFunction({ name: 'api', data: { a: 1 } }).catch((error) => error))
  },
  async ask() {
    this.show(await wx.showModal({ title: 'Sure?', content: 'really', confirmText: 'Yes' }))
  },
  async choose() {
    this.show(await wx.showActionSheet({ itemList: ['left', 'right'] }).catch((error) => error))
  },
  toast() {
    wx.showToast({ title: 'done', icon: 'success' })
  },
  async scan() {
    this.show(await wx.scanCode())
  },
  async file() {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file' })
    const { data } = await wx
      .getFileSystemManager()
      .readFile({ filePath: tempFiles[0].path, encoding: 'utf8' })
      .catch((error) => error)
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: 'in/a.txt', filePath: tempFiles[0].path })
    this.show({ name: tempFiles[0].name, data, fileID })
  },
  number({ detail }) {
    this.show(detail)
  },
  unknown() {
    wx.startBeaconDiscovery({ uuids: [] })
  },
})
