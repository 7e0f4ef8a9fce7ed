import {
  awaitsWitness,
  decidingSeats,
  isOpenCase,
  isOverdue,
  moved,
  overdueAt,
  raiseAt,
  remindAt,
  seatChain,
  type Case,
  type MoveData,
  type Person,
} from './case'
import type { SeatHolder } from './seat'
import { dayOf } from '../../../kernel/day'
import { isQuiet } from '../../../kernel/quiet-hours'

/** Who there is today around the village of a case. */
export interface CaseAround {
  /** Whose day it is: they answer nothing of it. */
  ownerId: string
  /** Holders of the seats of the case's chain. */
  holders: readonly SeatHolder[]
  /** Who may bear witness, the village's secretary first. */
  witnesses: readonly Person[]
}

/** 要说的事 about a case. */
export type CaseMatter =
  | 'toWitness'
  | 'remindWitness'
  | 'toRule'
  | 'toRuleAlone'
  | 'toRuleEarly'
  | 'remindSeat'
  | 'raised'
  | 'movedHere'
  | 'seatVacant'
  | 'overdue'
  | 'nowWitness'
  | 'nowSeat'
  | 'nowEarly'
  | 'nowRaised'
  | 'nowNobody'
export interface CaseTelling {
  what: CaseMatter
  to: string
}

export interface Looked {
  item: Case
  moves: MoveData[]
  tell: CaseTelling[]
}

/** 催办: what a case that nobody answered comes to by now. By time alone it is never accepted, and at night nobody is told. */
export function lookAfter(before: Case, around: CaseAround, now: number): Looked {
  const start: Looked = { item: before, moves: [], tell: [] }
  if (!isOpenCase(before) || isQuiet(now)) return start
  const witnessed = afterWitness(start, around, now)
  if (awaitsWitness(witnessed.item)) return witnessed
  return afterSeat(witnessed, around, now)
}

/** What a witness's word sets in motion: its deciders are told, or the next ones where the seat fell vacant. */
export function witnessed(
  item: Case,
  { ownerId, holders }: Pick<CaseAround, 'ownerId' | 'holders'>,
  now: number,
): Pick<Looked, 'moves' | 'tell'> {
  const start: Looked = { item: { ...item, status: 'waiting' }, moves: [], tell: [] }
  const filled = fillVacancy(start, { ownerId, holders, witnesses: [] }, now)
  if (filled.moves.length > 0) return filled
  const able = ableAt(decidingSeats(item), item, { ownerId, holders, witnesses: [] })
  return { moves: [], tell: able.map(({ personId: to }) => ({ what: 'toRule', to })) }
}

function afterWitness(looked: Looked, { ownerId, witnesses, holders }: CaseAround, now: number): Looked {
  const { item } = looked
  if (item.status !== 'witnessing') return looked
  const own = { what: 'nowWitness' as const, to: ownerId }
  if (!witnesses.some(({ personId }) => personId === item.witness!.personId)) {
    const witness = witnesses.find(({ personId }) => personId !== ownerId)
    const tell = witness ? [{ what: 'toWitness' as const, to: witness.personId }, own] : []
    const next = step(looked, { move: 'witnessGone', ...(witness ? { witness } : {}) }, tell, now)
    return witness ? next : told(next, holders, ownerId, 'toRuleAlone', 'nowSeat')
  }
  if (!awaitsWitness(item)) return looked
  if (isDue(raiseAt(item), now))
    return told(step(looked, { move: 'early' }, [], now), holders, ownerId, 'toRuleEarly', 'nowEarly')
  if (!isDue(remindAt(item), now)) return looked
  const tell = [{ what: 'remindWitness' as const, to: item.witness!.personId }]
  return step(looked, { move: 'reminded' }, tell, now)
}

function afterSeat(looked: Looked, around: CaseAround, now: number): Looked {
  const filled = fillVacancy(looked, around, now)
  if (ableAt(decidingSeats(filled.item), filled.item, around).length === 0) return filled
  const told = beOverdue(filled, around, now)
  const reminded = remind(told, around, now)
  return raise(reminded, around, now)
}

