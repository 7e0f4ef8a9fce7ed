import type { CountyPolicy } from '../../../kernel/county-policy'
import { MINUTE } from '../../../kernel/day'
import { at, fixAt, momentAt, office, policy, posting } from '../testing/given'
import { decideCheckIn } from './check-in'
import type { LedgerHistory, LedgerState } from './ledger'
import { packEntry, unpackEntry, brief } from './packing'
import { claimOf, placeTap } from './slots'
import { decideSpotAsk, decideSpotCall, decideSpotSay, type SpotAsk } from './spot-acts'
import { newlyUnanswered, spotChecksOf, spotOfToday, spotStatus, type SpotCheck } from './spot-check'
import { issueTicket, proofOf } from './ticket'
import { decideWake, wakeAt } from './wake'

const DAY = '2026-11-23'
const SECRET = 'secret-of-these-tests'
const on: CountyPolicy = { ...policy, switches: { ...policy.switches, spotCheck: policy.switches.checkIn! } }
const NOON = at(DAY, '12:00')
const UNTIL = at(DAY, '12:30')

const ask = (rest: Partial<SpotAsk> = {}): SpotAsk => ({
  drawId: 'd1',
  minutes: 30,
  perMonth: 2,
  day: DAY,
  away: false,
  elsewhere: 0,
  ...rest,
})
const bySystem = (now: number) => ({ ...momentAt(now, `clock-${now}`), by: 'system' })
const decideAt = (current: LedgerHistory | null, now: number, rest: Partial<SpotAsk> = {}, given = on) =>
  decideSpotAsk(current, ask(rest), { moment: bySystem(now), personId: 'p1', posting, policy: given })

type Made = { ok: boolean; code?: string; state?: LedgerState; entry?: LedgerHistory['history'][number] }
/** The ledger after one more decision, through its stored form and back. */
function then(current: LedgerHistory | null, decision: Made): LedgerHistory {
  if (!decision.ok) throw new Error(decision.code)
  const state = JSON.parse(JSON.stringify(decision.state)) as LedgerState
  const stored = JSON.parse(JSON.stringify(packEntry(brief(decision.entry!), state))) as unknown
  return { state, history: [...(current?.history ?? []), unpackEntry(stored, state)] }
}
const asked = (now = NOON, rest: Partial<SpotAsk> = {}): LedgerHistory =>
  then(null, decideAt(null, now, rest))

interface Tap {
  tapped: number
  arrives: number
  nonce?: string
  metres?: number
  accuracy?: number
  /** How far the phone's clock is ahead. */
  skew?: number
}
/** A check-in as the action places it. */
function checkIn(
  current: LedgerHistory | null,
  { tapped, arrives, nonce, metres = 40, accuracy, skew = 0 }: Tap,
): LedgerHistory {
  const proof = nonce === undefined ? null : proofOf(SECRET, 'p1', nonce, arrives)
  const tap = { now: arrives, tappedAt: tapped + skew, sentAt: arrives + skew, proof }
  const claim = claimOf(tap)
  const command = {
    fix: fixAt(metres, accuracy),
    placement: placeTap(on, tap, posting.from),
    ...(claim.late ? {} : { tappedAt: claim.at }),
  }
  const context = { moment: momentAt(arrives, `r${arrives}`), personId: 'p1', posting, policy: on }
  return then(current, decideCheckIn(current, command, { ...context, places: [office], noPlace: [] }))
}
const only = (ledger: LedgerHistory): SpotCheck => spotChecksOf(ledger.history)[0]!
const statusAt = (ledger: LedgerHistory, now: number): string => spotStatus(only(ledger), now)
const LATER = at(DAY, '13:00')

