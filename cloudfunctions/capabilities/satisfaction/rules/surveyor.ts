import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import type { Role } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { SurveyCode } from '../codes'
import type { RoundState, RoundVillage } from './round'

/** Who may go from house to house for a round: 督查组 and 乡镇干事, where they stand over the village. */
export const SURVEYING: readonly Role[] = ['inspector', 'township-clerk']
/** Whoever holds one of these over the village decides about the secretary, works beside them, or counts the ballots. */
const NEAR: readonly Role[] = ['village-secretary', 'township-leader', 'county-organiser']

/** Surveyors of one village: more would only share its few assisted ballots out. */
export const MOST_IN_VILLAGE = 3
/** Surveyors of one round. */
export const MOST_IN_ROUND = 40

/** 调查员: somebody appointed to read the questions out in some villages of one round. */
export interface Surveyor {
  personId: string
  name: string
  villageIds: string[]
  /** Who appointed them last, person id, and when, epoch milliseconds. */
  by: string
  at: number
  /** Epoch milliseconds; null while it holds. */
  endedAt: number | null
}

/** What of a person decides where they may survey, as it stands today. */
export interface Standing {
  roles: ReadonlyArray<{ role: Role; unitId: string }>
  /** Villages they are posted to today. */
  posted: readonly string[]
}

/** May this person survey in the village? `scope` is its path from the region down to itself. */
export function maySurvey({ roles, posted }: Standing, scope: readonly string[]): boolean {
  const over = (wanted: readonly Role[]): boolean =>
    roles.some(({ role, unitId }) => wanted.includes(role) && scope.includes(unitId))
  return over(SURVEYING) && !over(NEAR) && !posted.some((villageId) => scope.includes(villageId))
}

/** Is the person appointed in the village now? Whether the round is open says its box. */
export function isAppointed(
  { surveyors = [] }: Pick<RoundState, 'surveyors'>,
  personId: string,
  villageId: string,
): boolean {
  return surveyors.some(
    (each) => each.personId === personId && each.endedAt === null && each.villageIds.includes(villageId),
  )
}

/** Those whose appointment holds. */
export function appointed({ surveyors = [] }: Pick<RoundState, 'surveyors'>): Surveyor[] {
  return surveyors.filter(({ endedAt }) => endedAt === null)
}

/** Villages of the round in which somebody ever was a surveyor: from others nobody expects an assisted ballot. */
export function surveyedIn({ surveyed = [] }: Pick<RoundState, 'surveyed'>): ReadonlySet<string> {
  return new Set(surveyed)
}

export interface Appointment {
  personId: string
  name: string
  villageIds: readonly string[]
  /** Villages of the round in which they may survey, as they stand today. */
  may: readonly string[]
}

/** 派调查员: in these villages and no others, which also changes an appointment that holds. `told` goes to the surveyor. */
export function decideAppoint(
  state: RoundState,
  { personId, name, villageIds, may }: Appointment,
  moment: Moment,
  told: Notice[],
): Decision<RoundState, SurveyCode> {
  if (isOver(state, moment)) return rejected('survey.tooLate')
  const villages = state.villages.filter((village) => villageIds.includes(village.villageId))
  const near = villages.find(({ villageId }) => !may.includes(villageId))
  if (near) return rejected('survey.tooNear', { who: name, village: near.name })
  const others = (state.surveyors ?? []).filter((each) => each.personId !== personId)
  const full = villages.find((village) => surveyorsOf(others, village) >= MOST_IN_VILLAGE)
  if (full) return rejected('survey.enough', { village: full.name, most: MOST_IN_VILLAGE })
  if (others.length >= MOST_IN_ROUND) return rejected('survey.tooMany', { most: MOST_IN_ROUND })
  const ids = villages.map(({ villageId }) => villageId)
  const surveyor: Surveyor = { personId, name, villageIds: ids, by: moment.by, at: moment.now, endedAt: null }
  const surveyed = [...new Set([...(state.surveyed ?? []), ...ids])]
  const next = { ...state, surveyors: [...others, surveyor], surveyed }
  return accepted(next, moment, 'appoint', { data: { personId, villageIds: ids }, notices: told })
}

function surveyorsOf(others: readonly Surveyor[], { villageId }: RoundVillage): number {
  return others.filter(({ endedAt, villageIds }) => endedAt === null && villageIds.includes(villageId)).length
}

/** 不再代填: from this write on nothing more is cast by their phone. What was cast counts. `told` goes to them. */
export function decideEndSurveyor(
  state: RoundState,
  personId: string,
  moment: Moment,
  told: (surveyor: Surveyor) => Notice[],
): Decision<RoundState, SurveyCode> {
  const surveyors = state.surveyors ?? []
  const surveyor = surveyors.find((each) => each.personId === personId)
  if (!surveyor || surveyor.endedAt !== null) return rejected('survey.notAppointed')
  if (isOver(state, moment)) return rejected('survey.tooLate')
  const ended = { ...surveyor, endedAt: moment.now }
  const next = { ...state, surveyors: surveyors.map((each) => (each === surveyor ? ended : each)) }
  return accepted(next, moment, 'end-surveyor', { data: { personId }, notices: told(surveyor) })
}

/** People are appointed for a round that can still be voted in. */
function isOver({ phase, closesAt }: RoundState, { now }: Moment): boolean {
  return (phase !== 'draft' && phase !== 'open') || now >= closesAt
}
