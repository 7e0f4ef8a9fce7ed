import { dayOf } from '../../../kernel/day'
import { isOpen, seat, type Role } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import type { Loaded } from '../../../platform/aggregate-store'
import { deliver } from '../../../platform/notices'
import { holdersOf, pathOf, townshipsUnder, type PersonBrief } from '../../organization'
import {
  AppointInput,
  EndSurveyorInput,
  SurveyorsInput,
  type AssistedApi,
  type SurveyorsView,
} from '../assisted-contract'
import { roundType } from '../aggregate'
import { appointedNotice, endedNotice } from '../surveyor-notices'
import { surveyorsView, type SurveyorCandidate } from '../surveyors-presenter'
import type { RoundState } from '../rules/round'
import { decideAppoint, decideEndSurveyor, maySurvey, SURVEYING, type Standing } from '../rules/surveyor'
import { changeRound } from './change-round'
import { ownRound } from './reach'

type Input<A extends keyof AssistedApi> = AssistedApi[A]['input']

/** 调查员 of one round: who is, who may be, for whoever runs it. Three reads. */
export const surveyors: Action<Input<'satisfaction.surveyors'>, SurveyorsView> = {
  input: SurveyorsInput,
  run: async (request, { roundId }) => {
    const round = await ownRound(request, roundId)
    return 'ok' in round ? round : seen(request, round)
  },
}

/** 派调查员. Whether they may survey there is read now, and once more with every ballot. */
export const appointSurveyor: Action<Input<'satisfaction.appointSurveyor'>, SurveyorsView> = {
  input: AppointInput,
  run: async (request, input) => {
    const round = await ownRound(request, input.roundId)
    if ('ok' in round) return round
    const { personId } = input
    const wanted = [...new Set(input.villageIds)]
    const candidates = await candidatesFor(request, round.state)
    const candidate = candidates.find((each) => each.personId === personId)
    if (!candidate) return rejected('record.notFound')
    const known = round.state.villages.map(({ villageId }) => villageId)
    if (wanted.some((id) => !known.includes(id))) return rejected('satisfaction.noVillage')
    const { name, may } = candidate
    const changed = await changeRound(request, 'appoint', input, (state, moment) => {
      const about = { roundId: input.roundId, round: state, personId, villageIds: wanted, at: moment.now }
      return decideAppoint(state, { personId, name, villageIds: wanted, may }, moment, [
        appointedNotice(about),
      ])
    })
    if (!changed.ok) return changed
    await deliver(roundType, changed.saved, request.requestId)
    return ok(viewOf(request, changed.saved, candidates))
  },
}

/** 不再代填. */
export const endSurveyor: Action<Input<'satisfaction.endSurveyor'>, SurveyorsView> = {
  input: EndSurveyorInput,
  run: async (request, input) => {
    const { roundId, personId } = input
    const changed = await changeRound(request, 'end-surveyor', input, (state, moment) =>
      decideEndSurveyor(state, personId, moment, ({ villageIds }) => [
        endedNotice({ roundId, round: state, personId, villageIds, at: moment.now }),
      ]),
    )
    if (!changed.ok) return changed
    await deliver(roundType, changed.saved, request.requestId)
    return seen(request, changed.saved)
  },
}

async function seen(request: BoundRequest, round: Loaded<RoundState>): Promise<Outcome<SurveyorsView>> {
  return ok(viewOf(request, round, await candidatesFor(request, round.state)))
}

function viewOf(
  { now }: BoundRequest,
  { id, state }: Loaded<RoundState>,
  candidates: SurveyorCandidate[],
): SurveyorsView {
  return surveyorsView(id, state, candidates, now)
}

/** Everybody of the county who may survey in a village of the round, as they stand today. Two reads. */
async function candidatesFor({ now }: BoundRequest, round: RoundState): Promise<SurveyorCandidate[]> {
  const townships = await townshipsUnder(round.countyId)
  const units = [round.countyId, ...townships.map(({ id }) => id)]
  const seats = SURVEYING.flatMap((role) => units.map((unitId) => seat(role, unitId)))
  const holders = await holdersOf(seats, dayOf(now))
  const names = new Map(townships.map(({ id, name }) => [id, name]))
  return holders
    .map((holder) => {
      const standing = standingOfPerson(holder, now)
      const may = round.villages.filter(({ villageId }) => maySurvey(standing, pathOf(villageId)))
      const held = standing.roles.filter(({ role }) => SURVEYING.includes(role))
      return {
        personId: holder.personId,
        name: holder.name,
        offices: held.map(({ role, unitId }) => ({ role, township: names.get(unitId) ?? '' })),
        may: may.map(({ villageId }) => villageId),
      }
    })
    .filter(({ may }) => may.length > 0)
}

function standingOfPerson({ seats, postings }: PersonBrief, now: number): Standing {
  const today = dayOf(now)
  const roles = seats.map((each) => {
    const [role, unitId = ''] = each.split('@')
    return { role: role as Role, unitId }
  })
  const posted = postings.filter((posting) => isOpen(posting, today))
  return { roles, posted: posted.map(({ villageId }) => villageId) }
}
