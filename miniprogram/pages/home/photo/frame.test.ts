import { frameOf, LONGEST } from './frame'

it.each([
  [4000, 3000, 1280, 960],
  [3000, 4000, 960, 1280],
  [1280, 720, 1280, 720],
  [640, 480, 640, 480],
  [10_000, 10, 1280, 1],
])('a picture of %i × %i becomes %i × %i: smaller if it must, never larger', (w, h, width, height) => {
  expect(frameOf(w, h, 2)).toMatchObject({ width, height })
})

it('the band holds every line, and leaves most of the picture free', () => {
  for (const [w, h] of [
    [4000, 3000],
    [3000, 4000],
  ] as const) {
    const { height, top, line, letters } = frameOf(w, h, 2)
    expect(height - top).toBeGreaterThanOrEqual(2 * line)
    expect(top).toBeGreaterThan(height * 0.8)
    expect(letters).toBeGreaterThanOrEqual(40)
  }
})

it('a smaller try is smaller in both ways', () => {
  expect(frameOf(4000, 3000, 2, 960)).toMatchObject({ width: 960, height: 720 })
  expect(LONGEST).toBe(1280)
})
