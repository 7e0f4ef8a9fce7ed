Page({
  data: {
    rows: Array.from({ length: 1000 }, (_unused, n) => ({ id: n, name: `row ${n}`, done: false })),
  },
  /** Updates as apps write them; answers milliseconds. */
  update(patch) {
    const start = Date.now()
    this.setData(patch)
    return Date.now() - start
  },
})
