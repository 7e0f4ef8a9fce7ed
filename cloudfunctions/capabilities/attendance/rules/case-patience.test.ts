import type { Entry } from '../../../kernel/aggregate'
import { at, momentAt, policy, posting } from '../testing/given'
import { decideAsk, type Ask } from './ask-case'
import { casesOf, lookAt, type Case } from './case'
import { witnessed } from './case-patience'
import type { LedgerHistory, LedgerState } from './ledger'
import { decideCase, type Answerer, type CaseCommand } from './rule-case'
import { everything } from './vouch'
import { decideWake, lookAtCases, looksAtCases, wakeAt } from './wake'

/** Asked on Monday 23 November 2026 at ten, of Friday the 6th. */
const asked = at('2026-11-23', '10:00')
const LEADER = 'township-leader@t1'
const CLERK = 'township-clerk@t1'
const COUNTY = 'county-organiser@c1'

const xiaoyan = { personId: 'p2', name: '李晓燕' }
const secretary = { personId: 'p5', name: '柳支书' }
const base = {
  ...{ day: '2026-11-06', part: 'day' as const, reason: '忘了签', name: '周建平', village: '柳湾村' },
  countySeat: COUNTY,
}
const makeup: Ask = { ...base, kind: 'makeup', seat: LEADER, witness: xiaoyan }
const contest: Ask = { ...base, kind: 'contest', seat: CLERK }

const holder = (personId: string, ...seats: string[]) => ({ personId, seats })
const ma = holder('ma', LEADER)
const he = holder('he', CLERK)
const liu = holder('liu', COUNTY)
const all = { holders: [ma, he, liu], witnesses: [secretary, xiaoyan] }
type Around = Parameters<typeof lookAtCases>[1]

let count = 0
type Decided = { ok: true; state: LedgerState; entry: Entry } | { ok: false; code: string }
const moment = (now: number, by = 'p1') => ({ ...momentAt(now, `request-${++count}`), by })
function after(current: LedgerHistory | null, decided: Decided): LedgerHistory {
  if (!decided.ok) throw new Error(decided.code)
  return { state: decided.state, history: [...(current?.history ?? []), decided.entry] }
}
const open = (ask: Ask): LedgerHistory =>
  after(null, decideAsk(null, ask, { moment: moment(asked), personId: 'p1', posting, policy }) as Decided)
function answer(
  current: LedgerHistory,
  command: CaseCommand,
  by: { personId: string; seats: string[] },
  now: number,
) {
  const grants = by.seats.map((each) => {
    const [role, unitId] = each.split('@') as ['township-leader', string]
    return { id: `grant-${each}`, role, unitId, from: '2020-01-01', to: null }
  })
  const who: Answerer = { personId: by.personId, name: by.personId, version: 4, grants }
  return decideCase(current, command, who, policy, moment(now, by.personId)) as Decided
}
const rule: CaseCommand = { type: 'rule', caseId: 'c0', yes: true, reason: '' }
const confirm: CaseCommand = { type: 'witness', caseId: 'c0', yes: true }
const confirmed = (): LedgerHistory => {
  const one = open(makeup)
  return after(one, answer(one, confirm, holder('p2'), asked))
}

/** One look of the clock, with what it told as `what to`. */
function look(ledger: LedgerHistory, around: Around, now: number): { ledger: LedgerHistory; tell: string[] } {
  const found = lookAtCases(ledger, around, now)
  const woken = decideWake(ledger, moment(now, 'system'), { moves: found.moves }) as Decided
  return { ledger: after(ledger, woken), tell: found.tell.map(({ what, to }) => `${what} ${to}`) }
}
/** Every look until then, each at the hour the ledger asked for. */
function looks(
  ledger: LedgerHistory,
  around: Around,
  until: number,
): { ledger: LedgerHistory; tell: string[] } {
  let now = ledger
  const tell: string[] = []
  for (let due = wakeAt(now.state); due !== null && due <= until; due = wakeAt(now.state)) {
    const looked = look(now, around, due)
    now = looked.ledger
    if (wakeAt(now.state) === due) throw new Error('the clock rings again at the same moment')
    tell.push(...looked.tell)
  }
  return { ledger: now, tell }
}
const only = (ledger: LedgerHistory): Case => casesOf(ledger.history)[0]!

