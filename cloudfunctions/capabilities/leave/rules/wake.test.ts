import { clockOf, dayOf } from '../../../kernel/day'
import {
  at,
  bookOf,
  clerk,
  comingBack,
  extension,
  granted,
  holder,
  kept,
  lastOf,
  liu,
  ma,
  momentAt,
  ruling,
  span,
  submission,
  toldIn,
  TODAY,
  wake,
  woken,
} from '../testing/given'
import { waitingSeats, type LeaveBookState } from './book'
import { decideLeave } from './decide'
import { remindAt } from './patience'
import { wakeAt } from './wake'

/** Handed in on Monday 23 November at 18:06. */
const book = bookOf(submission('annual', span('11-26', '12-01')))
const told = ({ tell }: { tell: Array<{ what: string; to: string }> }) =>
  tell.map(({ what, to }) => [what, to])
/** The clock's times from now on while nobody else acts, up to a day, and what it tells at each. */
function day(state: LeaveBookState, until: string, rest = {}): { state: LeaveBookState; said: string[] } {
  const said: string[] = []
  let current = state
  for (let due = wakeAt(current); due !== null && due <= at(until, '23:59'); due = wakeAt(current)) {
    const moment = { ...momentAt('00:00'), now: due, today: dayOf(due), by: 'system' }
    const decision = kept(decideLeave(current, wake(rest), moment))
    current = decision.state
    said.push(...decision.tell.map(({ what, to }) => `${dayOf(due).slice(5)} ${clockOf(due)} ${what} ${to}`))
  }
  return { state: current, said }
}

describe('a step that nobody answers', () => {
  it('is brought up after a day, and after two the next level may decide too; nothing is ever granted by time', () => {
    const { said, state } = day(book, '11-29')
    expect(said).toEqual([
      '11-24 18:06 reminder pMa',
      '11-24 18:06 reminder pChen',
      '11-25 18:06 escalated pLiu',
    ])
    expect(lastOf(state).status).toBe('submitted')
    expect(waitingSeats(state)).toEqual(['township-leader@u990101101', 'county-organiser@u990101'])
  })

  it('is then decided by either, and still goes on to its next step', () => {
    const { state } = day(book, '11-25')
    const moment = momentAt('19:00', '2026-11-25', 'yes-1', 'pLiu')
    const first = kept(decideLeave(state, ruling('approve', liu, lastOf(state).id), moment)).state
    expect(lastOf(first)).toMatchObject({ status: 'submitted', path: [{ ruling: { name: '刘敏' } }, {}] })
    expect(waitingSeats(first)).toEqual(['county-organiser@u990101'])
    const early = decideLeave(book, ruling('approve', liu, lastOf(book).id), moment)
    expect(early).toMatchObject({ code: 'leave.notYourTurn' })
  })

  it('begins to wait anew with each step', () => {
    const approval = ruling('approve', ma, lastOf(book).id)
    const moment = momentAt('09:30', '2026-11-25', 'yes-1', 'pMa')
    const handedOn = kept(decideLeave(day(book, '11-24').state, approval, moment)).state
    expect(remindAt(lastOf(handedOn))).toBe(at('11-26', '09:30'))
  })

  it('is not brought up between nine in the evening and seven in the morning', () => {
    const handedInAt = (clock: string) => ({ ...lastOf(book), submittedAt: at('11-23', clock) })
    expect(remindAt(handedInAt('20:59'))).toBe(at('11-24', '20:59'))
    expect(remindAt(handedInAt('21:00'))).toBe(at('11-25', '07:00'))
    expect(remindAt(handedInAt('00:01'))).toBe(at('11-24', '07:00'))
    expect(remindAt(handedInAt('06:59'))).toBe(at('11-24', '07:00'))
    expect(remindAt(handedInAt('07:00'))).toBe(at('11-24', '07:00'))
  })
})

describe('a seat that nobody holds', () => {
  it('is left for the next level when it falls vacant after the request, at the next look', () => {
    const decision = woken(book, '11-24', '07:00', { holders: [liu] })
    expect(told(decision)).toEqual([['toDecide', 'pLiu']])
    expect(waitingSeats(decision.state)).toContain('county-organiser@u990101')
    expect(woken(decision.state, '11-24', '08:00', { holders: [liu] }).tell).toEqual([])
  })

  it('is told to the organiser, who then has it filled', () => {
    const wang = holder('pWang', '王督导', 'city-supervisor@u9901')
    const short = bookOf(submission('annual', span('11-26'), { holders: [liu, wang] }))
    expect(lastOf(short).path[0]?.role).toBe('county-organiser')
    const vacated = woken(bookOf(submission('annual', span('11-26'))), '11-24', '07:00', { holders: [wang] })
    expect(told(vacated)).toEqual([['toDecide', 'pWang']])
  })

  it('does not fall to the applicant', () => {
    const zhou = holder('pZhou', '周建平', 'township-leader@u990101101', 'county-organiser@u990101')
    const decision = woken(book, '11-24', '07:00', { holders: [zhou, liu] })
    expect(told(decision)).toEqual([['toDecide', 'pLiu']])
  })
})

