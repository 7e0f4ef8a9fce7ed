/** 状态: a short word on a soft ground of its tone, e.g. 等你决定. */
Component({
  properties: {
    /** pine, sky, wheat, brick or stone. */
    tone: { type: String, value: 'stone' },
    text: String,
    /** A day sign or line icon before the word. */
    sign: String,
  },
})
