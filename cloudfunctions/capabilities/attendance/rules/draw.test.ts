import type { CountyPolicy } from '../../../kernel/county-policy'
import { HOUR, MINUTE } from '../../../kernel/day'
import { at, momentAt, policy } from '../testing/given'
import type { Candidate } from './candidates'
import {
  askAgainAt,
  decideAsked,
  decideDigits,
  decideOpen,
  drawIdOf,
  drawnOf,
  refuseOpening,
  statusOf,
  type DrawState,
  type Opening,
} from './draw'
import { drawLots, listHashOf, seedHashOf } from './lots'

const DAY = '2026-11-23'
const on: CountyPolicy = { ...policy, switches: { ...policy.switches, spotCheck: policy.switches.checkIn! } }
const SEED = 'f'.repeat(64)

const candidate = (i: number): Candidate => ({
  postingId: `g${i}`,
  personId: `p${i}`,
  name: `某${i}`,
  villageId: 'u990101101201',
  village: '柳湾村',
})
const twelve = Array.from({ length: 12 }, (_, i) => candidate(i + 10))
const organiser = { personId: 'organiser', name: '刘敏' }
const inspector = { personId: 'inspector', name: '付立群' }

const opening = (rest: Partial<Opening> = {}): Opening => ({
  unitId: 'u990101101',
  unitName: '红柳镇',
  number: 1,
  people: 3,
  openedBy: organiser,
  candidates: twelve,
  excluded: [{ postingId: 'g1', why: 'away' }],
  seed: SEED,
  ...rest,
})
const open = (clock = '12:00', rest: Partial<Opening> = {}, given = on) =>
  decideOpen(null, opening(rest), given, momentAt(at(DAY, clock)))
function opened(clock = '12:00', rest: Partial<Opening> = {}): DrawState {
  const decision = open(clock, rest)
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
const add = (
  draw: DrawState | null,
  digits = '482913',
  by = inspector,
  clock = '12:10',
  seed: string | null = SEED,
) => decideDigits(draw, { digits, by, seed }, on, momentAt(at(DAY, clock)))
const codeOf = (decision: { ok: boolean; code?: string }): string => (decision.ok ? 'ok' : decision.code!)

describe('opening a draw', () => {
  it('freezes the list, seals the seed and keeps the seed itself out of the document', () => {
    const draw = opened()
    expect(draw).toMatchObject({
      day: DAY,
      people: 3,
      minutes: 30,
      perMonth: 2,
      listHash: listHashOf(twelve.map(({ postingId }) => postingId)),
      seedHash: seedHashOf(SEED),
      lapsesAt: at(DAY, '14:00'),
    })
    expect(JSON.stringify(draw)).not.toContain(SEED)
  })

  it('is named by unit, day and number, so that two people cannot open the same one', () => {
    expect(drawIdOf('u990101101', DAY, 2)).toBe('du990101101_20261123_2')
    expect(codeOf(decideOpen(opened(), opening(), on, momentAt(at(DAY, '12:01'))))).toBe(
      'attendance.drawOpen',
    )
  })

  it.each([
    ['half of the list at most', { people: 6 }, 'ok'],
    [
      'not more: a draw that nearly everybody must win points at people',
      { people: 7 },
      'attendance.drawTooMany',
    ],
    ['one of two', { people: 1, candidates: twelve.slice(0, 2) }, 'ok'],
    ['nobody of one', { people: 1, candidates: twelve.slice(0, 1) }, 'attendance.drawTooFew'],
    ['nobody of none', { people: 1, candidates: [] }, 'attendance.drawTooFew'],
  ])('draws %s', (_what, rest, code) => {
    expect(codeOf(open('12:00', rest))).toBe(code)
  })

  it('draws twenty at most, however long the list', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => candidate(i))
    expect(codeOf(open('12:00', { candidates: hundred, people: 20 }))).toBe('ok')
    expect(open('12:00', { candidates: hundred, people: 21 })).toMatchObject({ params: { most: 20 } })
  })

  it('is for the hours and days of spot checks only', () => {
    expect(codeOf(open('20:31'))).toBe('attendance.drawHours')
    expect(codeOf(open('12:00', {}, policy))).toBe('attendance.spotCheckOff')
  })

  it('waits two hours for the digits, and never beyond the hour of the last question', () => {
    expect(opened('20:00').lapsesAt).toBe(at(DAY, '20:30'))
  })
})

