/** The shape of a page while its data is on the way. Pages with a stronger shape lay out `bone` blocks themselves. */
Component({
  properties: {
    /** `cards` or `list`. */
    shape: { type: String, value: 'cards' },
    /** How many cards. */
    count: { type: Number, value: 3 },
    /** A title above the cards. */
    head: Boolean,
  },
  data: { cards: [0, 1, 2] },
  observers: {
    count(count: number) {
      this.setData({ cards: Array.from({ length: count }, (_, index) => index) })
    },
  },
})
