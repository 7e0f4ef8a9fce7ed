/** 谁在村里: people by days, and below how many stay. */
Component({
  properties: {
    title: { type: String, value: '谁在村里' },
    /** `['26 四', …]`, at most seven. */
    days: { type: Array, value: [] },
    /** `[{name, cells: [{tone, sign}], words?}]`, a cell for every day. */
    rows: { type: Array, value: [] },
    footTitle: { type: String, value: '在村' },
    /** `[{text: '1 人' | '没人' | '休', warn}]`, one for every day. */
    foot: { type: Array, value: [] },
  },
})
