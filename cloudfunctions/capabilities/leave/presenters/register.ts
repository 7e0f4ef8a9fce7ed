import { dayOf, type Day } from '../../../kernel/day'
import type { LeaveBook } from '../aggregate'
import { awayWords, kindWords, tagFor } from '../messages'
import type { Application } from '../rules/book'

/** 登记表的一行: what a county's register of leaves says of one. Never why, and of whom it is none of theirs not which kind. */
export interface RegisterRow {
  personId: string
  name: string
  village: string
  role: LeaveBook['state']['postingRole']
  kind: string
  from: Application['from']
  to: Application['to']
  /** Working days, halves 0.5. */
  days: number
  /** Whoever decided, in order. */
  deciders: string[]
  /** Day of the return, null where there is none. */
  returnedOn: Day | null
  state: string
}

/**
 * What was asked for of a span of days and not taken back by the person, in order. `kinds` for those who decide leaves
 * there; whoever only oversees reads 请假, as a calendar says it.
 */
export function registerRows(
  { state: { personId, name, villageName: village, postingRole: role, applications } }: LeaveBook,
  span: { from: Day; to: Day },
  kinds: boolean,
): RegisterRow[] {
  return applications
    .filter(({ status, from, to }) => status !== 'withdrawn' && from.day <= span.to && to.day >= span.from)
    .sort((a, b) => a.from.day.localeCompare(b.from.day) || a.submittedAt - b.submittedAt)
    .map((application) => ({
      ...{ personId, name, village, role },
      ...{ from: application.from, to: application.to, days: application.days },
      kind: (kinds ? kindWords : awayWords)(application.kind),
      deciders: application.path.flatMap(({ ruling }) => (ruling ? [ruling.name] : [])),
      returnedOn: application.returned ? dayOf(application.returned.at) : null,
      state: tagFor(application).text,
    }))
}
