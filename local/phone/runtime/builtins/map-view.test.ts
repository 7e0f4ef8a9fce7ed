import { MapView } from './map-view'

const center = { latitude: 36, longitude: 104 }
const view = new MapView(center, 12, 320, 200)

test('the centre is in the middle, north is up and east is right', () => {
  expect(view.place(center)).toEqual({ x: 160, y: 100 })
  expect(view.place({ latitude: 36.01, longitude: 104 }).y).toBeLessThan(100)
  expect(view.place({ latitude: 36, longitude: 104.01 }).x).toBeGreaterThan(160)
})

test('a step of the scale halves what is seen', () => {
  const closer = new MapView(center, 13, 320, 200)
  expect(view.metresPerPixel() / closer.metresPerPixel()).toBeCloseTo(2, 6)
})

test('a kilometre is as long north as east', () => {
  const pixels = 1000 / view.metresPerPixel()
  const north = view.place({ latitude: 36 + 1000 / 111_319.5, longitude: 104 })
  const east = view.place({
    latitude: 36,
    longitude: 104 + 1000 / (111_319.5 * Math.cos((36 * Math.PI) / 180)),
  })
  expect(100 - north.y).toBeCloseTo(pixels, 0)
  expect(east.x - 160).toBeCloseTo(pixels, 0)
})

test('points that must be seen are, with room around them, whatever the scale was', () => {
  const points = [
    { latitude: 35.8, longitude: 103.9 },
    { latitude: 36.2, longitude: 104.4 },
  ]
  const shown = view.including(points)
  for (const point of points) {
    const { x, y } = shown.place(point)
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(320)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(200)
  }
  expect(view.including([center]).scale).toBe(20)
  expect(view.including([])).toBe(view)
})

test('dragging the picture to the right looks further west', () => {
  const { center: moved } = view.dragged(50, 0)
  expect(moved.longitude).toBeLessThan(104)
  expect(view.dragged(0, 50).center.latitude).toBeGreaterThan(36)
  expect(view.dragged(50, 0).place(center).x).toBeCloseTo(210, 1)
})

test('the bar of the scale is a round number of metres', () => {
  const { metres, pixels } = view.bar()
  expect([1, 2, 5]).toContain(metres / 10 ** Math.floor(Math.log10(metres)))
  expect(pixels).toBeLessThanOrEqual(80)
  expect(pixels).toBeGreaterThan(30)
})
