/** How a check-in ended, inside the sheet: a drawing, what happened, what comes. */
Component({
  properties: {
    /** pine done, wheat kept or weak, stone without signal or location, brick refused or elsewhere. */
    tone: { type: String, value: 'pine' },
    sign: { type: String, value: 'tick' },
    what: String,
    /** A line break in it is kept. */
    next: String,
  },
})
