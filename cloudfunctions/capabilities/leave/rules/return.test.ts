import {
  actor,
  at,
  bookOf,
  clerk,
  comingBack,
  extension,
  granted,
  kept,
  lastOf,
  liu,
  ma,
  momentAt,
  policy,
  span,
  submission,
  toldIn,
  woken,
} from '../testing/given'
import { findApplication, liveOnes, openClaim, waitingSeats, type LeaveBookState } from './book'
import { decideLeave } from './decide'
import type { Return } from './return'
import { usedIn } from './year'

/** Thursday 26 November to Wednesday 2 December: five working days with a weekend between. */
const book = granted(bookOf(submission('annual', span('11-26', '12-02'))))

const back = (state: LeaveBookState, day: string, clock: string, seen: number[], rest?: Partial<Return>) =>
  decideLeave(state, comingBack(state, seen, rest), momentAt(clock, `2026-${day}`, `back-${day}`, 'pZhou'))

describe('coming back earlier than granted, with a check-in in the village', () => {
  it('in the morning frees that day and the ones after it', () => {
    const { state } = kept(back(book, '12-01', '08:00', [at('12-01', '07:40')]))
    const { status, to, days, granted: before, returned } = lastOf(state)
    expect({ status, to: to.day, days }).toEqual({ status: 'returned', to: '2026-11-30', days: 3 })
    expect(before).toEqual({ to: { day: '2026-12-02', half: 'full' }, days: 5, calendarDays: 7 })
    expect(returned).toEqual({ at: at('12-01', '07:40'), how: 'checkIn', name: '' })
  })

  it('in the evening does not free that day', () => {
    const { state } = kept(back(book, '12-01', '19:00', [at('12-01', '18:30')]))
    expect(lastOf(state)).toMatchObject({ days: 4, to: { day: '2026-12-01', half: 'full' } })
  })

  it('at noon sharp does not free that day', () => {
    const { state } = kept(back(book, '12-01', '13:00', [at('12-01', '12:00')]))
    expect(lastOf(state).to.day).toBe('2026-12-01')
  })

  it('gives the days of the year back', () => {
    const { state } = kept(back(book, '12-01', '08:00', [at('12-01', '07:40')]))
    expect(usedIn(policy, liveOnes(book), 2026)).toBe(5)
    expect(usedIn(policy, liveOnes(state), 2026)).toBe(3)
  })

  it('leaves the freed days open for another request', () => {
    const { state } = kept(back(book, '12-01', '08:00', [at('12-01', '07:40')]))
    const again = submission('sick', span('12-02'))
    expect(decideLeave(state, again, momentAt('09:00', '2026-12-01', 'request-2')).ok).toBe(true)
    expect(decideLeave(book, again, momentAt('09:00', '2026-12-01', 'request-2'))).toMatchObject({
      code: 'leave.overlaps',
    })
  })

  it('before noon of the first day uses nothing at all', () => {
    const { state } = kept(back(book, '11-26', '09:00', [at('11-26', '07:40')]))
    expect(lastOf(state)).toMatchObject({ status: 'returned', days: 0, granted: { days: 5 } })
    expect(liveOnes(state)).toEqual([])
  })

  it('takes the first check-in of the last day on which there was one', () => {
    const seen = [at('11-27', '18:30'), at('12-01', '07:40'), at('12-01', '18:30')]
    const { state } = kept(back(book, '12-01', '19:00', seen))
    expect(lastOf(state).to.day).toBe('2026-11-30')
  })

  it('does not take the check-in of the morning on which they left for the return', () => {
    const { state } = kept(back(book, '11-27', '09:00', [at('11-26', '07:40')]))
    expect(lastOf(state)).toMatchObject({ status: 'approved', claim: { role: 'township-clerk' } })
  })

  it('keeps the afternoon of a leave that began at noon, and frees the days after it', () => {
    const half = granted(bookOf(submission('annual', span('11-26下午', '12-01'))))
    const { state } = kept(back(half, '11-27', '08:00', [at('11-27', '07:40')]))
    expect(lastOf(state)).toMatchObject({ days: 0.5, to: { day: '2026-11-26', half: 'afternoon' } })
  })
})

describe('coming back without a check-in', () => {
  const claimed = kept(back(book, '12-01', '08:00', [])).state

  it('asks the township clerk to confirm, who then sees it waiting', () => {
    expect(toldIn(back(book, '12-01', '08:00', []))).toEqual([['claimed', 'pClerk']])
    expect(lastOf(claimed).status).toBe('approved')
    expect(waitingSeats(claimed)).toEqual(['township-clerk@u990101101'])
  })

  it('goes to the township leader where there is no clerk', () => {
    expect(toldIn(back(book, '12-01', '08:00', [], { holders: [ma, liu] }))).toEqual([['claimed', 'pMa']])
  })

  it('is said once', () => {
    expect(back(claimed, '12-01', '09:00', [])).toMatchObject({ code: 'leave.alreadySaid' })
  })

  it('counts from when it was said, not from when it was confirmed', () => {
    const command = { type: 'confirmReturn' as const, applicationId: lastOf(claimed).id, policy }
    const confirm = { ...command, by: actor(clerk), holders: [clerk, ma] }
    const moment = momentAt('19:00', '2026-12-01', 'confirm-1', 'pClerk')
    const decision = decideLeave(claimed, confirm, moment)
    const { state, entry } = kept(decision)
    expect(lastOf(state)).toMatchObject({ status: 'returned', days: 3, returned: { how: 'confirmed' } })
    expect(openClaim(lastOf(state))).toBeUndefined()
    expect(entry.data).toMatchObject({ grantId: 'grant-clerk', personVersion: 7 })
    expect(toldIn(decision)).toEqual([['returned', 'pZhou']])
    expect(waitingSeats(state)).toEqual([])
  })

  it('is not confirmed by oneself, nor by somebody without a seat', () => {
    const command = { type: 'confirmReturn' as const, applicationId: lastOf(claimed).id, policy, holders: [] }
    const moment = momentAt('19:00', '2026-12-01', 'confirm-1', 'pClerk')
    const own = { ...actor(clerk), personId: 'pZhou' }
    expect(decideLeave(claimed, { ...command, by: own }, moment)).toMatchObject({
      code: 'leave.ownApplication',
    })
    const stranger = { ...actor(clerk), grants: [] }
    expect(decideLeave(claimed, { ...command, by: stranger }, moment)).toMatchObject({
      code: 'leave.notYours',
    })
  })

  it('is settled by a check-in that comes after all', () => {
    const { state } = kept(back(claimed, '12-01', '19:00', [at('12-01', '18:30')]))
    expect(lastOf(state)).toMatchObject({ status: 'returned', returned: { how: 'checkIn' } })
  })
})

