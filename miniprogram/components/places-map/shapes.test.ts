import { distance } from '../../../cloudfunctions/kernel/geo'
import { circlesOf, cornersOf, markersOf, wordsOf } from './shapes'

const office = { name: '村委会', latitude: 35.9123, longitude: 104.2317, radius: 800 }

it('every place is a marker with its name and a circle of its radius', () => {
  expect(markersOf([office])).toMatchObject([{ id: 0, latitude: 35.9123, callout: { content: '村委会' } }])
  expect(circlesOf([office])).toMatchObject([{ radius: 800, longitude: 104.2317 }])
})

it('what must be seen reaches to the edge of the circle on all sides', () => {
  const [southWest, northEast] = cornersOf([office])
  expect(distance(office, { ...office, latitude: southWest!.latitude })).toBeCloseTo(800, -1)
  expect(distance(office, { ...office, longitude: northEast!.longitude })).toBeCloseTo(800, -1)
})

it('is read aloud with names and reaches', () => {
  expect(wordsOf([office, { ...office, name: '冬牧场', radius: 2000 }])).toBe(
    '地图：村委会，方圆 800 米；冬牧场，方圆 2000 米',
  )
})
