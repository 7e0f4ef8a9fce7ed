import { deedWords } from '../messages'
import {
  actor,
  at,
  bookOf,
  chen,
  comingBack,
  granted,
  kept,
  lastOf,
  ma,
  momentAt,
  span,
  submission,
} from '../testing/given'
import type { LeaveBookState } from './book'
import { decideLeave } from './decide'
import {
  decidedBy,
  decidedMarks,
  isAfter,
  latestFirst,
  monthsBack,
  readDecidedCursor,
  writeDecidedCursor,
} from './decided'

const asked = bookOf(submission('personal', span('11-26'), { holders: [ma, chen] }))

function handedOn(state: LeaveBookState, from: typeof ma, to: typeof ma, clock: string): LeaveBookState {
  const { id: applicationId } = lastOf(state)
  const command = {
    ...{ type: 'handOver' as const, applicationId, to: to.personId },
    ...{ decider: actor(from), holders: [ma, chen] },
  }
  return kept(decideLeave(state, command, momentAt(clock, '2026-11-23', `hand-${clock}`, from.personId)))
    .state
}
const deeds = (state: LeaveBookState, by = ma) =>
  decidedBy(state, by.personId).map(({ deed: { what, at: when } }) => [what, when])

describe('what somebody decided', () => {
  it('is nothing of a request that only waits, nor of one that its applicant gave back', () => {
    expect(decidedMarks(asked)).toEqual([])
    const yes = granted(asked)
    const back = {
      ...{ type: 'revoke' as const, applicationId: lastOf(yes).id, holders: [] },
      by: { personId: 'pZhou', name: '周建平', version: 3, grants: [] },
    }
    const given = kept(decideLeave(yes, back, momentAt('19:00', '2026-11-23', 'back'))).state
    expect(decidedBy(given, 'pZhou')).toEqual([])
    expect(decidedMarks(given)).toEqual(['pMa_2026-11'])
  })

  it('is a yes of whoever said it, and of nobody else who could have', () => {
    expect(deeds(granted(asked))).toEqual([['approved', at('11-23', '18:31')]])
    expect(deeds(granted(asked), chen)).toEqual([])
  })

  it('stays theirs where it was handed on, and on again by the next', () => {
    const once = handedOn(asked, ma, chen, '18:20')
    expect(deeds(once)).toEqual([['handedOver', at('11-23', '18:20')]])
    const twice = handedOn(once, chen, ma, '18:25')
    expect(deeds(twice)).toEqual([['handedOver', at('11-23', '18:20')]])
    expect(deeds(twice, chen)).toEqual([['handedOver', at('11-23', '18:25')]])
  })

  it('is the last thing they did: who handed it on and then agreed after all has agreed', () => {
    const yes = granted(handedOn(asked, ma, chen, '18:20'))
    expect(deeds(yes)).toEqual([['approved', at('11-23', '18:31')]])
  })

  it('a confirmed return counts from when it was confirmed, not from when the person was back', () => {
    const away = granted(asked)
    const said = kept(decideLeave(away, comingBack(away, []), momentAt('14:00', '2026-11-26', 'said'))).state
    const { applicationId, policy } = comingBack(said, [])
    const command = { type: 'confirmReturn' as const, applicationId, policy, by: actor(ma), holders: [] }
    const moment = momentAt('09:00', '2026-12-01', 'confirmed', 'pMa')
    const back = kept(decideLeave(said, command, moment)).state
    expect(deeds(back)).toEqual([['confirmed', at('12-01', '09:00')]])
    expect(lastOf(back).returned).toMatchObject({ at: at('11-26', '14:00') })
    // Only the month it is shown under: November would be read for nothing.
    expect(decidedMarks(back)).toEqual(['pMa_2026-12'])
  })
})

describe('pages of it', () => {
  const [decided] = decidedBy(granted(asked), 'pMa')
  const of = (id: string, when: number) => ({
    application: { ...decided!.application, id },
    deed: { ...decided!.deed, at: when },
  })

  it('go on after the row that the cursor names, also among several of one moment', () => {
    const sorted = [of('b', 5), of('a', 7), of('a', 5), of('c', 5)].sort(latestFirst)
    expect(sorted.map(({ application, deed }) => `${deed.at}${application.id}`)).toEqual([
      '7a',
      '5a',
      '5b',
      '5c',
    ])
    const rest = sorted.filter((each) => isAfter(each, { at: 5, id: 'a' }))
    expect(rest.map(({ application }) => application.id)).toEqual(['b', 'c'])
    expect(sorted.filter((each) => isAfter(each, null))).toHaveLength(4)
  })

  it('a cursor reads as it was written, also with an id that holds an underscore or none', () => {
    for (const cursor of [
      { at: 1764000000000, id: 'a_1_x' },
      { at: 1764000000000, id: '' },
    ])
      expect(readDecidedCursor(writeDecidedCursor(cursor))).toEqual(cursor)
    expect(readDecidedCursor(undefined)).toBeNull()
  })

  it('looks back month by month over the turn of the year, and never before the first', () => {
    expect(monthsBack('2027-02', 4, '2020-01')).toEqual(['2027-02', '2027-01', '2026-12', '2026-11'])
    expect(monthsBack('2027-02', 4, '2026-12')).toEqual(['2027-02', '2027-01', '2026-12'])
  })
})

it('says when and what, with the year where it was another one', () => {
  const deed = { what: 'handedOver', by: 'pMa', to: '陈国栋', at: at('11-21', '18:06') } as const
  expect(deedWords(deed, at('11-23', '09:00'))).toBe('11月21日 18:06 你转给了陈国栋')
  expect(deedWords(deed, at('11-22', '09:00'))).toBe('昨天 18:06 你转给了陈国栋')
  const newYear = Date.parse('2027-01-01T09:00:00+08:00')
  expect(deedWords({ ...deed, what: 'rejected', to: '' }, newYear)).toBe('2026年11月21日 18:06 你没同意')
  expect(deedWords({ ...deed, at: at('12-31', '18:06') }, newYear)).toBe('昨天 18:06 你转给了陈国栋')
})
