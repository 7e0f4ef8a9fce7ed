import type { Entry } from '../../../kernel/aggregate'
import { at, away, momentAt, policy, posting, wholeDay, entryOf } from '../testing/given'
import { answerBy, decideAsk, makeupsLeft, type Ask } from './ask-case'
import { decideAttest } from './attest'
import { casesOf, isOverdue, openCases, seatsOf } from './case'
import { actsOn } from './day-acts'
import { dayRecord } from './day-state'
import type { LedgerHistory, LedgerState } from './ledger'
import { decideCase, type Answerer, type CaseCommand } from './rule-case'
import { countySeat, seatFor } from './seat'
import { everything } from './vouch'
import { decideWake, lookAtCases } from './wake'

/** Friday 6 November 2026; asked on Monday 23 November. */
const day = '2026-11-06'
const today = '2026-11-23'
const LEADER = 'township-leader@t1'
const CLERK = 'township-clerk@t1'
const COUNTY = 'county-organiser@c1'
let count = 0

const base = {
  day,
  part: 'day' as const,
  reason: '忘了签',
  name: '周建平',
  village: '柳湾村',
  countySeat: COUNTY,
}
const makeup: Ask = { ...base, kind: 'makeup', seat: LEADER, witness: { personId: 'p2', name: '李晓燕' } }
const contest: Ask = { ...base, kind: 'contest', seat: CLERK }

type Decided = { ok: true; state: LedgerState; entry: Entry } | { ok: false; code: string }

const moment = (now = at(today, '10:00'), by = 'p1') => ({ ...momentAt(now, `request-${++count}`), by })
function ask(current: LedgerHistory | null, given: Ask, now?: number): Decided {
  return decideAsk(current, given, { moment: moment(now), personId: 'p1', posting, policy })
}
function after(current: LedgerHistory | null, decided: Decided): LedgerHistory {
  if (!decided.ok) throw new Error(decided.code)
  return { state: decided.state, history: [...(current?.history ?? []), decided.entry] }
}
const someone = (personId: string, ...seats: string[]): Answerer => ({
  personId,
  name: personId,
  version: 4,
  grants: seats.map((each) => {
    const [role, unitId] = each.split('@') as ['township-leader', string]
    return { id: `grant-${each}`, role, unitId, from: '2020-01-01', to: null }
  }),
})
const ma = someone('ma', LEADER)
const he = someone('he', CLERK)
function answer(current: LedgerHistory | null, command: CaseCommand, by: Answerer, now?: number): Decided {
  return decideCase(current, command, by, policy, moment(now, by.personId))
}
const yes = (caseId = 'c0'): CaseCommand => ({ type: 'rule', caseId, yes: true, reason: '' })
const confirm: CaseCommand = { type: 'witness', caseId: 'c0', yes: true }
const asked = (): LedgerHistory => after(null, ask(null, makeup))
const stateOf = (ledger: LedgerHistory): string =>
  dayRecord({ posting, policy, today, evidence: everything(ledger.history), absences: [] }, day).state

