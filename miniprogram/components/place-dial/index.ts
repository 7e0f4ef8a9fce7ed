import { draw, type Dial } from './geometry'

/** 示意图: the village's circle, the fix and its accuracy. No map and no coordinates; the badge below says it in words. */
Component({
  properties: {
    /** `{place, radius, distance, accuracy, east, north, words}` in metres, or null: then nothing is drawn. */
    dial: { type: Object, value: null },
    /** The verdict's tone: brick draws the way from the village, wheat the halo of a weak signal. */
    tone: { type: String, value: 'pine' },
  },
  data: { drawing: null as ReturnType<typeof draw> | null },
  observers: {
    'dial, tone'(dial: Dial | null, tone: string) {
      this.setData({ drawing: dial ? draw(dial, tone) : null })
    },
  },
})
