import { drawnAtFirst, drawnNear, heightsOf, MOST } from './near'

/** Fifty pieces of 250 nodes and 700 pixels each, scrolled by so much. */
const nodes = Array<number>(50).fill(250)
const at = (scrolled: number, pieces = 50) =>
  Array.from({ length: pieces }, (_, i) => ({ top: i * 700 - scrolled, bottom: (i + 1) * 700 - scrolled }))

describe('what is drawn of a long list', () => {
  it('before anything is known, the first ones that fit, and one that is too large all the same', () => {
    expect(drawnAtFirst(nodes)).toBe(2)
    expect(drawnAtFirst([MOST + 1, 1])).toBe(0)
    expect(drawnAtFirst([5])).toBe(0)
  })

  it('is what is on the screen and what is nearest to it, wherever one is', () => {
    expect(drawnNear(at(0), nodes, 780)).toEqual({ from: 0, to: 2 })
    expect(drawnNear(at(7_100), nodes, 780)).toEqual({ from: 9, to: 11 })
    expect(drawnNear(at(7_600), nodes, 780)).toEqual({ from: 10, to: 12 })
    expect(drawnNear(at(34_220), nodes, 780)).toEqual({ from: 47, to: 49 })
  })

  it('keeps within its nodes at every place, and leaves nothing on the screen out', () => {
    for (let scrolled = -200; scrolled < 36_000; scrolled += 37) {
      const places = at(scrolled)
      const { from, to } = drawnNear(places, nodes, 780)
      expect((to - from + 1) * 250).toBeLessThanOrEqual(MOST)
      for (const [id, { top, bottom }] of places.entries())
        if (bottom > 0 && top < 780) expect(id >= from && id <= to).toBe(true)
    }
  })

  it('is everything on the screen even where that is more, and nothing that is farther than a screen', () => {
    const small = Array.from({ length: 50 }, (_, i) => ({ top: i * 100, bottom: (i + 1) * 100 }))
    expect(drawnNear(small, nodes, 780)).toEqual({ from: 0, to: 7 })
    expect(drawnNear(small, Array<number>(50).fill(1), 780)).toEqual({ from: 0, to: 15 })
  })

  it('past its end is its last one, and of one piece that one', () => {
    expect(drawnNear(at(90_000), nodes, 780).to).toBe(49)
    expect(drawnNear(at(0, 1), [250], 780)).toEqual({ from: 0, to: 0 })
  })
})

it('a piece that was never drawn is thought as high, for its nodes, as those that were', () => {
  expect(heightsOf([700, 0, 350, 0], [200, 100, 100, 50])).toEqual([700, 350, 350, 175])
  expect(heightsOf([0, 0], [1, 1])).toEqual([0, 0])
})
