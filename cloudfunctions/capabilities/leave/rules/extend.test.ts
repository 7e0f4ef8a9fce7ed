import {
  actor,
  at,
  bookOf,
  chen,
  clerk,
  comingBack,
  extension,
  granted,
  grant,
  kept,
  lastOf,
  liu,
  ma,
  momentAt,
  ruling,
  span,
  submission,
  toldIn,
} from '../testing/given'
import type { LeaveBookState } from './book'
import { decideLeave } from './decide'
import type { Extend } from './extend'
import type { Revoke } from './revoke'

/** Thursday 26 to Friday 27 November. */
const book = granted(bookOf(submission('annual', span('11-26', '11-27'))))

const extend = (state: LeaveBookState, until: string, day = '11-27', rest: Partial<Extend> = {}) =>
  decideLeave(state, extension(state, until, rest), momentAt('10:00', `2026-${day}`, `more-${day}`, 'pZhou'))

describe('asking for more days while on leave', () => {
  it('is a request of the same kind that goes on where the leave ends', () => {
    const { state, entry } = kept(extend(book, '11-30'))
    expect(lastOf(state)).toMatchObject({
      status: 'submitted',
      kind: 'annual',
      extends: book.applications[0]!.id,
      from: { day: '2026-11-28', half: 'full' },
      to: { day: '2026-11-30', half: 'full' },
      days: 1,
    })
    expect(entry.act).toBe('extend')
  })

  it('takes the way of the whole absence: two days and two more need the county', () => {
    expect(lastOf(kept(extend(book, '11-30')).state).path.map(({ role, duty }) => [role, duty])).toEqual([
      ['township-leader', 'decide'],
      ['county-organiser', 'inform'],
    ])
    expect(lastOf(kept(extend(book, '12-01')).state).path.map(({ role, duty }) => [role, duty])).toEqual([
      ['township-leader', 'decide'],
      ['county-organiser', 'decide'],
    ])
  })

  it('goes on at noon where the leave ends at noon, to the evening of the same day', () => {
    const half = granted(bookOf(submission('annual', span('11-26', '11-27上午'))))
    const { state } = kept(extend(half, '11-27'))
    expect(lastOf(state)).toMatchObject({
      from: { day: '2026-11-27', half: 'afternoon' },
      to: { day: '2026-11-27', half: 'afternoon' },
      days: 0.5,
    })
    expect(extend(half, '11-27上午')).toMatchObject({ code: 'leave.notLonger' })
  })

  it('to the morning of the next day is half a day', () => {
    const single = granted(bookOf(submission('annual', span('11-26'))))
    expect(lastOf(kept(extend(single, '11-27上午', '11-26')).state)).toMatchObject({
      days: 0.5,
      from: { day: '2026-11-27', half: 'morning' },
      to: { day: '2026-11-27', half: 'morning' },
    })
  })

  it('is refused to a day that is not later, over rest days only, before the leave, and after the return', () => {
    expect(extend(book, '11-27')).toMatchObject({ code: 'leave.notLonger' })
    expect(extend(book, '11-29')).toMatchObject({ code: 'leave.onlyRestDays' })
    expect(extend(book, '11-30', '11-25')).toMatchObject({ code: 'leave.notOnLeave' })
    const seen = [at('11-27', '07:30')]
    const moment = momentAt('09:00', '2026-11-27', 'back-1', 'pZhou')
    const back = kept(decideLeave(book, comingBack(book, seen), moment)).state
    expect(extend(back, '11-30')).toMatchObject({ code: 'leave.notOnLeave' })
  })

  it('is refused while more days wait, and once they were granted goes on from those', () => {
    const first = { applicationId: book.applications[0]!.id }
    const waiting = kept(extend(book, '11-30')).state
    expect(extend(waiting, '12-02', '11-27', first)).toMatchObject({ code: 'leave.alreadyExtended' })
    const both = granted(waiting, '2026-11-27')
    expect(extend(both, '12-02', '11-30', first)).toMatchObject({ code: 'leave.alreadyExtended' })
    expect(lastOf(kept(extend(both, '12-02', '11-30')).state).from.day).toBe('2026-12-01')
  })

  it('is refused once the return was said', () => {
    const moment = momentAt('09:00', '2026-11-27', 'back-1', 'pZhou')
    const said = kept(decideLeave(book, comingBack(book, []), moment)).state
    expect(extend(said, '11-30')).toMatchObject({ code: 'leave.alreadySaid' })
  })
})

