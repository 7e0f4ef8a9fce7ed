import { farFromAll, pointFault } from './coordinates'

const LIUWAN = { latitude: 35.9123, longitude: 104.2317 }

describe('a point somebody names', () => {
  it.each([
    ['a village of the loess plateau is taken', 35.9123, 104.2317, null],
    ['the northernmost and the westernmost villages are taken', 53.48, 122.36, null],
    ['the westernmost is taken', 39.4, 73.6, null],
    ['with latitude and longitude turned round it says so', 104.2317, 35.9123, 'place.swapped'],
    ['in the sea off Africa, where empty fields point, it is abroad', 0, 0, 'place.abroad'],
    ['in Paris it is abroad', 48.86, 2.35, 'place.abroad'],
    ['on the other half of the globe it is abroad', -35.9, -104.2, 'place.abroad'],
  ])('%s', (_title, latitude, longitude, fault) => {
    expect(pointFault({ latitude, longitude })).toBe(fault)
  })
})

describe('a point far from the county', () => {
  it('the first place of a county has nothing to be far from', () => {
    expect(farFromAll(LIUWAN, [])).toBeNull()
  })

  it('within sixty kilometres of any other is nothing to ask about', () => {
    const near = { latitude: 36.4, longitude: 104.2317 }
    const far = { latitude: 40, longitude: 104.2317 }
    expect(farFromAll(LIUWAN, [far, near])).toBeNull()
  })

  it('farther than that it says how many kilometres to the nearest', () => {
    const others = [
      { latitude: 36.9123, longitude: 104.2317 },
      { latitude: 40, longitude: 104.2317 },
    ]
    expect(farFromAll(LIUWAN, others)).toBe(111)
  })
})
