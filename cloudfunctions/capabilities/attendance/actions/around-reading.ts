import { addMonths, addDays, dayOf, type Month } from '../../../kernel/day'
import { countyOf, type Posting, type Unit } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { list, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { afterId, command } from '../../../platform/sdk'
import { together } from '../../../platform/together'
import { everyPage } from '../../../platform/whole'
import { absencesOf, booksUnder, unheardIn, type LeaveBook } from '../../leave'
import { pathOf, postedTo, unitsAt, unitsUnder, type Person } from '../../organization'
import { ledgerType, type Ledger } from '../aggregate'
import { marksUnder } from '../mark-store'
import { casesOf } from '../rules/case'
import type { MarksState } from '../rules/marks'
import { spotChecksOf } from '../rules/spot-check'
import type { Member, VillageTeam } from '../rules/team'
import { everything } from '../rules/vouch'

/** Ledgers of one read: a reply is at most 16 MB. */
const A_READ = 300
/** Ledgers that one page reads at most: ten counties' worth. */
const MOST = 3_000

/** Who reads: a caller with the units that came with them, or the clock, which brings none. */
export interface Onlooker {
  caller: { units: Unit[] }
  now: number
}

/** What is read of a unit besides its ledgers, for whoever reads still other things in the same round trip. */
export function aroundReadings(request: Onlooker, unitIds: readonly string[], months: readonly Month[]) {
  const foreign = unitIds.filter((id) => !countyOf(request.caller, pathOf(id)))
  return {
    units: unitsUnder(unitIds),
    // The policy of a county that does not come with the caller, for those who stand above it.
    above: unitsAt([...new Set(foreign.flatMap(pathOf))]),
    people: postedTo('units'),
    books: booksUnder(unitIds),
    marks: marksUnder(unitIds, months),
  }
}

/** The ledgers of these months below these units, without coordinates: one query for three hundred. Throws above three thousand. */
export function ledgersUnder(unitIds: readonly string[], months: readonly Month[]): Promise<Ledger[]> {
  const fields = { 'state.fixes': false, notices: false }
  const where = { scope: oneOf(unitIds), month: oneOf(months) }
  const read = (before: readonly Ledger[]): Promise<Ledger[]> =>
    list(ledgerType, afterId(where, before.at(-1)?.id), { limit: A_READ, order: [['_id', 'asc']], fields })
  return everyPage(read, { page: A_READ, most: MOST, what: 'ledgers' })
}

const oneOf = (values: readonly string[]): unknown =>
  values.length === 1 ? values[0] : command.in([...values])

export interface AroundRead {
  units: Array<Loaded<Unit>>
  above: Array<Loaded<Unit>>
  people: Array<Loaded<Person>>
  books: LeaveBook[]
  marks: Array<Loaded<MarksState>>
}

/** 一方的人和台账: the units, the teams of their villages by code, and what was looked at. */
export interface Around {
  units: Unit[]
  teams: VillageTeam[]
  marks: MarksState[]
}

/** Two round trips whatever the size, up to three hundred ledgers. */
export async function readAround(
  request: BoundRequest,
  unitIds: readonly string[],
  months: readonly Month[],
): Promise<Around> {
  const [read, ledgers] = await Promise.all([
    together(request.caller.personId, aroundReadings(request, unitIds, months)),
    ledgersUnder(unitIds, months),
  ])
  return aroundOf(request, read, ledgers, months)
}

export function aroundOf(
  { caller, now }: Onlooker,
  { units: found, above, people, books, marks }: AroundRead,
  ledgers: readonly Ledger[],
  months: readonly Month[],
): Around {
  const units = found.map(({ state }) => state).sort((a, b) => a.code.localeCompare(b.code))
  const known = [...caller.units, ...above.map(({ state }) => state)]
  const [from, to] = [`${months[0]!}-01`, addDays(`${addMonths(months[months.length - 1]!, 1)}-01`, -1)]
  const byPosting = groupBy(ledgers, ({ state }) => state.postingId)
  const bookOf = new Map(books.map((book) => [book.state.postingId, book]))
  const memberOf = ({ id, state }: Loaded<Person>, posting: Posting, village: Unit): Member => {
    const own = byPosting.get(posting.id) ?? []
    const book = bookOf.get(posting.id)
    return {
      ...{ personId: id, name: state.name, posting, bound: state.account !== null },
      context: {
        posting,
        policy: policyAbove(known, village.scope),
        today: dayOf(now),
        evidence: own.flatMap(({ history, state }) => everything(history, state)),
        absences: book ? absencesOf(book, from, to) : [],
      },
      cases: own.flatMap((ledger) => casesOf(ledger.history).map((item) => ({ ledgerId: ledger.id, item }))),
      unheard: book ? unheardIn(book) : [],
      checks: own.flatMap(({ history }) => spotChecksOf(history)),
    }
  }
  const postings = people.flatMap((person) => person.state.postings.map((posting) => ({ person, posting })))
  const here = groupBy(
    postings.filter(({ posting }) => posting.from <= to && (posting.to ?? to) >= from),
    ({ posting }) => posting.villageId,
  )
  const teams = units
    .filter(({ kind }) => kind === 'village')
    .map((village) => {
      const team = (here.get(village.id) ?? []).map(({ person, posting }) =>
        memberOf(person, posting, village),
      )
      return { village, members: team.sort(byPost) }
    })
  return { units, teams, marks: marks.map(({ state }) => state) }
}

/** The first secretary first, then who came first. */
function byPost(a: Member, b: Member): number {
  const order = ({ posting, personId }: Member): string =>
    `${posting.role === 'secretary' ? 0 : 1} ${posting.from} ${personId}`
  return order(a).localeCompare(order(b))
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