describe('a witness who does not answer', () => {
  it('is reminded once after a day; after two the leader may decide too, and its person hears of it', () => {
    const day = looks(open(makeup), all, at('2026-11-24', '09:59'))
    expect(day.tell).toEqual([])
    const one = looks(day.ledger, all, at('2026-11-24', '10:00'))
    expect(one.tell).toEqual(['remindWitness p2'])
    const two = looks(one.ledger, all, at('2026-11-25', '10:00'))
    expect(two.tell).toEqual(['toRuleEarly ma', 'nowEarly p1'])
    expect(two.ledger.state.open?.seats).toEqual(['witness@p2', LEADER])
    expect(only(two.ledger).status).toBe('witnessing')
  })

  it('may still answer then, as the leader may; the ledger never says that they bore witness when they did not', () => {
    const two = looks(open(makeup), all, at('2026-11-25', '10:00')).ledger
    const late = at('2026-11-25', '11:00')
    expect(answer(two, confirm, holder('p2'), late).ok).toBe(true)
    const ruled = after(two, answer(two, rule, ma, late))
    expect(only(ruled).status).toBe('accepted')
    expect(everything(ruled.history)[0]?.vouch).toMatchObject({ name: 'ma', witness: '' })
  })

  it('keeps the leader out until then', () => {
    const one = looks(open(makeup), all, at('2026-11-24', '12:00')).ledger
    expect(answer(one, rule, ma, at('2026-11-24', '12:00'))).toMatchObject({
      code: 'attendance.witnessFirst',
    })
  })

  it('never decides by being silent: a month later it is open still, and everybody was told a bounded number of times', () => {
    const month = looks(open(makeup), all, at('2026-12-31', '12:00'))
    expect(only(month.ledger).status).toBe('witnessing')
    expect(month.tell).toEqual([
      'remindWitness p2',
      ...['toRuleEarly ma', 'nowEarly p1'],
      'remindSeat ma',
      ...['raised liu', 'nowRaised p1'],
    ])
  })
})

describe('a witness who left', () => {
  it('is replaced by somebody else of the village, who is asked, and its person knows', () => {
    const gone = looks(open(makeup), { ...all, witnesses: [secretary] }, at('2026-11-24', '07:00'))
    expect(gone.tell).toEqual(['toWitness p5', 'nowWitness p1'])
    expect(gone.ledger.state.open?.seats).toEqual(['witness@p5'])
    expect(answer(gone.ledger, confirm, holder('p2'), at('2026-11-24', '08:00'))).toMatchObject({
      code: 'record.notFound',
    })
    expect(answer(gone.ledger, confirm, holder('p5'), at('2026-11-24', '08:00')).ok).toBe(true)
  })

  it('with nobody else in the village leaves it to the leader', () => {
    const gone = looks(open(makeup), { ...all, witnesses: [] }, at('2026-11-24', '07:00'))
    expect(gone.tell).toEqual(['toRuleAlone ma', 'nowSeat p1'])
    expect(gone.ledger.state.open?.seats).toEqual([LEADER])
    expect(answer(gone.ledger, rule, ma, at('2026-11-24', '08:00')).ok).toBe(true)
  })

  it('with neither anybody else nor a leader goes to the county', () => {
    const gone = looks(open(makeup), { holders: [liu], witnesses: [] }, at('2026-11-24', '07:00'))
    expect(gone.tell).toEqual(['movedHere liu', 'nowSeat p1'])
    expect(gone.ledger.state.open?.seats).toEqual([LEADER, COUNTY])
  })

  it('is never replaced by the person whose day it is', () => {
    const own = { personId: 'p1', name: '周建平' }
    const gone = looks(open(makeup), { ...all, witnesses: [own] }, at('2026-11-24', '07:00'))
    expect(gone.ledger.state.open?.seats).toEqual([LEADER])
  })

  it('after they spoke has spoken: it waits on for the leader', () => {
    const said = looks(confirmed(), { ...all, witnesses: [] }, at('2026-11-24', '07:00'))
    expect(said.tell).toEqual([])
    expect(only(said.ledger).witness).toMatchObject({ ...xiaoyan, yes: true })
  })
})

describe('a leader who does not decide', () => {
  it('is reminded after a day; after two the county may decide too', () => {
    const two = looks(confirmed(), all, at('2026-11-25', '10:00'))
    expect(two.tell).toEqual(['remindSeat ma', 'raised liu', 'nowRaised p1'])
    expect(two.ledger.state.open?.seats).toEqual([LEADER, COUNTY])
    expect(answer(two.ledger, rule, liu, at('2026-11-25', '10:00')).ok).toBe(true)
    expect(answer(two.ledger, rule, ma, at('2026-11-25', '10:00')).ok).toBe(true)
  })

  it('and then decides is asked nothing more: the clock has nothing to do', () => {
    const one = confirmed()
    const ruled = after(one, answer(one, rule, ma, at('2026-11-23', '12:00')))
    expect(wakeAt(ruled.state)).toBeNull()
    expect(lookAtCases(ruled, all, at('2026-11-25', '10:00'))).toEqual({ moves: [], tell: [] })
  })

  it('whose witness is the only leader moves up, since nobody does both', () => {
    const both = [holder('p2', LEADER), liu]
    const moved = looks(confirmed(), { ...all, holders: both }, at('2026-11-24', '07:00'))
    expect(moved.tell).toEqual(['movedHere liu', 'nowSeat p1'])
  })
})

