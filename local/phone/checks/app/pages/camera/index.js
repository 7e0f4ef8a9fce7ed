Page({
  data: { out: '', shown: '' },
  show(value) {
    this.setData({ out: JSON.stringify(value) })
  },
  async shoot() {
    const taken = await wx
      .chooseMedia({ count: 1, mediaType: ['image'], sourceType: ['camera'] })
      .catch((error) => error)
    this.path = taken.tempFiles ? taken.tempFiles[0].tempFilePath : ''
    this.show(taken.errMsg)
  },
  async choose() {
    const taken = await wx.chooseImage({ count: 1, sourceType: ['album'] }).catch((error) => error)
    this.path = taken.tempFilePaths[0]
    this.show(Object.keys(taken))
  },
  async look() {
    const { width, height, type, orientation } = await wx
      .getImageInfo({ src: this.path })
      .catch((error) => error)
    this.show([width, height, type, orientation])
  },
  async compress() {
    const small = await wx.compressImage({ src: this.path, quality: 60, compressedWidth: 400 })
    this.path = small.tempFilePath
    this.show(small.errMsg)
  },
  node() {
    return new Promise((resolve) => {
      wx.createSelectorQuery()
        .select('#board')
        .node()
        .exec(([{ node }]) => resolve(node))
    })
  },
  /** The picture on the canvas, with a red band over its lower half. */
  async draw() {
    const canvas = await this.node()
    const image = canvas.createImage()
    await new Promise((resolve, reject) => {
      image.onload = resolve
      image.onerror = reject
      image.src = this.path
    })
    canvas.width = 200
    canvas.height = 100
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0, 200, 100)
    pen.fillStyle = '#ff0000'
    pen.fillRect(0, 50, 200, 50)
    const size = { destWidth: 200, destHeight: 100 }
    const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, ...size, fileType: 'jpg', quality: 0.9 })
    this.path = tempFilePath
    this.setData({ shown: tempFilePath })
  },
  async half() {
    const canvas = await this.node()
    const part = { x: 0, y: 50, width: 200, height: 50, destWidth: 20, destHeight: 5 }
    const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, ...part })
    this.path = tempFilePath
    this.show('half')
  },
  async offscreen() {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 30, height: 20 })
    canvas.getContext('2d').fillRect(0, 0, 30, 20)
    const size = { destWidth: 30, destHeight: 20 }
    const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, ...size })
    this.path = tempFilePath
    this.show('offscreen')
  },
  async empty() {
    this.show(await wx.canvasToTempFilePath({}).catch((error) => error))
  },
  async keep() {
    const files = wx.getFileSystemManager()
    const filePath = `${wx.env.USER_DATA_PATH}/kept.jpg`
    await new Promise((success, fail) => files.saveFile({ tempFilePath: this.path, filePath, success, fail }))
    const moved = await new Promise((resolve) => files.access({ path: this.path, complete: resolve }))
    this.show(moved)
  },
  async kept() {
    const files = wx.getFileSystemManager()
    const list = await new Promise((success, fail) =>
      files.readdir({ dirPath: wx.env.USER_DATA_PATH, success, fail }),
    )
    this.path = `${wx.env.USER_DATA_PATH}/kept.jpg`
    this.show(list.files)
  },
  async drop() {
    const files = wx.getFileSystemManager()
    const filePath = `${wx.env.USER_DATA_PATH}/kept.jpg`
    const told = await new Promise((complete) => files.unlink({ filePath, complete }))
    this.show([told, await new Promise((complete) => files.unlink({ filePath, complete }))])
  },
  preview() {
    wx.previewImage({ urls: [this.path] })
  },
})