describe('giving a granted leave back before it begins', () => {
  const revoke = (state: LeaveBookState, by: Revoke['by'], day = '11-25', reason?: string) =>
    decideLeave(
      state,
      {
        type: 'revoke',
        applicationId: lastOf(state).id,
        by,
        holders: [ma, chen, liu],
        ...(reason ? { reason } : {}),
      },
      momentAt('10:00', `2026-${day}`, 'revoke-1', by.personId),
    )
  const zhou = { personId: 'pZhou', name: '周建平', version: 3, grants: [] }

  it('by the applicant, and everybody who knew of it is told', () => {
    const decision = revoke(book, zhou)
    expect(lastOf(kept(decision).state)).toMatchObject({ status: 'revoked', revoked: { by: 'pZhou' } })
    expect(toldIn(decision)).toEqual([
      ['givenBack', 'pMa'],
      ['givenBack', 'pChen'],
      ['givenBack', 'pLiu'],
    ])
  })

  it('by somebody of the seat that decided, with a reason, which the applicant reads', () => {
    const decision = revoke(book, actor(chen), '11-25', '防汛，都要在岗。')
    expect(lastOf(kept(decision).state).revoked).toMatchObject({ name: '陈国栋', reason: '防汛，都要在岗。' })
    expect(toldIn(decision)[0]).toEqual(['revoked', 'pZhou'])
    expect(kept(decision).entry.data).toMatchObject({ grantId: 'grant-chen', personVersion: 7 })
  })

  it('not by a decider without a reason, nor by who had nothing to decide', () => {
    expect(revoke(book, actor(ma))).toMatchObject({ code: 'leave.reasonMissing' })
    expect(revoke(book, actor(clerk), '11-25', '防汛。')).toMatchObject({ code: 'leave.notYours' })
    expect(revoke(book, actor(liu), '11-25', '防汛。')).toMatchObject({ code: 'leave.notYours' })
    const elsewhere = { ...actor(ma), grants: [grant('township-leader', 'u990101102')] }
    expect(revoke(book, elsewhere, '11-25', '防汛。')).toMatchObject({ code: 'leave.notYours' })
  })

  it('not once it began, at midnight or at noon', () => {
    expect(revoke(book, zhou, '11-26')).toMatchObject({ code: 'leave.alreadyBegun' })
    const afternoon = granted(bookOf(submission('annual', span('11-26下午'))))
    expect(revoke(afternoon, zhou, '11-26').ok).toBe(true)
  })

  it('not while it waits, nor twice', () => {
    expect(revoke(bookOf(submission('annual', span('11-26'))), zhou)).toMatchObject({
      code: 'leave.stillWaits',
    })
    expect(revoke(kept(revoke(book, zhou)).state, zhou)).toMatchObject({ code: 'leave.alreadyRevoked' })
    const rejected = bookOf(submission('annual', span('11-26')))
    const no = ruling('reject', ma, lastOf(rejected).id)
    const settled = kept(decideLeave(rejected, no, momentAt('19:00'))).state
    expect(revoke(settled, zhou)).toMatchObject({ code: 'leave.over' })
  })
})

describe('handing over to a deputy', () => {
  const waiting = bookOf(submission('annual', span('11-26')))
  const handOver = (to: string, by = actor(ma), state = waiting) =>
    decideLeave(
      state,
      { type: 'handOver', applicationId: lastOf(state).id, to, decider: by, holders: [ma, chen, liu] },
      momentAt('18:40', '2026-11-23', 'hand-1', by.personId),
    )

  it('tells the deputy, and both may decide', () => {
    const decision = handOver('pChen')
    const { state } = kept(decision)
    expect(toldIn(decision)).toEqual([['handedOver', 'pChen']])
    expect(lastOf(state).path[0]?.handedTo).toMatchObject({ name: '陈国栋', byName: '马玉兰' })
    for (const by of [ma, chen]) {
      const moment = momentAt('19:00', '2026-11-23', 'yes-1', by.personId)
      expect(decideLeave(state, ruling('approve', by, lastOf(state).id), moment).ok).toBe(true)
    }
  })

  it('is refused to oneself, to who may not decide, by who may not, and after the decision', () => {
    expect(handOver('pMa')).toMatchObject({ code: 'leave.notADeputy' })
    expect(handOver('pLiu')).toMatchObject({ code: 'leave.notADeputy' })
    expect(handOver('pZhou')).toMatchObject({ code: 'leave.notADeputy' })
    expect(handOver('pChen', actor(liu))).toMatchObject({ code: 'leave.notYourTurn' })
    expect(handOver('pChen', { ...actor(ma), personId: 'pZhou' })).toMatchObject({
      code: 'leave.ownApplication',
    })
    expect(handOver('pChen', actor(ma), granted(waiting))).toMatchObject({ code: 'leave.alreadyDecided' })
  })
})