describe('a leave that is over', () => {
  /** Thursday 26 and Friday 27 November. */
  const leave = granted(bookOf(submission('annual', span('11-26', '11-27'))))

  it('is brought to mind on its last day, and is overdue from noon of the next working day, step by step', () => {
    expect(day(leave, '12-05').said).toEqual([
      '11-27 07:00 lastDay pZhou',
      '11-30 12:00 overdue pZhou',
      '11-30 18:00 overdueLeader pMa',
      '11-30 18:00 overdueLeader pChen',
      '12-01 09:00 overdueCounty pLiu',
    ])
  })

  it('is not overdue once somebody was seen in the village', () => {
    const { said, state } = day(leave, '12-05', { insideAt: [at('11-29', '19:00')] })
    expect(said).toEqual(['11-27 07:00 lastDay pZhou', '11-30 07:00 returned pZhou'])
    expect(wakeAt(state)).toBeNull()
  })

  it('is told back to whoever heard of the delay', () => {
    const late = day(leave, '12-02').state
    const back = comingBack(late, [at('12-03', '07:30')], { holders: [ma, liu] })
    const decision = decideLeave(late, back, momentAt('08:00', '2026-12-03', 'back-1'))
    expect(toldIn(decision)).toEqual([
      ['back', 'pMa'],
      ['back', 'pLiu'],
    ])
    expect(lastOf(kept(decision).state)).toMatchObject({ status: 'returned', days: 2 })
  })

  it('waits for whoever has to confirm the return, and for more days that were asked for in time', () => {
    const said = kept(
      decideLeave(leave, comingBack(leave, []), momentAt('08:00', '2026-11-27', 'back-1')),
    ).state
    expect(day(said, '12-05').said.filter((each) => each.includes('overdue'))).toEqual([])
    const more = decideLeave(leave, extension(leave, '11-30'), momentAt('08:00', '2026-11-27', 'more-1'))
    const asked = day(kept(more).state, '11-30')
    expect(asked.said.filter((each) => each.includes('overdue'))).toEqual([])
    const no = ruling('reject', ma, lastOf(asked.state).id)
    const refused = kept(decideLeave(asked.state, no, momentAt('19:30', '2026-11-30', 'no-1', 'pMa'))).state
    expect(day(refused, '12-01').said).toContain('12-01 12:00 overdue pZhou')
  })

  it('runs on into the next one that only rest days divide from it', () => {
    const request = submission('personal', span('11-30'))
    const both = granted(kept(decideLeave(leave, request, momentAt('18:40', TODAY, 'r-2'))).state)
    expect(day(both, '12-01').said).toEqual([
      '11-30 07:00 lastDay pZhou',
      '12-01 12:00 overdue pZhou',
      '12-01 18:00 overdueLeader pMa',
      '12-01 18:00 overdueLeader pChen',
    ])
  })

  it('gives a day to whoever was granted it only afterwards', () => {
    const late = bookOf(submission('annual', span('11-24')))
    const yes = granted(late, '2026-11-26', '10:00')
    expect(day(yes, '11-27').said).toContain('11-27 12:00 overdue pZhou')
    expect(day(yes, '11-26').said).toEqual([])
  })
})

describe('at night', () => {
  it('a request that can wait is told in the morning', () => {
    const night = decideLeave(null, submission('annual', span('12-10')), momentAt('21:30'))
    expect(toldIn(night)).toEqual([])
    expect(wakeAt(kept(night).state)).toBe(at('11-24', '07:00'))
    expect(told(woken(kept(night).state, '11-24', '07:00'))).toEqual([['toDecide', 'pMa']])
  })

  it('a request whose leave begins before the morning is over is told at once', () => {
    const night = decideLeave(null, submission('sick', span('11-24')), momentAt('21:30'))
    expect(toldIn(night)).toEqual([['toDecide', 'pMa']])
    const early = decideLeave(null, submission('sick', span('11-24')), momentAt('05:30', '2026-11-24'))
    expect(toldIn(early)).toEqual([['toDecide', 'pMa']])
  })

  it('what was taken back at night is told to nobody in the morning', () => {
    const { state } = kept(decideLeave(null, submission('annual', span('12-10')), momentAt('21:30')))
    const withdraw = { type: 'withdraw' as const, applicationId: lastOf(state).id }
    const back = kept(decideLeave(state, withdraw, momentAt('22:00', TODAY, 'r-2'))).state
    expect(woken(back, '11-24', '07:00').tell).toEqual([])
    expect(wakeAt(woken(back, '11-24', '07:00').state)).toBeNull()
  })
})

it('a book in which nothing is open sleeps', () => {
  const withdraw = { type: 'withdraw' as const, applicationId: lastOf(book).id }
  expect(wakeAt(kept(decideLeave(book, withdraw, momentAt('19:00', TODAY, 'r-2'))).state)).toBeNull()
})

it('the clerk is not told of what is overdue', () => {
  const leave = granted(bookOf(submission('annual', span('11-26'))))
  expect(day(leave, '12-02', { holders: [ma, clerk, liu] }).said.join()).not.toContain('pClerk')
})
