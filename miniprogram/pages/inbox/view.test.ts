import { afterPage, withRead } from './view'

const entries = (...ids: string[]) => ids.map((id) => ({ id, unread: true }))
const idsOf = (list: ReturnType<typeof entries>) => list.map(({ id }) => id).join('')

describe('the inbox when it is read again', () => {
  it('keeps the older pages, so that the list stays where it was', () => {
    const { entries: list, kept } = afterPage(entries('c', 'b', 'a'), entries('d', 'c'))
    expect(idsOf(list)).toBe('dcba')
    expect(kept).toBe(true)
  })

  it('begins anew when more came than one page holds', () => {
    const { entries: list, kept } = afterPage(entries('c', 'b'), entries('z', 'y'))
    expect(idsOf(list)).toBe('zy')
    expect(kept).toBe(false)
  })

  it('takes the cursor of its only page', () => {
    expect(afterPage(entries('b', 'a'), entries('b', 'a')).kept).toBe(false)
    expect(afterPage([], entries('a')).kept).toBe(false)
  })

  it('may be empty', () => {
    expect(afterPage([], [])).toEqual({ entries: [], kept: false })
  })

  it('marks the one entry that was opened', () => {
    expect(withRead(entries('b', 'a'), 'a').map(({ unread }) => unread)).toEqual([true, false])
  })
})
