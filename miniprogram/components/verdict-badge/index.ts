/** 在不在村: what the place says about one check-in, in two lines. */
Component({
  properties: {
    /** `{tone, sign, what, how}` as the cloud gives it. */
    verdict: { type: Object, value: { tone: 'stone', sign: 'unknown', what: '', how: '' } },
  },
})
