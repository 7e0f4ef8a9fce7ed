/** 满意率和把握范围: a rate, the interval it lies in, and the line it must not be under. All are parts of one. */
Component({
  properties: {
    rate: Number,
    low: Number,
    high: Number,
    /** The threshold, drawn as a dashed line. */
    line: Number,
    /** pine, or brick as the cloud decided. */
    tone: { type: String, value: 'pine' },
    /** Too few slips came back: the bar is hatched and says nothing. */
    hidden: Boolean,
    /** 满意率 82%，多半在 72% 到 89% */
    words: String,
  },
})
