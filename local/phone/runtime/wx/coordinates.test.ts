import { toGcj02, toWgs84 } from './coordinates'

const metres = (a: { latitude: number; longitude: number }, b: typeof a) =>
  Math.hypot(
    (a.latitude - b.latitude) * 111_320,
    (a.longitude - b.longitude) * 111_320 * Math.cos((a.latitude * Math.PI) / 180),
  )

describe('the datum of China’s maps', () => {
  it.each([
    // published pairs of the common implementations
    [
      { latitude: 39.915, longitude: 116.404 },
      { latitude: 39.916404, longitude: 116.410244 },
    ],
    [
      { latitude: 31.1774276, longitude: 121.5272106 },
      { latitude: 31.17530398364597, longitude: 121.531541859215 },
    ],
    [
      { latitude: 22.543847, longitude: 113.912316 },
      { latitude: 22.540796131694766, longitude: 113.9171764808363 },
    ],
  ])('shows a spot of GPS where the published pairs say', (gps, map) => {
    expect(metres(toGcj02(gps), map)).toBeLessThan(0.2)
    expect(metres(toWgs84(map), gps)).toBeLessThan(0.2)
  })

  it('comes back to the spot it started from', () => {
    const spot = { latitude: 30.1, longitude: 120.2 }
    expect(metres(toWgs84(toGcj02(spot)), spot)).toBeLessThan(0.001)
    expect(metres(toGcj02(spot), spot)).toBeGreaterThan(300)
  })

  it('is that of GPS elsewhere in the world', () => {
    const paris = { latitude: 48.8566, longitude: 2.3522 }
    expect(toGcj02(paris)).toEqual(paris)
    expect(toWgs84(paris)).toEqual(paris)
  })
})
