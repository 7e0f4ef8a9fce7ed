/** One village of today: its name, how many are there, and everybody with the sign of where they are. */
Component({
  properties: {
    /** `{name, tag, people: [{personId, postingId, name, sign, tone, words}], words}` */
    village: { type: Object, value: {} },
    divided: Boolean,
    /** Names that lead nowhere. */
    still: Boolean,
  },
  methods: {
    open({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { person: personId, posting: postingId } = currentTarget.dataset as Record<string, string>
      if (!this.data.still) this.triggerEvent('person', { personId, postingId })
    },
  },
})
