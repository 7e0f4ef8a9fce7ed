/** 拍一张: the way to the camera, or the picture that was taken; never in the way of the check-in. Events `take`, `drop`. */
Component({
  properties: {
    /** What it is for, under which document, how long it is kept. */
    words: String,
    /** The picture that was taken; empty before. */
    path: String,
    /** Why there is none although somebody tried. */
    trouble: String,
  },
  methods: {
    onTake() {
      this.triggerEvent('take')
    },
    onDrop() {
      this.triggerEvent('drop')
    },
    onLook() {
      wx.previewImage({ urls: [this.data.path], showmenu: false })
    },
  },
})
