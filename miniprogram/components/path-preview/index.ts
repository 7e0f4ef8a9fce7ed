/** 谁来批: who gets an application and who is only told, from left to right; at most three fit. */
Component({
  properties: {
    /** `[{mark: '马', who: '马玉兰', role: '副镇长，来决定', kind: 'decides'}]`; kind `plain`, `decides` or `told`. */
    steps: { type: Array, value: [] },
  },
})
