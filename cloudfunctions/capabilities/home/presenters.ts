import { dateWords, dayWords } from '../../kernel/words'
import type { Day } from '../../kernel/day'
import { isOpen, openGrants, unitOf, type Caller, type Posting, type Role } from '../../kernel/people'
import { standingOf, standingWords } from '../organization'
import type { HomeView } from './contract'
import * as words from './messages'

/** Roles that may have a leave request to decide. */
const DECIDERS: readonly Role[] = ['township-leader', 'county-organiser']

export function decidesLeave(caller: Caller, today: Day): boolean {
  return holds(caller, DECIDERS, today)
}

/** Roles that have makeups, contests or attestations to see to. */
const ANSWERERS: readonly Role[] = [
  'township-leader',
  'township-clerk',
  'village-secretary',
  'county-organiser',
]

export function answersCases(caller: Caller, today: Day): boolean {
  return holds(caller, ANSWERERS, today)
}

export function organises(caller: Caller, today: Day): boolean {
  return holds(caller, ['county-organiser'], today)
}

function holds(caller: Caller, roles: readonly Role[], today: Day): boolean {
  return openGrants(caller, today).some((grant) => roles.includes(grant.role))
}

/** Date, and who the caller is here: the posting first, else the first role that is held. */
export function headOf(caller: Caller, posting: Posting | null, today: Day): HomeView['head'] {
  const standing = standingOf({ ...caller, title: caller.title ?? null }, today)
  const unit = unitOf(caller, standing.unitId)
  const place = standingWords(standing, unit)
  const township = posting && unit?.kind === 'village' ? (unitOf(caller, unit.parentId)?.name ?? '') : ''
  const sub = place ? words.head(township + place, caller.name) : caller.name
  return { title: dayWords(today), sub }
}

/** One sentence for who gets no card: a posting that has not begun or is over, or a role with nothing to do here yet. */
export function asideOf(caller: Caller, posting: Posting | null, today: Day): HomeView['aside'] {
  if (posting && isOpen(posting, today)) return ''
  if (decidesLeave(caller, today)) return ''
  if (posting && posting.from > today) return words.upcoming(dateWords(posting.from))
  if (openGrants(caller, today).length > 0) return words.nothingToDo
  return posting ? words.ended(dateWords(posting.to ?? today)) : words.noRole
}

/**
 * `cases` is how many of the ledgers' cases wait for the caller, `spotChecks` the way to the spot checks; null where they
 * are not the caller's business.
 */
export function entriesOf(
  organiser: boolean,
  cases: number | null,
  spotChecks: HomeView['entries'][number] | null = null,
): HomeView['entries'] {
  const { casesOf, importRoster, people } = words.entries
  return [
    ...(cases === null ? [] : [{ ...casesOf(cases), page: 'packages/attendance/waiting/index' }]),
    ...(spotChecks ? [spotChecks] : []),
    ...(organiser ? [{ ...importRoster, page: 'packages/organization/import/index' }] : []),
    ...(organiser ? [{ ...people, page: 'packages/organization/people/index' }] : []),
  ]
}

export function visitorView(today: Day): HomeView {
  const { sub, what, next } = words.visitor
  const nothing = { today: null, month: null, leave: null, waiting: null, rounds: null, aside: '' }
  return {
    head: { title: dayWords(today), sub },
    visitor: { what, next },
    ...nothing,
    entries: [],
    unread: 0,
  }
}
