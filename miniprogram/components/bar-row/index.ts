/** One unit of a list of units: how its people are spread today. Ordered by unit code, never by rank. */
Component({
  properties: {
    name: String,
    /** 在村 17 / 22 */
    value: String,
    /** How many have something to explain; hidden at 0. */
    unexplained: Number,
    /** `[{kind: 'in' | 'trip' | 'leave' | 'none' | 'wait', count}]` */
    parts: { type: Array, value: [] },
    /** The whole row in words. */
    words: String,
    divided: Boolean,
    /** Leads to the unit's own page: the row listens to a touch and says so. */
    opens: Boolean,
  },
})
