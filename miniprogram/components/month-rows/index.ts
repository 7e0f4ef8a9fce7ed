/**
 * A month of several people: a row of small cells each, two lines of half a month, so that a whole month is seen without
 * pushing it sideways. A row leads to its person.
 */
Component({
  properties: {
    /** `[{date, weekday, rest, today}]` */
    days: { type: Array, value: [] },
    /** `[{personId, postingId, name, totals, cells: [{state, sign}], words}]` */
    rows: { type: Array, value: [] },
  },
  methods: {
    open({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { person: personId, posting: postingId } = currentTarget.dataset as Record<string, string>
      this.triggerEvent('person', { personId, postingId })
    },
  },
})
