/** 再问一遍: what will happen, in words, before it happens. Events `confirm`, `cancel` (also a tap beside it). */
Component({
  properties: {
    show: Boolean,
    title: String,
    message: String,
    confirm: { type: String, value: '好' },
    cancel: { type: String, value: '再看看' },
    /** pine, or brick for a step that cannot be undone. */
    tone: { type: String, value: 'pine' },
  },
  methods: {
    onConfirm() {
      this.triggerEvent('confirm')
    },
    onCancel() {
      this.triggerEvent('cancel')
    },
  },
})