describe('asking somebody who was drawn', () => {
  it('is written into the ledger of that month, also where it is its first entry', () => {
    const ledger = asked()
    expect(only(ledger)).toMatchObject({ drawId: 'd1', askedAt: NOON, until: UNTIL })
    expect(ledger.state).toMatchObject({
      month: '2026-11',
      postingId: 'g1',
      spot: { asked: 1, until: UNTIL },
    })
    expect(statusAt(ledger, UNTIL)).toBe('running')
    expect(statusAt(ledger, UNTIL + 1)).toBe('unanswered')
  })

  it('happens once a draw, however often the clock comes back', () => {
    expect(decideAt(asked(), NOON + MINUTE)).toMatchObject({ ok: false, code: 'attendance.spotAsked' })
    const skipped = asked(NOON, { away: true })
    expect(decideAt(skipped, NOON + MINUTE)).toMatchObject({ ok: false, code: 'attendance.spotAsked' })
  })

  it('takes less than 200 bytes of the ledger', () => {
    const stored = packEntry(brief(asked().history[0]!), asked().state)
    expect(JSON.stringify(stored).length).toBeLessThan(200)
  })

  it.each([
    ['on leave by now', { away: true }, NOON, 'away'],
    ['asked twice at another posting', { elsewhere: 2 }, NOON, 'quota'],
    ['on another day, by a clock that stood still', { day: '2026-11-20' }, NOON, 'hours'],
    ['when the hour is over', {}, at(DAY, '20:31'), 'hours'],
  ])('does not happen to somebody %s, and that is written down', (_who, rest, now, skip) => {
    const ledger = then(null, decideAt(null, now, rest))
    expect(only(ledger)).toMatchObject({ skip })
    expect(statusAt(ledger, now)).toBe('skipped')
    expect(ledger.state.spot).toBeUndefined()
  })

  it('does not happen to somebody whose posting ended, nor where the switch was turned off', () => {
    const ended = { ...posting, to: '2026-11-22' }
    const moment = bySystem(NOON)
    const context = { moment, personId: 'p1', posting: ended, policy: on }
    expect(only(then(null, decideSpotAsk(null, ask(), context))).skip).toBe('ended')
    expect(only(then(null, decideAt(null, NOON, {}, policy))).skip).toBe('hours')
  })

  it('by a second draw within the month counts; a third is over the quota', () => {
    const second = then(asked(), decideAt(asked(), at(DAY, '15:00'), { drawId: 'd2' }))
    expect(second.state.spot).toMatchObject({ asked: 2 })
    const third = then(second, decideAt(second, at(DAY, '17:00'), { drawId: 'd3' }))
    expect(spotChecksOf(third.history)[2]).toMatchObject({ drawId: 'd3', skip: 'quota' })
    expect(third.state.spot).toMatchObject({ asked: 2 })
  })

  it('by a second draw while the first still runs is left out', () => {
    const both = then(asked(), decideAt(asked(), NOON + MINUTE, { drawId: 'd2' }))
    expect(spotChecksOf(both.history)[1]).toMatchObject({ skip: 'asked' })
  })
})

describe('an answer', () => {
  it.each([
    ['inside', { metres: 40 }, 'inside'],
    ['outside, which is said and not refused', { metres: 9000 }, 'outside'],
    ['with a weak signal', { accuracy: 900 }, 'weak'],
  ])('is a check-in %s', (_where, how, verdict) => {
    const ledger = checkIn(asked(), { tapped: at(DAY, '12:08'), arrives: at(DAY, '12:08'), ...how })
    expect(only(ledger).answer).toMatchObject({ verdict })
    expect(statusAt(ledger, LATER)).toBe('answered')
  })

  it('counts between the slots, at an hour when no slot is open', () => {
    const ledger = checkIn(asked(at(DAY, '14:00')), { tapped: at(DAY, '14:20'), arrives: at(DAY, '14:20') })
    expect(only(ledger).answer).toMatchObject({ slot: null })
  })

  it('is the best of several: a bad fix on the road harms nobody', () => {
    const once = checkIn(asked(), { tapped: at(DAY, '12:05'), arrives: at(DAY, '12:05'), metres: 9000 })
    const twice = checkIn(once, { tapped: at(DAY, '12:25'), arrives: at(DAY, '12:25') })
    expect(only(twice).answer).toMatchObject({ verdict: 'inside', at: at(DAY, '12:25') })
  })

  it('is no check-in of before the question', () => {
    const before = checkIn(null, { tapped: at(DAY, '11:59'), arrives: at(DAY, '11:59') })
    const ledger = then(before, decideAt(before, NOON))
    expect(statusAt(ledger, LATER)).toBe('unanswered')
  })

  it('counts at 29:59 and not at 30:01', () => {
    const second = 1000
    const inTime = checkIn(asked(), { tapped: UNTIL - second, arrives: UNTIL - second })
    expect(statusAt(inTime, LATER)).toBe('answered')
    const late = checkIn(asked(), { tapped: UNTIL + second, arrives: UNTIL + second })
    expect(statusAt(late, LATER)).toBe('unanswered')
    expect(only(late).after).toMatchObject({ verdict: 'inside' })
  })

  it('tapped at 29:59 counts although the network brings it at 30:20', () => {
    const ledger = checkIn(asked(), { tapped: UNTIL - 1000, arrives: UNTIL + 20_000 })
    expect(statusAt(ledger, LATER)).toBe('answered')
    expect(only(ledger).answer).toMatchObject({ tappedAt: UNTIL - 1000 })
  })

  it('is told by the server’s clock, however wrong the phone’s is', () => {
    for (const skew of [-3 * 3_600_000, 3 * 3_600_000, 400 * 86_400_000]) {
      const inTime = checkIn(asked(), { tapped: at(DAY, '12:08'), arrives: at(DAY, '12:08'), skew })
      expect(statusAt(inTime, LATER)).toBe('answered')
      const late = checkIn(asked(), { tapped: at(DAY, '12:40'), arrives: at(DAY, '12:40'), skew: -skew })
      expect(statusAt(late, LATER)).toBe('unanswered')
    }
  })
})