describe('a seat that fell vacant', () => {
  it('of a leader is noticed the next morning: the county decides', () => {
    const moved = looks(confirmed(), { ...all, holders: [he, liu] }, at('2026-11-24', '07:00'))
    expect(moved.tell).toEqual(['movedHere liu', 'nowSeat p1'])
    expect(answer(moved.ledger, rule, liu, at('2026-11-24', '08:00')).ok).toBe(true)
  })

  it('of a clerk is answered by the leader, and the organiser is told that a seat is empty', () => {
    const moved = looks(open(contest), { ...all, holders: [ma, liu] }, at('2026-11-24', '07:00'))
    expect(moved.tell).toEqual(['movedHere ma', 'seatVacant liu', 'nowSeat p1'])
    expect(moved.ledger.state.open?.seats).toEqual([CLERK, LEADER])
    const both = looks(moved.ledger, { ...all, holders: [liu] }, at('2026-11-25', '07:00'))
    expect(both.tell).toEqual(['movedHere liu', 'nowSeat p1'])
  })

  it('is found when the witness speaks, without waiting for the morning', () => {
    const item = only(open(makeup))
    const at11 = at('2026-11-23', '11:00')
    expect(witnessed(item, { ownerId: 'p1', holders: [liu] }, at11)).toMatchObject({
      moves: [{ of: 'c0', move: 'vacant', seat: COUNTY }],
      tell: [
        { what: 'movedHere', to: 'liu' },
        { what: 'nowSeat', to: 'p1' },
      ],
    })
    expect(witnessed(item, { ownerId: 'p1', holders: [ma, liu] }, at11)).toEqual({
      moves: [],
      tell: [{ what: 'toRule', to: 'ma' }],
    })
  })

  it('up to the county is told to its person once, waits, and goes on when somebody takes office', () => {
    const nobody = { ...all, holders: [] }
    const lost = looks(confirmed(), nobody, at('2026-12-01', '12:00'))
    expect(lost.tell).toEqual(['nowNobody p1'])
    expect(only(lost.ledger).status).toBe('waiting')
    const found = looks(lost.ledger, { ...all, holders: [ma] }, at('2026-12-02', '07:00'))
    expect(found.tell).toEqual(['movedHere ma', 'nowSeat p1'])
    expect(looks(found.ledger, { ...all, holders: [ma] }, at('2026-12-03', '06:59')).tell).toEqual([])
  })
})

describe('a contest that waits', () => {
  it('is called to mind once, on the morning of its last day, and goes to the county on the next', () => {
    const last = looks(open(contest), all, at('2026-11-30', '23:00'))
    expect(last.tell).toEqual(['remindSeat he'])
    const over = looks(last.ledger, all, at('2026-12-31', '12:00'))
    expect(over.tell).toEqual(['overdue liu'])
  })
})

describe('the clock', () => {
  it('that looks twice at the same moment tells nobody twice', () => {
    for (const hour of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-12-02']) {
      const one = look(open(makeup), all, at(hour, '10:00'))
      expect(look(one.ledger, all, at(hour, '10:00')).tell).toEqual([])
    }
  })

  it('that was late at night keeps everything for the morning, and does not ring until then', () => {
    const late = look(open(makeup), all, at('2026-11-24', '22:30'))
    expect(late.tell).toEqual([])
    expect(wakeAt(late.ledger.state)).toBe(at('2026-11-25', '07:00'))
    expect(looks(late.ledger, all, at('2026-11-25', '07:00')).tell).toEqual(['remindWitness p2'])
  })

  it('moves what would fall into the night to seven in the morning', () => {
    const night = { moment: moment(at('2026-11-23', '22:00')), personId: 'p1', posting, policy }
    const one = after(null, decideAsk(null, makeup, night) as Decided)
    expect(looks(one, all, at('2026-11-25', '06:59')).tell).toEqual([])
    expect(looks(one, all, at('2026-11-25', '07:00')).tell).toEqual(['remindWitness p2'])
  })

  it('comes every morning for two weeks, then once a week, so that a forgotten one stays small', () => {
    const item = only(open(makeup))
    expect(lookAt(item, at('2026-11-24', '07:00'))).toBe(at('2026-11-25', '07:00'))
    expect(lookAt(item, at('2026-12-08', '07:00'))).toBe(at('2026-12-15', '07:00'))
    const year = looks(confirmed(), all, at('2027-11-23', '12:00')).ledger
    expect(year.history.length).toBeLessThan(80)
  })

  it('reads nothing of a ledger in which nothing waits', () => {
    expect(looksAtCases(open(makeup).state, at('2026-11-24', '07:00'))).toBe(true)
    expect(looksAtCases(open(makeup).state, at('2026-11-24', '06:59'))).toBe(false)
    const { open: _none, ...ordinary } = open(makeup).state
    expect(looksAtCases(ordinary, at('2027-11-24', '07:00'))).toBe(false)
  })
})
