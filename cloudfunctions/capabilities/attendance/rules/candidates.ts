import type { Absence } from '../../../kernel/absence'

/** 候选人: somebody of the frozen list, as on the roster when it was frozen. */
export interface Candidate {
  postingId: string
  personId: string
  name: string
  villageId: string
  village: string
}

/**
 * Why somebody of the roster is not on the list. `away`: on leave or a trip today, be it half a day. `quota`: asked often
 * enough this month. `asked`: a spot check of theirs still runs. `unbound`: no message reaches them, and nobody is forced
 * to install anything. `twice`: posted to two villages at once and on the list with the other one.
 */
export type Exclusion = 'away' | 'quota' | 'asked' | 'unbound' | 'twice'

export interface Excluded {
  postingId: string
  why: Exclusion
}

/** Somebody posted today in the unit. */
export interface Entrant extends Candidate {
  /** Whether a message can reach them. */
  bound: boolean
}

/** How often one person was asked in this month, and until when the last one runs, epoch milliseconds. */
export interface Asked {
  times: number
  until: number
}

export interface ListContext {
  now: number
  perMonth: number
  /** Today's absences by posting. */
  absences: ReadonlyMap<string, readonly Absence[]>
  /** By person. */
  asked: ReadonlyMap<string, Asked>
}

/** Who can be drawn and who cannot, each with one reason, in the order of posting ids: the same people make the same list. */
export function freezeList(
  entrants: readonly Entrant[],
  context: ListContext,
): { candidates: Candidate[]; excluded: Excluded[] } {
  const candidates: Candidate[] = []
  const excluded: Excluded[] = []
  const listed = new Set<string>()
  const inOrder = [...entrants].sort((a, b) => (a.postingId < b.postingId ? -1 : 1))
  for (const { bound, ...candidate } of inOrder) {
    const { postingId, personId } = candidate
    const why = listed.has(personId) ? 'twice' : exclusionOf({ bound, ...candidate }, context)
    if (why) excluded.push({ postingId, why })
    else {
      listed.add(personId)
      candidates.push(candidate)
    }
  }
  return { candidates, excluded }
}

function exclusionOf(
  { postingId, personId, bound }: Entrant,
  { now, perMonth, absences, asked }: ListContext,
): Exclusion | null {
  if (isAway(absences.get(postingId))) return 'away'
  const before = asked.get(personId)
  if (before && before.times >= perMonth) return 'quota'
  if (before && before.until >= now) return 'asked'
  return bound ? null : 'unbound'
}

/** Approved leave or a trip, the half days included: nobody is asked outside while half of the day is theirs. */
export function isAway(absences: readonly Absence[] = []): boolean {
  return absences.some(({ approved }) => approved)
}
