import { dayOf } from '../../../kernel/day'
import { openGrants } from '../../../kernel/people'
import type { Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { CALLBACKS_LIFE } from '../../../kernel/retention'
import type { RoundState } from '../rules/round'
import { appointed } from '../rules/surveyor'

interface Entry {
  text: string
  note: string
  page: string
}

/** Ways from the first page, of the rounds that are read there anyway: to 代填 for a surveyor, to 回访 for 督查组. */
export function surveyEntries(
  { caller, now }: BoundRequest,
  rounds: ReadonlyArray<Loaded<RoundState>>,
): Entry[] {
  const surveys = rounds.some(
    ({ state }) =>
      state.phase === 'open' &&
      now < state.closesAt &&
      appointed(state).some(({ personId }) => personId === caller.personId),
  )
  const inspects = openGrants(caller, dayOf(now)).some(({ role }) => role === 'inspector')
  const called = inspects
    ? rounds.filter(({ state }) => state.calls && now < state.closesAt + CALLBACKS_LIFE)
    : []
  return [
    ...(surveys
      ? [{ text: '测评代填', note: '念题给村民听，让村民自己点', page: 'packages/satisfaction/survey/index' }]
      : []),
    ...called.map(({ id, state }) => ({
      text: '测评回访',
      note: `${state.name}，打电话问是不是本人点的`,
      page: `packages/satisfaction/callback/index?roundId=${id}`,
    })),
  ]
}
