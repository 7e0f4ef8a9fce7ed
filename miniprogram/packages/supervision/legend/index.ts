/** What the colours of the bars mean, in the order in which they stand in a bar. */
Component({
  properties: {
    /** What the fifth colour means: nobody is expected, or could say so. */
    wait: { type: String, value: '没绑定' },
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