describe('opening again until the result pleases', () => {
  const now = at(DAY, '15:00')
  const drawn = (): DrawState => {
    const decision = add(opened())
    return decision.ok ? decision.state : opened()
  }

  it('is refused while one still waits', () => {
    expect(refuseOpening([opened('14:00')], now)?.code).toBe('attendance.drawOpen')
  })

  it('counts those that nobody completed: three a day', () => {
    const lapsed = opened('10:00')
    expect(statusOf(lapsed, now)).toBe('lapsed')
    expect(refuseOpening([lapsed], now)).toBeNull()
    expect(refuseOpening([lapsed, drawn()], now)).toBeNull()
    expect(refuseOpening([lapsed, lapsed, drawn()], now)?.code).toBe('attendance.drawsUsed')
  })
})

describe('six digits of somebody else', () => {
  it('make the result and reveal the seed in one write', () => {
    const decision = add(opened())
    expect(decision).toMatchObject({
      ok: true,
      state: { outcome: { digits: '482913', seed: SEED, by: inspector } },
    })
    const { listHash, outcome } = (decision as { state: DrawState }).state
    const ids = twelve.map(({ postingId }) => postingId)
    expect(outcome!.drawn).toEqual(drawLots({ seed: SEED, listHash, digits: '482913' }, ids, 3))
    expect(drawnOf((decision as { state: DrawState }).state).map(({ postingId }) => postingId)).toEqual(
      outcome!.drawn,
    )
  })

  it('are not those of whoever opened it', () => {
    expect(codeOf(add(opened(), '482913', organiser))).toBe('attendance.drawOwnDigits')
  })

  it('are not those of somebody on the list', () => {
    expect(codeOf(add(opened(), '482913', { personId: 'p10', name: '某10' }))).toBe(
      'attendance.drawCandidate',
    )
  })

  it('are taken once: a second try with others learns who was first', () => {
    const first = add(opened())
    const again = add((first as { state: DrawState }).state, '000000')
    expect(again).toMatchObject({ ok: false, code: 'attendance.drawDone', params: { who: '付立群' } })
  })

  it('come too late after two hours', () => {
    expect(codeOf(add(opened(), '482913', inspector, '14:00'))).toBe('ok')
    const late = decideDigits(
      opened(),
      { digits: '482913', by: inspector, seed: SEED },
      on,
      momentAt(at(DAY, '14:00') + 1),
    )
    expect(codeOf(late)).toBe('attendance.drawLapsed')
  })

  it('are refused where the switch was turned off meanwhile', () => {
    const decision = decideDigits(
      opened(),
      { digits: '482913', by: inspector, seed: SEED },
      policy,
      momentAt(at(DAY, '12:10')),
    )
    expect(codeOf(decision)).toBe('attendance.spotCheckOff')
  })

  it('make nothing of a seed that is not the sealed one, or is gone', () => {
    expect(codeOf(add(opened(), '482913', inspector, '12:10', '0'.repeat(64)))).toBe(
      'attendance.drawUnsealed',
    )
    expect(codeOf(add(opened(), '482913', inspector, '12:10', null))).toBe('attendance.drawUnsealed')
    expect(codeOf(add(null))).toBe('record.notFound')
  })
})

describe('the clock behind a draw', () => {
  const drawn = (add(opened()) as { state: DrawState }).state

  it('has nothing to do before there is a result', () => {
    expect(askAgainAt(opened())).toBeNull()
    expect(codeOf(decideAsked(opened(), momentAt(at(DAY, '12:00'))))).toBe('record.notFound')
    expect(codeOf(decideAsked(null, momentAt(at(DAY, '12:00'))))).toBe('record.notFound')
  })

  it('comes back a minute after the result until everybody was asked', () => {
    expect(askAgainAt(drawn)).toBe(at(DAY, '12:10') + MINUTE)
    const asked = decideAsked(drawn, momentAt(at(DAY, '12:11')))
    expect(askAgainAt((asked as { state: DrawState }).state)).toBeNull()
  })

  it('keeps when everybody was asked first, however often it comes', () => {
    const once = (decideAsked(drawn, momentAt(at(DAY, '12:11'))) as { state: DrawState }).state
    const twice = (decideAsked(once, momentAt(at(DAY, '12:11') + HOUR)) as { state: DrawState }).state
    expect(twice.outcome!.askedAt).toBe(at(DAY, '12:11'))
  })
})
