import { draw, type Dial } from './geometry'

const dial = (over: Partial<Dial> = {}): Dial => ({
  place: '柳湾村',
  radius: 800,
  distance: 320,
  accuracy: 12,
  east: 256,
  north: 192,
  words: '柳湾村范围 800 米',
  ...over,
})
const numbers = (style: string): number[] =>
  [...style.matchAll(/(-?\d+)rpx/g)].map(([, value]) => Number(value))

it('a fix to the north-east stands right of and above the village house', () => {
  const { me, house } = draw(dial(), 'pine')
  const [meLeft, meTop] = numbers(me) as [number, number]
  const [houseLeft, houseTop] = numbers(house) as [number, number]
  expect(meLeft).toBeGreaterThan(houseLeft)
  expect(meTop).toBeLessThan(houseTop)
})

it('a fix inside the radius lies inside the drawn circle', () => {
  const { me, zone } = draw(dial(), 'pine')
  const [left, top, width] = numbers(zone) as [number, number, number]
  const [meLeft, meTop] = numbers(me).map((value) => value + 16) as [number, number]
  const away = Math.hypot(meLeft - (left + width / 2), meTop - (top + width / 2))
  expect(away).toBeCloseTo((320 / 800) * (width / 2), 0)
})

it('the halo of a weak signal is to the scale of its accuracy', () => {
  const { halo, zone } = draw(dial({ accuracy: 650 }), 'wheat')
  expect(numbers(halo)[2]! / numbers(zone)[2]!).toBeCloseTo(650 / 800, 1)
})

it('a fix outside is a line with the distance on it, whatever the scale', () => {
  const near = draw(dial({ distance: 1200, east: 1200, north: 0 }), 'brick')
  const far = draw(dial({ distance: 41000, east: 41000, north: 0 }), 'brick')
  expect(far).toEqual(near)
  expect(far.far).toBe(true)
  expect(far.halo).toBe('')
})

it('a weak fix far from the village stays on the drawing', () => {
  const [left, top] = numbers(draw(dial({ east: 90_000, north: -90_000 }), 'wheat').me) as [number, number]
  expect(left).toBeLessThan(686)
  expect(top).toBeLessThan(300)
})
