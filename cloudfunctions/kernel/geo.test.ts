import { distance } from './geo'

describe('distances', () => {
  it('a degree of latitude is 111.2 km', () => {
    expect(distance({ latitude: 35, longitude: 104 }, { latitude: 36, longitude: 104 })).toBeCloseTo(
      111_195,
      -2,
    )
  })

  it('a degree of longitude shrinks with latitude', () => {
    const metres = distance({ latitude: 35.9, longitude: 104 }, { latitude: 35.9, longitude: 105 })
    expect(metres / 111_195).toBeCloseTo(Math.cos((35.9 * Math.PI) / 180), 3)
  })

  it('a point is at no distance from itself', () => {
    expect(distance({ latitude: 35.9, longitude: 104.2 }, { latitude: 35.9, longitude: 104.2 })).toBe(0)
  })
})
