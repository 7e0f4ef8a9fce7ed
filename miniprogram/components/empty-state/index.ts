/** Nothing here yet: what will appear, and what to do. A button goes into the slot. */
Component({
  properties: {
    /** A line icon. */
    sign: { type: String, value: 'slip' },
    what: String,
    next: String,
  },
})
