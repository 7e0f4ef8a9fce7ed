/** 笑脸: one of four drawings in one size, on one fill; only the mouth tells them apart. */
Component({
  properties: {
    /** satisfied, basically, not, unknown */
    grade: String,
    /** rpx */
    size: { type: Number, value: 116 },
  },
})