describe('an answer that found no signal', () => {
  const nonce = `${issueTicket(SECRET, 'p1', at(DAY, '11:00'))}.0`
  const tapped = at(DAY, '12:20')

  it('counts when it comes hours later with a number that proves its time', () => {
    const ledger = checkIn(asked(), { tapped, arrives: at(DAY, '16:00'), nonce })
    expect(only(ledger).answer).toMatchObject({ claimedAt: tapped })
    expect(statusAt(ledger, at(DAY, '16:00'))).toBe('answered')
  })

  it('turns what was told as unanswered into an answer, also the next day', () => {
    const told = then(asked(), decideWake(asked(), bySystem(UNTIL + MINUTE)))
    expect(statusAt(told, LATER)).toBe('unanswered')
    const ledger = checkIn(told, { tapped, arrives: at('2026-11-24', '09:00'), nonce })
    expect(statusAt(ledger, at('2026-11-24', '09:00'))).toBe('answered')
    expect(ledger.state.spot).toMatchObject({ alarm: null })
  })

  it.each([
    ['of another person', `${issueTicket(SECRET, 'p2', at(DAY, '11:00'))}.0`],
    ['that is forged', 'zzzz.0123456789abcdef01234567.0'],
    ['that is missing', undefined],
  ])('with a number %s is written down and answers nothing', (_whose, number) => {
    const tap = { tapped, arrives: at(DAY, '13:00') }
    const ledger = checkIn(asked(), number === undefined ? tap : { ...tap, nonce: number })
    expect(statusAt(ledger, at(DAY, '13:00'))).toBe('unanswered')
    expect(only(ledger).after).toBeDefined()
  })

  it('with a number that was used before answers nothing', () => {
    const used = checkIn(null, { tapped: at(DAY, '11:10'), arrives: at(DAY, '11:50'), nonce })
    const ledger = then(used, decideAt(used, NOON))
    expect(statusAt(checkIn(ledger, { tapped, arrives: LATER, nonce }), LATER)).toBe('unanswered')
  })

  it('with a number that was issued after the time was over proves nothing about it', () => {
    const late = `${issueTicket(SECRET, 'p1', at(DAY, '12:45'))}.0`
    expect(statusAt(checkIn(asked(), { tapped, arrives: LATER, nonce: late }), LATER)).toBe('unanswered')
  })

  it('arriving in time needs no number', () => {
    const ledger = checkIn(asked(), { tapped: at(DAY, '12:10'), arrives: at(DAY, '12:29') })
    expect(statusAt(ledger, LATER)).toBe('answered')
  })

  it('of the last evening of a month counts on the first of the next', () => {
    const last = asked(at('2026-11-30', '20:00'), { day: '2026-11-30' })
    const number = `${issueTicket(SECRET, 'p1', at('2026-11-30', '19:00'))}.3`
    const arrives = at('2026-12-01', '07:00')
    const ledger = checkIn(last, { tapped: at('2026-11-30', '20:29'), arrives, nonce: number })
    expect(statusAt(ledger, arrives)).toBe('answered')
  })
})

