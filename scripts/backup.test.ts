import { nextPage } from './page-size'

describe('how many documents one read of a copy takes', () => {
  it('few of large ones, many of small ones, and at least one', () => {
    expect(nextPage(4, 4 * 8_000)).toBe(500)
    expect(nextPage(4, 4 * 300_000)).toBe(13)
    expect(nextPage(4, 4 * 900_000)).toBe(4)
    expect(nextPage(1, 16_000_000)).toBe(1)
    expect(nextPage(4, 4 * 300)).toBe(500)
  })

  it('of an empty collection as many as at the beginning', () => expect(nextPage(0, 0)).toBe(4))
})