describe('a makeup', () => {
  it('waits for its witness, then for the leader, and counts as a day in the village when both agree', () => {
    const one = asked()
    expect(one.state.open?.seats).toEqual(['witness@p2'])
    const two = after(one, answer(one, confirm, someone('p2')))
    expect(two.state.open?.seats).toEqual([LEADER])
    expect(stateOf(two)).toBe('unexplained')
    const three = after(two, answer(two, yes(), ma))
    expect(three.state).toMatchObject({ days: 1 })
    expect(three.state.open).toBeUndefined()
    expect(stateOf(three)).toBe('present')
    expect(three.history[2]).toMatchObject({
      act: 'rule',
      data: { grantId: `grant-${LEADER}`, personVersion: 4 },
    })
  })

  it('of one slot makes half a day', () => {
    const one = after(null, ask(null, { ...makeup, part: 'evening' }))
    const two = after(one, answer(one, confirm, someone('p2')))
    expect(stateOf(after(two, answer(two, yes(), ma)))).toBe('partial')
  })

  it('whose witness saw nobody ends there, and does not count against the three of the month', () => {
    const one = asked()
    const two = after(one, answer(one, { type: 'witness', caseId: 'c0', yes: false }, someone('p2')))
    expect(casesOf(two.history)[0]?.status).toBe('declined')
    expect(makeupsLeft(casesOf(two.history))).toBe(3)
    expect(answer(two, yes(), ma)).toMatchObject({ code: 'attendance.caseSettled' })
  })

  it('that is refused changes nothing, and says why', () => {
    const one = asked()
    const two = after(one, answer(one, confirm, someone('p2')))
    const no: CaseCommand = { type: 'rule', caseId: 'c0', yes: false, reason: '那天在县里开会' }
    const three = after(two, answer(two, no, ma))
    expect(casesOf(three.history)[0]).toMatchObject({
      status: 'refused',
      ruling: { reason: '那天在县里开会' },
    })
    expect(stateOf(three)).toBe('unexplained')
  })

  it.each([
    ['of today', { day: today }, 'attendance.pastOnly'],
    ['of tomorrow', { day: '2026-11-24' }, 'attendance.pastOnly'],
    ['of more than a month ago', { day: '2026-10-22' }, 'attendance.tooLongAgo'],
    ['of a day before the posting', { day: '2026-10-30' }, 'attendance.notYourDay'],
    ['with oneself for a witness', { witness: { personId: 'p1', name: '周建平' } }, 'attendance.ownWitness'],
  ])('%s is refused', (_what, given, code) => {
    const short = { ...posting, from: '2026-11-01' }
    const context = { moment: moment(), personId: 'p1', posting: short, policy }
    expect(decideAsk(null, { ...makeup, ...given }, context)).toMatchObject({ code })
  })

  it('without a witness is refused', () => {
    const { witness: _nobody, ...alone } = makeup
    expect(ask(null, alone)).toMatchObject({ code: 'attendance.noWitness' })
  })

  it('of the last day that it may reach is taken', () => {
    expect(ask(null, { ...makeup, day: '2026-10-23' }).ok).toBe(true)
  })

  it('is taken three times a month and not a fourth, a withdrawn one apart', () => {
    let ledger: LedgerHistory | null = null
    for (const date of ['2026-11-03', '2026-11-04', '2026-11-05'])
      ledger = after(ledger, ask(ledger, { ...makeup, day: date }))
    expect(ask(ledger, makeup)).toMatchObject({ code: 'attendance.makeupsUsed' })
    ledger = after(ledger, answer(ledger, { type: 'withdraw', caseId: 'c0' }, someone('p1')))
    expect(ask(ledger, makeup).ok).toBe(true)
  })

  it('of a day that is whole already is refused kindly', () => {
    const history = wholeDay(day).map((item, i) => entryOf(item, `request-${i}`))
    expect(ask({ state: asked().state, history }, makeup)).toMatchObject({ code: 'attendance.alreadyThere' })
  })

  it('a second one of the same day waits for the first', () => {
    expect(ask(asked(), makeup)).toMatchObject({ code: 'attendance.caseOpen' })
    expect(ask(asked(), contest)).toMatchObject({ code: 'attendance.caseOpen' })
  })
})

describe('nobody witnesses or decides for themselves', () => {
  const confirmed = (): LedgerHistory => {
    const one = asked()
    return after(one, answer(one, confirm, someone('p2')))
  }
  it.each([
    ['the asker as a leader', confirmed, yes(), someone('p1', LEADER), 'attendance.ownDay'],
    ['the asker as a witness', asked, confirm, someone('p1'), 'attendance.ownDay'],
    ['a stranger as a witness', asked, confirm, someone('p3'), 'record.notFound'],
    [
      'a stranger who takes it back',
      asked,
      { type: 'withdraw', caseId: 'c0' },
      someone('p3'),
      'record.notFound',
    ],
    ['the leader before the witness', asked, yes(), ma, 'attendance.witnessFirst'],
    ['the witness as a leader', confirmed, yes(), someone('p2', LEADER), 'attendance.witnessDecides'],
    ['the clerk', confirmed, yes(), he, 'attendance.notYourTurn'],
    [
      'the leader of another township',
      confirmed,
      yes(),
      someone('x', 'township-leader@t2'),
      'attendance.notYourTurn',
    ],
    ['the witness a second time', confirmed, confirm, someone('p2'), 'attendance.saidAlready'],
    ['about a case that is not there', asked, yes('c7'), ma, 'record.notFound'],
  ] as Array<[string, () => LedgerHistory, CaseCommand, Answerer, string]>)(
    '%s is refused',
    (_who, given, command, by, code) => {
      expect(answer(given(), command, by)).toMatchObject({ ok: false, code })
    },
  )

  it('what is decided once is decided', () => {
    const two = confirmed()
    const three = after(two, answer(two, yes(), ma))
    expect(answer(three, yes(), ma)).toMatchObject({ code: 'attendance.caseSettled' })
    expect(answer(three, { type: 'withdraw', caseId: 'c0' }, someone('p1'))).toMatchObject({
      code: 'attendance.caseSettled',
    })
  })
})