describe('the ledger closes a leave by itself', () => {
  it('by a check-in on the last day or after it, and tells its person', () => {
    const decision = woken(book, '12-02', '12:00', { insideAt: [at('12-02', '07:50')] })
    expect(lastOf(decision.state)).toMatchObject({ status: 'returned', days: 4 })
    expect(decision.tell.map(({ what, to }) => [what, to])).toEqual([['returned', 'pZhou']])
    const later = woken(book, '12-03', '07:00', { insideAt: [at('12-02', '19:50')] })
    expect(lastOf(later.state)).toMatchObject({ status: 'returned', days: 5 })
    expect(lastOf(later.state).granted).toBeUndefined()
  })

  it('not by an earlier one, which only asks', () => {
    const decision = woken(book, '12-02', '12:00', { insideAt: [at('12-01', '07:50')] })
    expect(lastOf(decision.state).status).toBe('approved')
  })

  it('not by the check-in before leaving for a single day, but by the one that evening', () => {
    const single = granted(bookOf(submission('annual', span('11-26'))))
    const morning = at('11-26', '07:30')
    expect(lastOf(woken(single, '11-26', '12:00', { insideAt: [morning] }).state).status).toBe('approved')
    const evening = woken(single, '11-27', '07:00', { insideAt: [morning, at('11-26', '19:00')] }).state
    expect(lastOf(evening)).toMatchObject({ status: 'returned', days: 1 })
  })
})

describe('a return ends the whole absence', () => {
  const longer = kept(
    decideLeave(book, extension(book, '12-04'), momentAt('10:00', '2026-12-01', 'more-1', 'pZhou')),
  ).state

  it('takes back more days that nobody decided yet', () => {
    const first = { applicationId: book.applications[0]!.id }
    const { state } = kept(back(longer, '12-02', '19:00', [at('12-02', '18:30')], first))
    expect(state.applications.map(({ status }) => status)).toEqual(['returned', 'withdrawn'])
    expect(waitingSeats(state)).toEqual([])
  })

  it('gives more days back that were granted and not begun', () => {
    const both = granted(longer, '2026-12-01', '11:00')
    const first = { applicationId: book.applications[0]!.id }
    const { state } = kept(back(both, '12-02', '19:00', [at('12-02', '18:30')], first))
    expect(state.applications.map(({ status, days }) => [status, days])).toEqual([
      ['returned', 5],
      ['returned', 0],
    ])
  })

  it('leaves another leave alone that only begins later', () => {
    const friday = granted(bookOf(submission('annual', span('11-26', '11-27'))))
    const request = submission('personal', span('11-30'))
    const next = granted(kept(decideLeave(friday, request, momentAt('18:40', '2026-11-23', 'r-2'))).state)
    const first = { applicationId: friday.applications[0]!.id }
    const { state } = kept(back(next, '11-27', '19:00', [at('11-27', '18:30')], first))
    expect(state.applications.map(({ status }) => status)).toEqual(['returned', 'approved'])
  })
})

describe('a return is refused', () => {
  const of = (state: LeaveBookState, day: string) => back(state, day, '09:00', [at(day, '07:30')])

  it('before the leave began, before it was granted, and a second time', () => {
    expect(of(book, '11-25')).toMatchObject({ code: 'leave.notBegun' })
    expect(of(bookOf(submission('annual', span('11-26', '12-02'))), '11-27')).toMatchObject({
      code: 'leave.notOnLeave',
    })
    expect(of(kept(of(book, '12-01')).state, '12-01')).toMatchObject({ code: 'leave.alreadyReturned' })
  })
})

it('the end of a posting closes what had begun, and what had not', () => {
  const request = submission('personal', span('12-10'))
  const more = kept(decideLeave(book, request, momentAt('09:00', '2026-11-25', 'r-2'))).state
  const decision = woken(more, '12-02', '07:00', { until: '2026-11-30' })
  expect(decision.state.applications.map(({ status, days }) => [status, days])).toEqual([
    ['returned', 3],
    ['closed', 1],
  ])
  expect(decision.tell.map(({ what }) => what)).toEqual(['closed', 'closed'])
  const { id } = lastOf(decision.state)
  const approval = decideLeave(
    decision.state,
    { type: 'approve', applicationId: id, decider: actor(ma), holders: [] },
    momentAt('09:00', '2026-12-02', 'late-1', 'pMa'),
  )
  expect(approval).toMatchObject({ code: 'leave.over' })
  expect(findApplication(decision.state, id)?.settledAt).toBe(at('12-02', '07:00'))
})
