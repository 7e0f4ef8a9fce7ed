/** A sheet from below with its own close button. Events `close`, `primary`, `secondary`. */
Component({
  properties: {
    show: Boolean,
    title: String,
    /** Beside the title, e.g. 11月23日 20:14. */
    sub: String,
    primary: String,
    secondary: String,
    off: Boolean,
    secondaryOff: Boolean,
    note: String,
    tone: { type: String, value: 'pine' },
  },
  methods: {
    onClose() {
      this.triggerEvent('close')
    },
    onPrimary() {
      this.triggerEvent('primary')
    },
    onSecondary() {
      this.triggerEvent('secondary')
    },
  },
})
