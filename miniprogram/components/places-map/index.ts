import { circlesOf, cornersOf, markersOf, wordsOf, type Spot } from './shapes'

/** 驻村点 on a map: each with its name and its circle to scale. */
Component({
  properties: {
    places: { type: Array, value: [] as Spot[] },
  },
  data: {
    markers: [] as ReturnType<typeof markersOf>,
    circles: [] as ReturnType<typeof circlesOf>,
    points: [] as ReturnType<typeof cornersOf>,
    words: '',
  },
  observers: {
    places(places: Spot[]) {
      this.setData({
        markers: markersOf(places),
        circles: circlesOf(places),
        points: cornersOf(places),
        words: wordsOf(places),
      })
    },
  },
})
