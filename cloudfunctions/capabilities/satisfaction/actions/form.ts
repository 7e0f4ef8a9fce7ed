import { DEFAULT_POLICY, featureOn } from '../../../kernel/county-policy'
import { addDays, dayOf, yearOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { MAX_SLIPS, NoInput, type FormView } from '../contract'
import { nextName } from '../messages'
import { ownCounty } from './reach'
import { roundsOf } from './rounds'
import { candidatesOf } from './villages'

/** Rounds that may lie in one year, for counting the next one's name. */
const MOST_A_YEAR = 50

/** Days ahead that a round may be set to begin: time to print and to hand out. */
const LEAD_DAYS = 30

/** What an organiser needs to open a round: the villages with their first secretaries, and sensible values. */
export const form: Action<Record<string, never>, FormView> = {
  input: NoInput,
  run: async (request) => {
    const county = ownCounty(request)
    if (!county) return rejected('caller.forbidden')
    if (!featureOn(county.policy ?? DEFAULT_POLICY, 'rounds')) return rejected('satisfaction.off')
    const today = dayOf(request.now)
    const [candidates, earlier] = await Promise.all([
      candidatesOf(county.id, today),
      roundsOf(request, MOST_A_YEAR),
    ])
    const thisYear = earlier.filter(({ state }) => yearOf(dayOf(state.opensAt)) === yearOf(today)).length
    return ok({
      villages: candidates.map(({ unit, township, secretary }) => ({
        villageId: unit.id,
        name: unit.name,
        township,
        secretary: secretary?.name ?? '',
        note: secretary ? householdWords(unit.village?.households ?? 0) : '现在没有第一书记',
        ready: secretary !== null,
      })),
      suggestedName: nextName(yearOf(today), thisYear),
      slips: { suggested: 30, max: MAX_SLIPS },
      opens: { day: addDays(today, 2), clock: '08:00', firstDay: today, lastDay: addDays(today, LEAD_DAYS) },
      closes: { day: addDays(today, 5), clock: '18:00', firstDay: today, lastDay: addDays(today, 60) },
    })
  },
}

function householdWords(households: number): string {
  return households > 0 ? `${households} 户` : '户数没填'
}
