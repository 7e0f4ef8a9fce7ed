import { cursorAfter, readCursor } from './page'

describe('the pages of an inbox', () => {
  it('the first page has no cursor', () => {
    expect(readCursor(undefined)).toBeNull()
  })

  it('a page begins after the last entry of the one before', () => {
    expect(cursorAfter([{ at: 30 }, { at: 20 }, { at: 10 }], null)).toBe('10_1')
    expect(readCursor('10_1')).toEqual({ at: 10, skip: 1 })
  })

  it('entries of the same moment that stand on two pages are neither shown twice nor lost', () => {
    const first = cursorAfter([{ at: 30 }, { at: 10 }, { at: 10 }], null)
    expect(first).toBe('10_2')
    expect(cursorAfter([{ at: 10 }, { at: 10 }], readCursor(first!))).toBe('10_4')
    expect(cursorAfter([{ at: 10 }, { at: 5 }], readCursor(first!))).toBe('5_1')
  })

  it('there is no cursor after nothing', () => {
    expect(cursorAfter([], null)).toBeNull()
  })
})