describe('nobody answered', () => {
  it('is told once, a minute after the time is over', () => {
    const ledger = asked()
    expect(wakeAt(ledger.state)).toBe(UNTIL + MINUTE)
    expect(newlyUnanswered(ledger.history, 0, UNTIL + MINUTE - 1)).toEqual([])
    expect(newlyUnanswered(ledger.history, 0, UNTIL + MINUTE)).toMatchObject([{ drawId: 'd1' }])
    const told = then(ledger, decideWake(ledger, bySystem(UNTIL + MINUTE)))
    expect(told.state.spot).toMatchObject({ asked: 1, alarm: null })
    expect(wakeAt(told.state)).toBeNull()
    expect(newlyUnanswered(told.history, told.state.spot!.told, LATER)).toEqual([])
  })

  it('rings nobody where somebody did, or was not asked', () => {
    const answered = checkIn(asked(), { tapped: at(DAY, '12:08'), arrives: at(DAY, '12:08') })
    expect(answered.state.spot).toMatchObject({ alarm: null })
    expect(newlyUnanswered(asked(NOON, { away: true }).history, 0, LATER)).toEqual([])
  })

  it('is told of the second one too', () => {
    const told = then(asked(), decideWake(asked(), bySystem(UNTIL + MINUTE)))
    const second = then(told, decideAt(told, at(DAY, '15:00'), { drawId: 'd2' }))
    expect(wakeAt(second.state)).toBe(at(DAY, '15:31'))
    expect(newlyUnanswered(second.history, second.state.spot!.told, at(DAY, '15:31'))).toMatchObject([
      { drawId: 'd2' },
    ])
  })
})

describe('a call, and what its person says', () => {
  const organiser = { personId: 'o1', name: '刘敏' }
  const call = (current: LedgerHistory | null, now = LATER, rest: object = {}) =>
    decideSpotCall(
      current,
      { drawId: 'd1', found: 'elsewhere', words: '在县里开会', by: organiser, ...rest },
      on,
      { ...momentAt(now, `call-${now}`), by: 'o1' },
    )
  const say = (current: LedgerHistory | null, now = LATER, by = 'p1') =>
    decideSpotSay(current, { drawId: 'd1', words: '手机没电了' }, on, { ...momentAt(now, `say-${now}`), by })

  it('are written beside the spot check and change nothing else', () => {
    const called = then(asked(), call(asked()))
    const said = then(called, say(called))
    expect(only(said)).toMatchObject({
      calls: [{ name: '刘敏', found: 'elsewhere', words: '在县里开会' }],
      said: [{ words: '手机没电了' }],
    })
    expect(statusAt(said, LATER)).toBe('unanswered')
    expect(said.state).toMatchObject({ days: 0, nights: 0 })
  })

  it.each([
    ['before the time is over', () => call(asked(), UNTIL), 'attendance.spotRunning'],
    [
      'of one’s own',
      () => call(asked(), LATER, { by: { personId: 'p1', name: '周建平' } }),
      'attendance.spotOwn',
    ],
    ['of another draw', () => call(asked(), LATER, { drawId: 'd9' }), 'record.notFound'],
    ['where nobody was asked', () => call(null), 'record.notFound'],
    ['of somebody who was left out', () => call(asked(NOON, { away: true })), 'attendance.spotAnswered'],
    [
      'after an answer',
      () => call(checkIn(asked(), { tapped: at(DAY, '12:08'), arrives: at(DAY, '12:08') })),
      'attendance.spotAnswered',
    ],
  ])('a call is not written down %s', (_when, decide, code) => {
    expect(decide()).toMatchObject({ ok: false, code })
  })

  it('three calls and two sayings are enough', () => {
    let ledger = asked()
    for (let i = 0; i < 3; i++) ledger = then(ledger, call(ledger, LATER + i))
    expect(call(ledger, LATER + 9)).toMatchObject({ code: 'attendance.spotEnough', params: { times: 3 } })
    for (let i = 0; i < 2; i++) ledger = then(ledger, say(ledger, LATER + i))
    expect(say(ledger, LATER + 9)).toMatchObject({ code: 'attendance.spotEnough', params: { times: 2 } })
  })

  it('nobody speaks for somebody else', () => {
    expect(say(asked(), LATER, 'p2')).toMatchObject({ code: 'record.notFound' })
    expect(say(null)).toMatchObject({ code: 'record.notFound' })
  })
})

describe('the spot check of today', () => {
  const start = at(DAY, '00:00')

  it('is the one that runs, else the last one, and none of yesterday', () => {
    const first = asked(at(DAY, '09:00'))
    const both = then(first, decideAt(first, NOON, { drawId: 'd2' }))
    expect(spotOfToday(both.history, NOON, start)).toMatchObject({ drawId: 'd2' })
    expect(spotOfToday(first.history, LATER, start)).toMatchObject({ drawId: 'd1' })
    expect(spotOfToday(first.history, at('2026-11-24', '09:00'), at('2026-11-24', '00:00'))).toBeNull()
  })

  it('is none where nobody was asked', () => {
    expect(spotOfToday(asked(NOON, { away: true }).history, NOON, start)).toBeNull()
    expect(spotOfToday([], NOON, start)).toBeNull()
  })
})
