import { dayOf, monthOf } from '../../../kernel/day'
import { openGrants } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { loadMany } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { command } from '../../../platform/sdk'
import { pathOf } from '../../organization'
import { ledgerId, ledgerType } from '../aggregate'
import type { AttendanceApi } from '../contract'
import { DrawInput, DrawsInput, type DrawProofView, type DrawsView, type DrawView } from '../draw-contract'
import { DRAWERS, DRAW_HANDS } from '../draw-policy'
import { drawsBefore } from '../draw-store'
import { drawRow, drawView, proofView } from '../presenters/draw'
import type { Candidate } from '../rules/candidates'
import { drawnOf } from '../rules/draw'
import { spotChecksOf, type SpotCheck } from '../rules/spot-check'
import { countyIn, drawSeenBy, mayFollow } from './draw-reach'

/** Draws of one page. */
const A_PAGE = 20

/** Draws over the caller's units, latest first, those that nobody completed included. One query. */
export const draws: Action<AttendanceApi['attendance.draws']['input'], DrawsView> = {
  input: DrawsInput,
  run: async ({ caller, now }, { before }) => {
    const grants = openGrants(caller, dayOf(now)).filter(({ role }) => DRAW_HANDS.includes(role))
    const units = grants.map(({ unitId }) => unitId)
    const counties = units.map((id) => countyIn(pathOf(id)))
    const where = command.or([{ scope: command.in(units) }, { unitId: command.in([...new Set(counties)]) }])
    const found = await drawsBefore(where, before, A_PAGE)
    return ok({
      rows: found.map(({ id, state }) => drawRow(id, state, now)),
      next: found.length === A_PAGE ? found.at(-1)!.state.openedAt : null,
      opens: grants.some(({ role }) => DRAWERS.includes(role)),
    })
  },
}

/** One draw; who of the drawn has answered is read from their ledgers at that moment. One read more after the draw. */
export const draw: Action<AttendanceApi['attendance.draw']['input'], DrawView> = {
  input: DrawInput,
  run: async (request, { drawId }) => {
    const seen = await drawSeenBy(request, drawId)
    if (!seen) return rejected('record.notFound')
    const { hand, own } = seen
    const { state } = seen.draw
    const follows = (villageId: string): boolean => mayFollow(request, villageId)
    const followed = hand ? drawnOf(state).filter(({ villageId }) => follows(villageId)) : []
    const mine = drawnOf(state).filter(({ personId }) => personId === own?.personId)
    const month = monthOf(state.day)
    const checks = await checksOf([...followed, ...mine], month, drawId)
    const { now, caller } = request
    return ok(drawView(drawId, state, { now, callerId: caller.personId, hand, own, follows, checks }))
  },
}

async function checksOf(
  people: readonly Candidate[],
  month: string,
  drawId: string,
): Promise<Map<string, SpotCheck>> {
  const ids = [...new Set(people.map(({ postingId }) => ledgerId(postingId, month)))]
  const ledgers = await loadMany(ledgerType, ids)
  const found = ledgers.flatMap(({ state, history }) =>
    spotChecksOf(history)
      .filter((check) => check.drawId === drawId)
      .map((check) => [state.postingId, check] as const),
  )
  return new Map(found)
}

/** Everything that recomputing takes; the seed only after it was revealed. One read. */
export const drawProof: Action<AttendanceApi['attendance.drawProof']['input'], DrawProofView> = {
  input: DrawInput,
  run: async (request, { drawId }) => {
    const seen = await drawSeenBy(request, drawId)
    return seen ? ok(proofView(drawId, seen.draw.state, seen.own)) : rejected('record.notFound')
  },
}
