/** The one number of a page, or the pair 在村 / 夜宿. The target stands beside it as context, never as a bar to fill. */
Component({
  properties: {
    /** `[{label: '在村', sign: 'in', value: 13, of: '/ 20 天'}]` */
    stats: { type: Array, value: [] },
  },
})
