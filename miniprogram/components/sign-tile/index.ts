/** The coloured square at the left of a row or a card; it repeats what the row says. */
Component({
  properties: {
    tone: { type: String, value: 'stone' },
    sign: String,
  },
})