/** A seat that nobody may decide at moves up at once; where nobody is anywhere, its person is told so once. */
function fillVacancy(looked: Looked, around: CaseAround, now: number): Looked {
  const { item } = looked
  const { ownerId, holders } = around
  const settled = item.moves.filter(({ move }) => move === 'nobody' || move === 'found' || move === 'vacant')
  const lost = settled[settled.length - 1]?.move === 'nobody'
  if (ableAt(decidingSeats(item), item, around).length > 0)
    return lost
      ? told(step(looked, { move: 'found' }, [], now), holders, ownerId, 'movedHere', 'nowSeat')
      : looked
  const next = nextSeat(item, around)
  if (!next)
    return lost ? looked : step(looked, { move: 'nobody' }, [{ what: 'nowNobody', to: ownerId }], now)
  const after = step(looked, { move: 'vacant', seat: next }, [], now)
  const deciders = ableAt([next], item, around)
  const organisers = ableAt([item.countySeat], item, around).filter((each) => !deciders.includes(each))
  return withTell(after, [
    ...deciders.map(({ personId: to }) => ({ what: 'movedHere' as const, to })),
    ...organisers.map(({ personId: to }) => ({ what: 'seatVacant' as const, to })),
    { what: 'nowSeat', to: ownerId },
  ])
}

function beOverdue(looked: Looked, around: CaseAround, now: number): Looked {
  const { item } = looked
  if (!isOverdue(item, dayOf(now)) || !isDue(overdueAt(item), now)) return looked
  const county = ableAt([item.countySeat], item, around)
  return step(
    looked,
    { move: 'overdue' },
    county.map(({ personId: to }) => ({ what: 'overdue', to })),
    now,
  )
}

function raise(looked: Looked, around: CaseAround, now: number): Looked {
  const { item } = looked
  if (!isDue(raiseAt(item), now)) return looked
  const next = nextSeat(item, around)
  if (!next) return step(looked, { move: 'raised' }, [], now)
  const above = ableAt([next], item, around).map(({ personId: to }) => ({ what: 'raised' as const, to }))
  return step(
    looked,
    { move: 'raised', seat: next },
    [...above, { what: 'nowRaised', to: around.ownerId }],
    now,
  )
}

/** Whoever was told of more just now is not reminded in the same breath. */
function remind(looked: Looked, around: CaseAround, now: number): Looked {
  const { item, tell } = looked
  if (!isDue(remindAt(item), now)) return looked
  const silent = ableAt(decidingSeats(item), item, around).filter(({ personId }) =>
    tell.every(({ to }) => to !== personId),
  )
  return step(
    looked,
    { move: 'reminded' },
    silent.map(({ personId: to }) => ({ what: 'remindSeat', to })),
    now,
  )
}

/** The next seat up that somebody may decide at. */
function nextSeat(item: Case, around: CaseAround): string | undefined {
  const had = decidingSeats(item)
  return seatChain(item).find((each) => !had.includes(each) && ableAt([each], item, around).length > 0)
}

/** Holders who may decide: neither its person nor whoever bore witness. */
function ableAt(seats: readonly string[], { witness }: Case, { ownerId, holders }: CaseAround): SeatHolder[] {
  return holders.filter(
    ({ personId, seats: held }) =>
      personId !== ownerId && personId !== witness?.personId && held.some((each) => seats.includes(each)),
  )
}

/** The case's deciders and its person hear of a step; where nobody decides, the look at the seats says so instead. */
function told(
  looked: Looked,
  holders: readonly SeatHolder[],
  ownerId: string,
  what: CaseMatter,
  own: CaseMatter,
): Looked {
  const able = ableAt(decidingSeats(looked.item), looked.item, { ownerId, holders, witnesses: [] })
  if (able.length === 0) return looked
  return withTell(looked, [...able.map(({ personId: to }) => ({ what, to })), { what: own, to: ownerId }])
}

const isDue = (at: number | null, now: number): boolean => at !== null && at <= now

const withTell = (looked: Looked, tell: CaseTelling[]): Looked => ({
  ...looked,
  tell: [...looked.tell, ...tell],
})

function step(
  { item, moves, tell }: Looked,
  data: Omit<MoveData, 'of'>,
  more: CaseTelling[],
  now: number,
): Looked {
  const move = { of: item.id, ...data }
  return { item: moved(item, move, now), moves: [...moves, move], tell: [...tell, ...more] }
}
