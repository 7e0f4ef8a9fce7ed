import { clockOf, dayOf } from '../../../kernel/day'
import {
  actor,
  at,
  bookOf,
  clerk,
  comingBack,
  granted,
  kept,
  lastOf,
  liu,
  ma,
  momentAt,
  policy,
  span,
  submission,
  wake,
  woken,
} from '../testing/given'
import { waitingSeats, type LeaveBookState } from './book'
import { decideLeave } from './decide'
import { wakeAt } from './wake'

/** Away from Thursday 26 November to Wednesday 2 December, and said to be back on Friday the 27th without a check-in. */
const leave = granted(bookOf(submission('annual', span('11-26', '12-02'))))
const said = (clock = '14:00') =>
  kept(
    decideLeave(
      woken(leave, '11-27', '07:00').state,
      comingBack(leave, [], { holders: team }),
      momentAt(clock, '2026-11-27', 'back-1'),
    ),
  ).state

/** Everybody above 柳湾村, with one leader. */
const team = [ma, clerk, liu]

/** What the clock tells until that day, while nobody acts. */
function days(from: LeaveBookState, until: string, rest = {}): { state: LeaveBookState; told: string[] } {
  const told: string[] = []
  let state = from
  for (let due = wakeAt(state); due !== null && due <= at(until, '23:59'); due = wakeAt(state)) {
    const moment = { ...momentAt('00:00'), now: due, today: dayOf(due), by: 'system' }
    const decision = kept(decideLeave(state, wake({ holders: team, ...rest }), moment))
    state = decision.state
    told.push(...decision.tell.map(({ what, to }) => `${dayOf(due).slice(5)} ${clockOf(due)} ${what} ${to}`))
  }
  return { state, told }
}

const confirmBy = (state: LeaveBookState, by: typeof ma, day: string) =>
  decideLeave(
    state,
    { type: 'confirmReturn', applicationId: lastOf(state).id, policy, by: actor(by), holders: [] },
    momentAt('09:00', `2026-${day}`, 'yes-1', by.personId),
  )

describe('a return that was said and that nobody confirms', () => {
  it('is brought up to the clerk after a day, and after two the leader may confirm it too', () => {
    const { told, state } = days(said(), '12-01')
    expect(told).toEqual(['11-28 14:00 claimReminder pClerk', '11-29 14:00 claimEscalated pMa'])
    expect(waitingSeats(state)).toEqual(['township-clerk@u990101101', 'township-leader@u990101101'])
    expect(lastOf(state).status).toBe('approved')
  })

  it('is never confirmed by time, nor told as overdue while it waits', () => {
    const { told, state } = days(said(), '12-20')
    expect(lastOf(state).status).toBe('approved')
    expect(told.filter((each) => each.includes('overdue'))).toEqual([])
    expect(told.filter((each) => each.includes('claim'))).toHaveLength(2)
  })

  it('is confirmed by either, and the return counts from when it was said', () => {
    const { state } = days(said(), '11-30')
    for (const by of [clerk, ma]) {
      const back = kept(confirmBy(state, by, '12-01')).state
      expect(lastOf(back)).toMatchObject({
        status: 'returned',
        returned: { at: at('11-27', '14:00'), how: 'confirmed', name: by.name },
      })
      expect(days(back, '12-20').told).toEqual([])
      expect(wakeAt(back)).toBeNull()
    }
  })

  it('wakes nobody at night', () => {
    expect(days(said('22:30'), '11-30').told).toEqual([
      '11-28 07:00 claimed pClerk',
      '11-29 07:00 claimReminder pClerk',
      '11-30 07:00 claimEscalated pMa',
    ])
  })

  it('moves up by the next morning when the clerk’s seat falls vacant, and not twice', () => {
    const { told, state } = days(said(), '12-01', { holders: [ma, liu] })
    expect(told).toEqual(['11-28 07:00 claimed pMa', '11-29 14:00 claimEscalated pMa'])
    expect(waitingSeats(state)).toContain('township-leader@u990101101')
    expect(days(said(), '12-01', { holders: [] }).told).toEqual([])
  })
})

describe('a posting that ends in the midst of a leave', () => {
  it('ends the leave with its last day, at the midnight after it', () => {
    const known = woken(leave, '11-27', '07:00', { until: '2026-11-30' }).state
    const later = days(known, '11-30', { until: '2026-11-30' })
    expect(lastOf(later.state).status).toBe('approved')
    expect(wakeAt(later.state)).toBe(at('12-01', '00:00'))
    const over = woken(later.state, '12-01', '00:00', { until: '2026-11-30' }).state
    expect(lastOf(over)).toMatchObject({ status: 'returned', days: 3, to: { day: '2026-11-30' } })
    expect(lastOf(over).granted).toMatchObject({ days: 5 })
    expect(days(over, '12-02', { until: '2026-11-30' }).told).toEqual(['12-01 07:00 closed pZhou'])
  })

  it('is found out on any morning of the leave when nobody knew before', () => {
    expect(wakeAt(leave)).toBe(at('11-26', '07:00'))
    const { state, told } = days(leave, '11-28', { until: '2026-11-27' })
    expect(lastOf(state)).toMatchObject({ status: 'returned', to: { day: '2026-11-27' } })
    expect(told).toEqual(['11-28 07:00 closed pZhou'])
  })

  it('is known from the request on where the roster says it', () => {
    const ending = { ...submission('annual', span('11-26')).posting, to: '2026-11-26' }
    const short = bookOf(submission('annual', span('11-26'), { posting: ending }))
    expect(short.until).toBe('2026-11-26')
    const { state } = days(short, '11-27', { until: '2026-11-26' })
    expect(lastOf(state).status).toBe('closed')
    expect(wakeAt(state)).toBeNull()
  })

  it('that goes on after all ends nothing', () => {
    const known = woken(leave, '11-27', '07:00', { until: '2026-11-30' }).state
    const { state } = days(known, '12-01', { until: null })
    expect(lastOf(state).status).toBe('approved')
  })
})
