import { dayOf } from '../../../kernel/day'
import { openGrants, seat, type Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { holdersOf, townshipsUnder, type PersonBrief } from '../../organization'
import type { AttendanceApi } from '../contract'
import { DrawFormInput, OpenDrawInput, type DrawFormView, type OpenedDrawView } from '../draw-contract'
import { done, form } from '../draw-messages'
import { digitsNotices } from '../draw-notices'
import { DRAWERS } from '../draw-policy'
import { drawRefusals } from '../draw-refusals'
import { drawsOfDay, drawType, type Draw } from '../draw-store'
import { fill } from '../../../kernel/words'
import { telling } from '../notices'
import { decideOpen, drawIdOf, MOST_DRAWN, refuseOpening, type Opening } from '../rules/draw'
import { refuseTime, spotNumbers } from '../rules/draw-hours'
import { countyPolicyOf } from './county'
import { listOf, type FrozenList } from './draw-list'
import { unitToDraw } from './draw-reach'
import { seedFor } from './secret'

type Input = AttendanceApi['attendance.openDraw']['input']

/** Where the caller may draw, and whether they may now. */
export const drawForm: Action<Record<string, never>, DrawFormView> = {
  input: DrawFormInput,
  run: async (request) => {
    const { caller, now } = request
    const grants = openGrants(caller, dayOf(now)).filter(({ role }) => DRAWERS.includes(role))
    const over = caller.units.filter(({ id }) => grants.some(({ unitId }) => unitId === id))
    const counties = over.filter(({ kind }) => kind === 'county')
    const below = await Promise.all(counties.map(({ id }) => townshipsUnder(id)))
    const units = [...counties, ...over.filter(({ kind }) => kind === 'township'), ...below.flat()]
    const refusal = refuseTime(await countyPolicyOf(request, over[0]?.scope ?? []), now)
    const text = refusal && drawRefusals[refusal.code]
    return ok({
      units: [...new Map(units.map(({ id, name }) => [id, { unitId: id, name }])).values()],
      most: MOST_DRAWN,
      note: form.note,
      blocked: text ? { what: fill(text.what, refusal.params), next: fill(text.next, refusal.params) } : null,
    })
  },
}

/** Opens a draw: freezes who can be drawn and seals the seed. The same request opens it once. */
export const openDraw: Action<Input, OpenedDrawView> = {
  input: OpenDrawInput,
  run: async (request, input) => {
    const { caller, now, requestId } = request
    const unit = await unitToDraw(request, input.unitId)
    if (!unit) return rejected('record.notFound')
    const earlier = await drawsOfDay(unit.id, dayOf(now))
    const same = earlier.find(({ history }) => isOpenedBy(history[0], caller.personId, requestId))
    const ready = same ?? (await prepare(request, unit, input.people, earlier))
    if ('ok' in ready) return ready
    return save(request, input, unit, ready)
  },
}

function isOpenedBy(entry: Draw['history'][number] | undefined, by: string, requestId: string): boolean {
  return entry?.by === by && entry.requestId === requestId
}

interface Ready extends Opening {
  id: string
  /** Who is asked for the digits. */
  to: string[]
}

async function prepare(
  request: BoundRequest,
  unit: Unit,
  people: number,
  earlier: readonly Draw[],
): Promise<Ready | Extract<Outcome<never>, { ok: false }>> {
  const { caller, now } = request
  const policy = await countyPolicyOf(request, unit.scope)
  const refusal =
    refuseTime(policy, now) ??
    refuseOpening(
      earlier.map(({ state }) => state),
      now,
    )
  if (refusal) return refusal
  const number = earlier.length + 1
  const id = drawIdOf(unit.id, dayOf(now), number)
  const seed = seedFor(id)
  if (seed === null) return rejected('attendance.drawUnsealed')
  const frozen = await listOf(unit, spotNumbers(policy).perMonth, now)
  if (!frozen) return rejected('attendance.drawTooWide')
  const to = await handsFor(request, unit, frozen)
  if (to.length === 0) return rejected('attendance.drawAlone')
  const openedBy = { personId: caller.personId, name: caller.name }
  const { candidates, excluded } = frozen
  return {
    id,
    to,
    unitId: unit.id,
    unitName: unit.name,
    ...{ number, people, openedBy, candidates, excluded, seed },
  }
}

/** Inspectors and organisers other than whoever opens it; the townships' leaders where there are none. */
async function handsFor(
  { caller, now }: BoundRequest,
  unit: Unit,
  { villages, candidates }: FrozenList,
): Promise<string[]> {
  const offices = unit.scope.slice(2)
  const first = offices.flatMap((id) => DRAWERS.map((role) => seat(role, id)))
  const townships = [...new Set(villages.map(({ parentId }) => parentId ?? ''))]
  const leaders = townships.map((id) => seat('township-leader', id))
  const holders = await holdersOf([...first, ...leaders], dayOf(now))
  const others = holders.filter(
    ({ personId, bound }) =>
      bound && personId !== caller.personId && !candidates.some((each) => each.personId === personId),
  )
  const at = (seats: string[]): PersonBrief[] =>
    others.filter((each) => each.seats.some((one) => seats.includes(one)))
  const asked = at(first).length > 0 ? at(first) : at(leaders)
  return asked.map(({ personId }) => personId)
}

async function save(
  request: BoundRequest,
  input: Input,
  unit: Unit,
  ready: Ready | Draw,
): Promise<Outcome<OpenedDrawView>> {
  const policy = await countyPolicyOf(request, unit.scope)
  const moment = momentOf(request, policy.version)
  const changed = await change(drawType, ready.id, {
    moment,
    act: 'open',
    input,
    scope: unit.scope,
    decide: (current) => {
      if (!('seed' in ready)) return rejected('attendance.drawOpen')
      const { id, to, ...opening } = ready
      const decision = decideOpen(current?.state ?? null, opening, policy, moment)
      return decision.ok ? telling(decision, digitsNotices(id, decision.state, to)) : decision
    },
  })
  if (!changed.ok) return changed
  await deliver(drawType, changed.saved, request.requestId)
  return ok({ drawId: ready.id, what: done.opened })
}
