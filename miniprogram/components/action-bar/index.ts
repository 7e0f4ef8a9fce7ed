/**
 * The thumb's bar: one filled button, at most one plain one at its left. Events `primary`, `secondary`.
 * A button that cannot be used yet says why in its own words (`off` with “先选一个”) instead of fading.
 */
Component({
  properties: {
    primary: String,
    secondary: String,
    /** pine, or brick for a destructive last step inside its sheet. */
    tone: { type: String, value: 'pine' },
    off: Boolean,
    secondaryOff: Boolean,
    /** One line above the buttons. */
    note: String,
    /** White with an upward shadow and room for the home indicator; `false` on tab pages. */
    raised: { type: Boolean, value: true },
    /** Stays at the bottom of the screen and keeps its room in the page; `false` inside sheets and dialogs. */
    floating: { type: Boolean, value: true },
  },
  methods: {
    onPrimary() {
      this.triggerEvent('primary')
    },
    onSecondary() {
      this.triggerEvent('secondary')
    },
  },
})
