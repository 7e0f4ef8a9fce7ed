/** What happened and what comes, from top to bottom. Event `link` with `{index}` for the item whose link was tapped. */
Component({
  properties: {
    /** `[{tone, sign, what, when, link?}]`; tone `wait` is still to come and has a dashed dot. */
    items: { type: Array, value: [] },
  },
  methods: {
    onLink(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('link', { index: event.currentTarget.dataset.index as number })
    },
  },
})
