interface Tag {
  text: string
}

/**
 * One line of a list: who, what, when in that order, the state as a tag at the right.
 * The page listens with `bind:tap` on the component itself.
 */
Component({
  properties: {
    who: String,
    where: String,
    what: String,
    when: String,
    /** `{tone, text, sign}` */
    tag: { type: Object, value: null },
    /** `{tone, sign}`: the coloured square at the left. */
    tile: { type: Object, value: null },
    /** A hairline above: every row but the first. */
    divided: Boolean,
    arrow: Boolean,
    /** A row that leads nowhere answers no touch. */
    still: Boolean,
  },
  data: { words: '' },
  observers: {
    'who, where, what, when, tag'(who: string, where: string, what: string, when: string, tag: Tag | null) {
      this.setData({ words: [who, where, what, when, tag?.text].filter(Boolean).join('，') })
    },
  },
})
