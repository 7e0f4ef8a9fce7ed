/** What the colours of the bars mean, in the order in which they stand in a bar. */
Component({
  properties: {
    /** A fifth colour: nobody is expected, or not yet. */
    wait: Boolean,
  },
  data: {
    keys: [
      { kind: 'in', text: '在村' },
      { kind: 'trip', text: '公出' },
      { kind: 'leave', text: '请假' },
      { kind: 'none', text: '待说明' },
    ],
  },
})