describe('a contest', () => {
  it('goes to the clerk, and counts where the clerk agrees', () => {
    const one = after(null, ask(null, contest))
    expect(one.state.open?.seats).toEqual([CLERK])
    expect(stateOf(after(one, answer(one, yes(), he)))).toBe('present')
  })

  it('is answered within five working days: a weekend does not count, a make-up Saturday does', () => {
    expect(answerBy(policy, '2026-11-23')).toBe('2026-11-30')
    expect(answerBy(policy, '2026-09-28')).toBe('2026-10-10')
  })

  it('that nobody answers shows to the county from the day after, who is told in the morning and only once', () => {
    const one = after(null, ask(null, contest))
    const [item] = casesOf(one.history)
    expect(isOverdue(item!, '2026-11-30')).toBe(false)
    expect(seatsOf(item!, '2026-12-01')).toEqual([CLERK, COUNTY])
    const alarm = at('2026-12-01', '09:00')
    const look = (ledger: LedgerHistory, now: number) =>
      lookAtCases(ledger, { holders: [{ personId: 'liu', seats: [COUNTY] }], witnesses: [] }, now)
    const early = at('2026-11-24', '07:00')
    const vacant = look(one, early)
    expect(vacant.tell.map(({ what, to }) => `${what} ${to}`)).toEqual(['movedHere liu', 'nowSeat p1'])
    const around = {
      holders: [
        { personId: 'liu', seats: [COUNTY] },
        { personId: 'he', seats: [CLERK] },
      ],
      witnesses: [],
    }
    expect(lookAtCases(one, around, alarm - 1).tell.map(({ what }) => what)).toEqual(['remindSeat'])
    const found = lookAtCases(one, around, alarm)
    expect(found.tell.map(({ what, to }) => `${what} ${to}`)).toEqual(['overdue liu', 'remindSeat he'])
    const two = after(one, decideWake(one, { ...moment(alarm), by: 'system' }, found) as Decided)
    expect(two.state.open).toMatchObject({ seats: [CLERK, COUNTY], alarm: at('2026-12-02', '07:00') })
    expect(lookAtCases(two, around, alarm + 60_000)).toEqual({ moves: [], tell: [] })
    const county = someone('liu', COUNTY)
    expect(answer(one, yes(), county)).toMatchObject({ code: 'attendance.notYourTurn' })
    expect(answer(two, yes(), county, alarm + 60_000).ok).toBe(true)
  })

  it('is told to the county although somebody checks in between the hour and the clock', () => {
    const one = after(null, ask(null, contest))
    const late = at('2026-12-01', '09:00') + 30_000
    const open = openCases(casesOf(one.history), one.state.open!.told, '2026-12-01')
    expect(open?.alarm).toBeLessThan(late)
  })

  it('of today is taken, of tomorrow refused, and a third of one day refused', () => {
    expect(ask(null, { ...contest, day: today }).ok).toBe(true)
    expect(ask(null, { ...contest, day: '2026-11-24' })).toMatchObject({ code: 'attendance.dayAhead' })
    let ledger: LedgerHistory | null = null
    for (const id of ['c0', 'c2']) {
      ledger = after(ledger, ask(ledger, contest))
      ledger = after(ledger, answer(ledger, { type: 'rule', caseId: id, yes: false, reason: '没有' }, he))
    }
    expect(ask(ledger, contest)).toMatchObject({ code: 'attendance.contestedTwice' })
  })
})

