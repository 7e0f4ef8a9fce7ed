/** What is kept of this, said where it is asked for. */
Component({
  properties: { text: String },
})
