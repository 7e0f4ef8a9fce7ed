import { CALLBACKS_LIFE } from '../../../kernel/retention'
import { ok } from '../../../kernel/result'
import { list, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { command } from '../../../platform/sdk'
import { reading, type Reading } from '../../../platform/together'
import { roundType } from '../aggregate'
import { NoInput, RoundInput, type RoundRow, type RoundsView, type RoundView } from '../contract'
import { roundsEmpty, roundsEmptyForOthers } from '../messages'
import { roundRow, roundView, type RoundOfRow } from '../presenters'
import type { RoundState } from '../rules/round'
import { horizon, mayRun, ownCounty, seenRound } from './reach'

/** Rounds of one list: some years of a county. */
const MOST_ROUNDS = 50
/** Rounds on the first page. */
const CARDS = 3
/** Rounds the first page reads at most: more than a county has open or called back at once, however many years it has had. */
const MOST_SEEN = 6
/** What a row of a list says; villages and results are the bulk of a round. */
const ROW_FIELDS = Object.fromEntries(
  [
    'schema',
    'version',
    'scope',
    ...['name', 'phase', 'opensAt', 'closesAt', 'graceMinutes'].map((of) => `state.${of}`),
  ].map((field) => [field, true]),
)

/** The rounds of the caller's county, the latest close first. */
export const rounds: Action<Record<string, never>, RoundsView> = {
  input: NoInput,
  run: async (request) => {
    const found = await roundsOf(request, MOST_ROUNDS)
    const mayOpen = ownCounty(request) !== undefined
    return ok({
      rows: found.map(({ id, state }) => roundRow(id, state, request.now)),
      empty: mayOpen ? roundsEmpty : roundsEmptyForOthers,
      mayOpen,
    })
  },
}

export const round: Action<{ roundId: string }, RoundView> = {
  input: RoundInput,
  run: async (request, { roundId }) => {
    const found = await seenRound(request, roundId)
    if ('ok' in found) return found
    return ok(roundView(found.id, found.state, request.now, mayRun(request, found.scope)))
  },
}

/**
 * The latest rounds a caller may see, for a page that reads several things at once: without villages and results. Whoever has
 * no card of them needs those that villagers are read out or called back for.
 */
export const roundsSeen = (request: BoundRequest): Reading<RoundState> =>
  reading(roundType, {
    field: 'scope',
    values: horizon(request),
    without: ['state.villages', 'state.result', 'state.verifications'],
    newest: {
      ...{ by: 'closesAt', limit: MOST_SEEN },
      ...(ownCounty(request) ? {} : { from: request.now - CALLBACKS_LIFE }),
    },
  })

/** What the first page shows of them: the latest close first. */
export function roundCards(rounds: ReadonlyArray<Loaded<RoundState>>, now: number): RoundRow[] {
  const latest = [...rounds].sort((a, b) => b.state.closesAt - a.state.closesAt).slice(0, CARDS)
  return latest.map(({ id, state }) => roundRow(id, state, now))
}

/** Of each only what a row says. */
export async function roundsOf(request: BoundRequest, limit: number): Promise<Array<Loaded<RoundOfRow>>> {
  const ids = horizon(request)
  if (ids.length === 0) return []
  const scope = ids.length === 1 ? ids[0] : command.in(ids)
  return list(roundType, { scope }, { limit, order: [['closesAt', 'desc']], fields: ROW_FIELDS })
}
