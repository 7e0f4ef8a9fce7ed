import { atClock } from '../../../kernel/day'
import {
  bookOf,
  chen,
  grant,
  holder,
  kept,
  lastOf,
  liu,
  ma,
  momentAt,
  ruling,
  span,
  submission,
  TODAY,
  wake,
} from '../testing/given'
import { waitingSeats, type LeaveBookState } from './book'
import { decideLeave } from './decide'
import type { Rule } from './ruling'

const short = bookOf(submission('personal', span('11-26下午', '11-30')))
const long = bookOf(submission('annual', span('11-24', '11-27')))

/** One ruling on the book's last application. */
function rule(
  state: LeaveBookState,
  type: Rule['type'],
  by: typeof ma,
  rest: Partial<Rule> = {},
  day = TODAY,
) {
  const moment = momentAt('18:31', day, 'request-9', by.personId)
  return decideLeave(state, ruling(type, by, lastOf(state).id, rest), moment)
}

describe('agreeing', () => {
  it('grants a short leave, tells the applicant and whoever is to know', () => {
    const decision = kept(rule(short, 'approve', ma))
    const application = lastOf(decision.state)
    expect(application).toMatchObject({ status: 'approved', settledAt: atClock(TODAY, '18:31'), flags: [] })
    expect(decision.tell.map(({ what, to }) => [what, to])).toEqual([
      ['approved', 'pZhou'],
      ['informed', 'pLiu'],
    ])
    expect(waitingSeats(decision.state)).toEqual([])
  })

  it('records who was entitled by which grant, as read in the same invocation', () => {
    const { entry, state } = kept(rule(short, 'approve', ma))
    expect(entry).toMatchObject({
      act: 'approve',
      by: 'pMa',
      data: { grantId: 'grant-ma', personVersion: 7, step: 0 },
    })
    expect(lastOf(state).path[0]?.ruling).toMatchObject({
      outcome: 'approved',
      name: '马玉兰',
      personVersion: 7,
    })
  })

  it('hands a long leave on to the county, which then grants it', () => {
    const first = kept(rule(long, 'approve', ma))
    expect(lastOf(first.state).status).toBe('submitted')
    expect(waitingSeats(first.state)).toEqual(['county-organiser@u990101'])
    expect(first.tell.map(({ what, to }) => [what, to])).toEqual([['toDecide', 'pLiu']])
    const second = kept(rule(first.state, 'approve', liu))
    expect(lastOf(second.state).status).toBe('approved')
    expect(second.tell.map(({ what, to }) => [what, to])).toEqual([['approved', 'pZhou']])
  })

  it('whoever decides and is also to be told gets no message about themselves', () => {
    const both = holder('pMa', '马玉兰', 'township-leader@u990101101', 'county-organiser@u990101')
    const decision = kept(rule(short, 'approve', ma, { holders: [both, liu] }))
    expect(decision.tell.map(({ to }) => to)).toEqual(['pZhou', 'pLiu'])
  })

  it('a yes that comes after the days is allowed and flagged', () => {
    const decision = kept(rule(short, 'approve', ma, {}, '2026-12-02'))
    expect(lastOf(decision.state)).toMatchObject({ status: 'approved', flags: ['decidedLate'] })
    expect(lastOf(kept(rule(short, 'approve', ma, {}, '2026-11-30')).state).flags).toEqual([])
  })
})

describe('not agreeing', () => {
  it('ends it at any step, with the reason, and tells only the applicant', () => {
    const decision = kept(rule(short, 'reject', ma))
    expect(lastOf(decision.state)).toMatchObject({ status: 'rejected' })
    expect(lastOf(decision.state).path[0]?.ruling).toMatchObject({
      outcome: 'rejected',
      reason: '27日村里没人。',
    })
    expect(decision.tell.map(({ what, to }) => [what, to])).toEqual([['rejected', 'pZhou']])
    expect(waitingSeats(decision.state)).toEqual([])
  })

  it('the county may say no to what the township granted', () => {
    const first = kept(rule(long, 'approve', ma)).state
    const second = kept(rule(first, 'reject', liu))
    expect(lastOf(second.state).status).toBe('rejected')
  })
})

describe('a decision is refused', () => {
  it('for oneself, whatever seats one holds', () => {
    const zhou = holder('pZhou', '周建平')
    const decider = {
      personId: 'pZhou',
      name: '周建平',
      version: 1,
      grants: [grant('township-leader', 'u990101101')],
    }
    expect(rule(short, 'approve', zhou, { decider })).toMatchObject({
      ok: false,
      code: 'leave.ownApplication',
    })
  })

  it('before it is one’s turn, and without a grant over the village', () => {
    expect(rule(long, 'approve', liu)).toMatchObject({
      code: 'leave.notYourTurn',
      params: { office: '红柳镇' },
    })
    const stranger = holder('pStranger', '外人')
    expect(rule(short, 'approve', stranger)).toMatchObject({ code: 'leave.notYourTurn' })
    const decider = {
      personId: 'pX',
      name: '外镇',
      version: 1,
      grants: [grant('township-leader', 'u990101102')],
    }
    expect(rule(short, 'approve', stranger, { decider })).toMatchObject({ code: 'leave.notYourTurn' })
  })

  it('when a colleague was quicker, and says who and what', () => {
    const decided = kept(rule(short, 'approve', chen)).state
    expect(rule(decided, 'reject', ma)).toMatchObject({
      code: 'leave.alreadyDecided',
      params: { who: '陈国栋', outcome: 'approved' },
    })
  })

  it('when the applicant took it back meanwhile', () => {
    const withdraw = { type: 'withdraw' as const, applicationId: lastOf(short).id }
    const withdrawn = kept(decideLeave(short, withdraw, momentAt('18:20', TODAY, 'request-8'))).state
    expect(rule(withdrawn, 'approve', ma)).toMatchObject({ code: 'leave.alreadyWithdrawn' })
  })
})

describe('taking a request back', () => {
  const withdraw = (state: LeaveBookState) =>
    decideLeave(
      state,
      { type: 'withdraw', applicationId: lastOf(state).id },
      momentAt('18:40', TODAY, 'request-7'),
    )

  it('is allowed until the final decision', () => {
    const half = kept(rule(long, 'approve', ma)).state
    for (const state of [short, half]) {
      const decision = kept(withdraw(state))
      expect(lastOf(decision.state).status).toBe('withdrawn')
      expect(waitingSeats(decision.state)).toEqual([])
    }
  })

  it('is refused after the final decision, and says who decided what', () => {
    const approved = kept(rule(short, 'approve', ma)).state
    expect(withdraw(approved)).toMatchObject({
      code: 'leave.decidedNotWithdrawn',
      params: { who: '马玉兰', outcome: 'approved' },
    })
    expect(withdraw(kept(rule(short, 'reject', ma)).state)).toMatchObject({
      code: 'leave.decidedNotWithdrawn',
    })
  })

  it('happens once', () => {
    expect(withdraw(kept(withdraw(short)).state)).toMatchObject({ code: 'leave.alreadyWithdrawn' })
  })
})

it('a book that does not exist can only be opened by a request', () => {
  expect(() => decideLeave(null, wake(), momentAt('18:00'))).toThrow('does not exist')
})
