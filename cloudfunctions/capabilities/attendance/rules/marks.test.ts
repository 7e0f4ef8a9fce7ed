import { momentAt } from '../testing/given'
import { decideMark, type MarksState } from './marks'

const now = Date.UTC(2026, 10, 23, 10)
const context = {
  moment: momentAt(now),
  villageId: 'u990101101201',
  month: '2026-11',
  name: '马玉兰',
  own: ['g9'],
}
const asked = { key: 'commuting-g1', until: '2026-11-19', words: '问过了，宿舍没信号' }

function stateOf(decision: ReturnType<typeof decideMark>): MarksState {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

describe('marking a row as looked at', () => {
  it('keeps who looked, when, and what they found', () => {
    const { marks } = stateOf(decideMark(null, asked, context))
    expect(marks).toEqual([{ ...asked, by: 'p1', name: '马玉兰', at: now }])
  })

  it('a later look at the same row takes the place of the first, and the others stay', () => {
    const first = stateOf(decideMark(null, asked, context))
    const other = stateOf(decideMark({ state: first }, { ...asked, key: 'flags-g1' }, context))
    const again = stateOf(decideMark({ state: other }, { ...asked, until: '2026-11-23' }, context))
    expect(again.marks.map(({ key, until }) => [key, until])).toEqual([
      ['flags-g1', '2026-11-19'],
      ['commuting-g1', '2026-11-23'],
    ])
  })

  it('nobody marks a day that has not come, nor a row about themselves', () => {
    expect(decideMark(null, { ...asked, until: '2026-11-24' }, context)).toMatchObject({
      code: 'attendance.dayAhead',
    })
    expect(decideMark(null, { ...asked, key: 'commuting-g9' }, context)).toMatchObject({
      code: 'attendance.ownDay',
    })
    expect(decideMark(null, { ...asked, key: 'case-g9-c3' }, context)).toMatchObject({
      code: 'attendance.ownDay',
    })
  })

  it('a village’s month has room for every row there can be, and an end', () => {
    const marks = Array.from({ length: 60 }, (_, i) => ({
      ...asked,
      key: `flags-x${i}`,
      by: 'p',
      name: '',
      at: 0,
    }))
    const full = { state: { villageId: 'u1', month: '2026-11', marks } }
    expect(decideMark(full, asked, context)).toMatchObject({ code: 'attendance.marksFull' })
    expect(decideMark(full, { ...asked, key: 'flags-x3' }, context)).toMatchObject({ ok: true })
  })
})