describe('an attestation', () => {
  const by = { personId: 'liu', name: '柳支书', role: '村党支部书记', grantId: 'g', version: 2 }
  const attest = (rest = {}, who = by) =>
    decideAttest(
      null,
      { day, part: 'day', reason: '手机丢了', by: who, ...rest },
      {
        moment: moment(undefined, 'liu'),
        personId: 'p1',
        posting,
        policy,
      },
    )

  it('makes a day in the village, by name and with its reason', () => {
    const ledger = after(null, attest())
    expect(stateOf(ledger)).toBe('present')
    expect(everything(ledger.history)[0]).toMatchObject({
      verdict: 'attested',
      vouch: { name: '柳支书', role: '村党支部书记', why: '手机丢了' },
    })
  })

  it('of an evening and the morning after makes a night', () => {
    const one = after(null, attest({ part: 'evening' }))
    const context = { posting, policy, today, absences: [] }
    const next = after(one, attest({ day: '2026-11-07', part: 'morning' }))
    expect(dayRecord({ ...context, evidence: everything(next.history) }, day).night).toBe(true)
  })

  it('is never for oneself, never for tomorrow, never outside the posting', () => {
    expect(attest({}, { ...by, personId: 'p1' })).toMatchObject({ code: 'attendance.ownDay' })
    expect(attest({ day: '2026-11-24' })).toMatchObject({ code: 'attendance.dayAhead' })
    expect(attest({ day: '2026-05-31' })).toMatchObject({ code: 'attendance.notYourDay' })
  })

  it('leaves an approved leave a leave: people may be there on leave', () => {
    const evidence = everything(after(null, attest()).history)
    const absences = [away(day)]
    expect(dayRecord({ posting, policy, today, evidence, absences }, day).state).toBe('leave')
  })
})

describe('who decides', () => {
  const unit = (id: string, kind: 'township' | 'county') =>
    ({ id, kind, code: '', name: '', parentId: null, scope: [] }) as const
  const offices = [unit('t1', 'township'), unit('c1', 'county')].map((each) => ({
    ...each,
    scope: [] as string[],
  }))
  const holder = (personId: string, ...seats: string[]) => ({ personId, seats })

  it('is the first seat that somebody else holds', () => {
    const all = [holder('he', CLERK), holder('ma', LEADER), holder('liu', COUNTY)]
    expect(seatFor('contest', offices, all, 'p1')).toBe(CLERK)
    expect(seatFor('makeup', offices, all, 'p1')).toBe(LEADER)
    expect(seatFor('contest', offices, all, 'he')).toBe(LEADER)
    expect(seatFor('makeup', offices, [holder('p1', LEADER), holder('liu', COUNTY)], 'p1')).toBe(COUNTY)
    expect(seatFor('makeup', offices, [], 'p1')).toBe(countySeat(offices))
  })
})

describe('what a day offers', () => {
  const record = (on: string, evidence = [] as ReturnType<typeof wholeDay>) =>
    dayRecord({ posting, policy, today, evidence, absences: [] }, on)
  const own = { own: true, attests: false }

  it('a past day both, today only a contest, a whole day nothing, the future nothing', () => {
    expect(actsOn(record(day), [], today, policy, own)).toEqual(['makeup', 'contest'])
    expect(actsOn(record(today), [], today, policy, own)).toEqual(['contest'])
    expect(actsOn(record(day, wholeDay(day)), [], today, policy, own)).toEqual([])
    expect(actsOn(record('2026-11-24'), [], today, policy, own)).toEqual([])
    expect(actsOn(record('2026-10-10'), [], today, policy, own)).toEqual(['contest'])
  })

  it('to the village’s secretary an attestation, to other readers nothing', () => {
    expect(actsOn(record(day), [], today, policy, { own: false, attests: true })).toEqual(['attest'])
    expect(actsOn(record(day), [], today, policy, { own: false, attests: false })).toEqual([])
  })

  it('no makeup where the county leaves them out, and asking for one all the same is refused', () => {
    const without = { ...policy, features: { makeup: false } }
    expect(actsOn(record(day), [], today, without, own)).toEqual(['contest'])
    const context = { moment: moment(), personId: 'p1', posting, policy: without }
    expect(decideAsk(null, makeup, context)).toMatchObject({ code: 'attendance.makeupsOff' })
    expect(decideAsk(null, contest, context).ok).toBe(true)
  })

  it('nothing while one waits', () => {
    expect(actsOn(record(day), casesOf(asked().history), today, policy, own)).toEqual([])
  })
})
