/** 早上和晚上: the two check-ins of a day side by side. */
Component({
  properties: {
    /** `[{id, when, state, sign, stateWords, note}]`; state `in`, `due`, `later`, `missed` or `excused`. */
    slots: { type: Array, value: [] },
  },
})
