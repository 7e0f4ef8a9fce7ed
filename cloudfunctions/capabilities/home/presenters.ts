import { dateWords, dayWords } from '../../kernel/words'
import { clockOf, dayOf, type Day } from '../../kernel/day'
import { isOpen, openGrants, unitOf, type Caller, type Posting, type Role } from '../../kernel/people'
import type { BoundRequest } from '../../platform/capability'
import type { ClockTrouble } from '../../kernel/heartbeat'
import {
  isAboveCounty,
  unitsAsked,
  WATCHERS,
  type CaseRowView,
  type LooksView,
  type TodayInVillagesView,
} from '../attendance'
import type { WaitingItem } from '../leave'
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

export function holds(caller: Caller, roles: readonly Role[], today: Day): boolean {
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
  if (decidesLeave(caller, today) || watches(caller, today)) return ''
  if (posting && posting.from > today) return words.upcoming(dateWords(posting.from))
  if (openGrants(caller, today).length > 0) return words.nothingToDo
  return posting ? words.ended(dateWords(posting.to ?? today)) : words.noRole
}

/** Villages that the first page shows by name, in the order of their codes; a township of more leads to the others. */
const VILLAGES_SHOWN = 12

/** 今天村里 on the first page. Where nobody is, is told above the list, by name or by number, so it is not lost with the rest. */
export function villagesCard(today: TodayInVillagesView): HomeView['villages'] {
  const { villages } = today
  if (villages.length <= VILLAGES_SHOWN) return { ...today, more: '' }
  return { ...today, villages: villages.slice(0, VILLAGES_SHOWN), more: words.allVillages(villages.length) }
}

/** Who sees where people are today on their first page: by name below a county, by figures above it. */
function watches(caller: Caller, today: Day): boolean {
  return holds(caller, WATCHERS, today)
}

/** The units whose day the first page shows; null for who has none. */
export function watchedUnits(request: BoundRequest): string[] | null {
  const units = unitsAsked(request, WATCHERS)?.filter((id) => !isAboveCounty(id)) ?? []
  return units.length > 0 ? units : null
}

/** Who sees to it that the clock runs, or that somebody does. */
export const tendsClock = (caller: Caller, today: Day): boolean =>
  holds(caller, ['county-organiser', 'city-supervisor', 'region-supervisor'], today)

export function alertOf(trouble: ClockTrouble | null): HomeView['alert'] {
  if (trouble === null) return null
  const { since } = trouble
  const at = since === 0 ? '' : `${dateWords(dayOf(since))} ${clockOf(since)}`
  if (trouble.kind === 'stopped') return words.clockStopped(at)
  if (trouble.kind === 'breaksOff') return words.clockBreaksOff(at)
  return trouble.kind === 'behind'
    ? words.clockBehind(at, trouble.duties)
    : words.clockFailing(at, trouble.duties)
}

type Waiting = NonNullable<HomeView['waiting']>
/** Rows of the first page; the list has them all. */
const FEW = 3

/** Leaves and cases together, longest first. Who decides no leave gets the card only while something waits. */
export function waitingCard(
  leaves: readonly WaitingItem[],
  cases: readonly CaseRowView[],
  decides: boolean,
): Waiting | null {
  const rows = [...leaves.map(leaveRow), ...cases.map(caseRow)].sort((a, b) => a.since - b.since)
  if (rows.length === 0 && !decides) return null
  const list = leaves.length > 0 || cases.length === 0 ? 'leave' : 'attendance'
  return {
    count: rows.length,
    title: words.waitingTitle(rows.length, decides),
    rows,
    empty: words.waitingEmpty,
    page: `packages/${list}/waiting/index`,
  }
}

function leaveRow({ bookId, applicationId, ...row }: WaitingItem): Waiting['rows'][number] {
  const page = `packages/leave/application/index?bookId=${bookId}&applicationId=${applicationId}`
  return { ...row, key: applicationId, page }
}

function caseRow({ ledgerId, caseId, when, ...row }: CaseRowView): Waiting['rows'][number] {
  const page = `packages/attendance/case/index?ledgerId=${ledgerId}&caseId=${caseId}`
  return { ...row, key: `${ledgerId}_${caseId}`, page, warning: when, sign: 'wait' }
}

/** The first rows of what needs a look; `first` where it is what the page is for. */
export function looksCard({ count, title, rows, empty }: LooksView, first: boolean): HomeView['looks'] {
  return { count, title, rows: rows.slice(0, FEW), first, empty: empty.next }
}

/**
 * `cases` is how many of the ledgers' cases wait for the caller, `ways` the ways to other lists; null where they are not
 * the caller's business.
 */
export function entriesOf(
  organiser: boolean,
  cases: number | null,
  ways: ReadonlyArray<HomeView['entries'][number] | null> = [],
): HomeView['entries'] {
  const { casesOf, importRoster, people } = words.entries
  return [
    ...(cases === null ? [] : [{ ...casesOf(cases), page: 'packages/attendance/waiting/index' }]),
    ...ways.flatMap((way) => way ?? []),
    ...(organiser ? [{ ...importRoster, page: 'packages/organization/import/index' }] : []),
    ...(organiser ? [{ ...people, page: 'packages/organization/people/index' }] : []),
  ]
}

export function visitorView(today: Day): HomeView {
  const { sub, what, next } = words.visitor
  const nothing = {
    ...{ today: null, month: null, leave: null, waiting: null, rounds: null },
    ...{ villages: null, board: null, looks: null, alert: null, aside: '' },
  }
  return {
    head: { title: dayWords(today), sub },
    visitor: { what, next },
    ...nothing,
    entries: [],
    unread: 0,
  }
}
