const SIGN_OF: Record<string, string> = {
  brick: 'warn',
  wheat: 'warn',
  sky: 'trip',
  pine: 'in',
  stone: 'lock',
}

/** A line that needs attention. With `more` the first sentence is the strong one. Brick ones are spoken at once. */
Component({
  properties: {
    tone: { type: String, value: 'wheat' },
    text: String,
    more: String,
    /** Instead of the tone's own sign. */
    sign: String,
    /** Words of a link at the right; event `link`. */
    link: String,
  },
  data: { shown: 'warn' },
  observers: {
    'tone, sign'(tone: string, sign: string) {
      this.setData({ shown: sign || SIGN_OF[tone] || 'info' })
    },
  },
  methods: {
    onLink() {
      this.triggerEvent('link')
    },
  },
})
