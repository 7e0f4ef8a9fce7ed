/** 走势: a column a month, each the whole of its days of people. Event `pick` with `{month}`. */
Component({
  properties: {
    /** `[{month, title, label, year, parts: [{kind, count}], words}]`, the oldest first. */
    months: { type: Array, value: [] },
    /** The month that is opened, `YYYY-MM`. */
    picked: String,
  },
  methods: {
    onPick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { month: currentTarget.dataset.month as string })
    },
  },
})
