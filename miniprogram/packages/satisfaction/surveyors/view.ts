import type { ViewOf } from '../../../cloud/call'

type SurveyorsView = ViewOf<'satisfaction.surveyors'>

export interface Choice {
  villageId: string
  name: string
  on: boolean
}

/** Villages that may be chosen for the person: those of the round in which they may survey. */
export function choicesFor(view: SurveyorsView, personId: string, chosen: readonly string[]): Choice[] {
  const may = view.candidates.find((each) => each.personId === personId)?.villageIds ?? []
  return view.villages
    .filter(({ villageId }) => may.includes(villageId))
    .map(({ villageId, name }) => ({ villageId, name, on: chosen.includes(villageId) }))
}

/** Who is chosen first is shown where they serve already. */
export function servedBy(view: SurveyorsView, personId: string): string[] {
  const row = view.rows.find((each) => each.personId === personId && each.mayEnd)
  return row ? row.villageIds : []
}

/** The words of the sheet's button; where something is missing they say what. */
export function submitOf(personId: string, choices: readonly Choice[]): { text: string; off: boolean } {
  if (!personId) return { text: '先选一个人', off: true }
  const count = choices.filter(({ on }) => on).length
  return count === 0 ? { text: '再选去哪个村', off: true } : { text: `派到 ${count} 个村`, off: false }
}
