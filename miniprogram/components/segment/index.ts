/** 二选一 or a few more, all in sight. Event `change` with `{value}` when another one is picked. */
Component({
  properties: {
    /** `[{value, text}]` */
    items: { type: Array, value: [] },
    value: String,
  },
  methods: {
    onPick(event: WechatMiniprogram.TouchEvent) {
      const value = event.currentTarget.dataset.value as string
      if (value !== this.data.value) this.triggerEvent('change', { value })
    },
  },
})
