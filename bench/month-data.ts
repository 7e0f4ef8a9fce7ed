import { ledgerType } from '../cloudfunctions/capabilities/attendance/aggregate'
import type { Verdict } from '../cloudfunctions/capabilities/attendance/rules/evidence'
import { withFix } from '../cloudfunctions/capabilities/attendance/rules/fixes'
import type { LedgerState } from '../cloudfunctions/capabilities/attendance/rules/ledger'
import { entryOf } from '../cloudfunctions/capabilities/attendance/testing/given'
import { leaveBookType } from '../cloudfunctions/capabilities/leave/aggregate'
import type { LeaveBookState } from '../cloudfunctions/capabilities/leave/rules/book'
import { decideLeave } from '../cloudfunctions/capabilities/leave/rules/decide'
import type { Edge } from '../cloudfunctions/capabilities/leave/rules/span'
import {
  granted,
  kept,
  momentAt,
  submission,
  TODAY,
} from '../cloudfunctions/capabilities/leave/testing/given'
import { pathOf } from '../cloudfunctions/capabilities/organization'
import type { Entry } from '../cloudfunctions/kernel/aggregate'
import { atClock, daysOfMonth, weekdayOf, type Day, type Month } from '../cloudfunctions/kernel/day'
import type { TestCloud } from '../cloudfunctions/testing/test-cloud'
import { insertAll } from './region-data'

/** Metres from the office, and how far off the phone may be, of a check-in that was near. */
const NEAR = { distance: 320, accuracy: 14, place: '村委会' }
const POINT = { latitude: 35.9123, longitude: 104.2317 }
const KEPT = 90 * 86_400_000

/** The full months that the people of a team have: a first secretary who is nearly always there, and two members. */
export const TEAM = 3

/**
 * A whole month as it lies there after it: of everybody a ledger of some seventy check-ins with their coordinates, in the
 * functions' own short form, and a book with leaves, trips and a recall, of which some share a day with each other and with a
 * check-in. What somebody's month looks like depends on their place in the team alone, so that a file can be held to it.
 */
export async function layMonth(cloud: TestCloud, villageIds: readonly string[], month: Month): Promise<void> {
  const ledgers: string[] = []
  const books: string[] = []
  for (const villageId of villageIds)
    for (let n = 0; n < TEAM; n++) {
      ledgers.push(ledgerOf(villageId, n, month))
      books.push(leaveBookOf(villageId, n, month))
    }
  await insertAll(cloud, 'ledgers', ledgers)
  await insertAll(cloud, 'leaveBooks', books)
}

function documentOf(villageId: string, month: Month, now: number): object {
  const changed = { changedOn: `${month}-28`, changedAt: now }
  return { version: 80, notices: [], wakeAt: null, scope: pathOf(villageId), policyVersion: 1, ...changed }
}

function ledgerOf(villageId: string, n: number, month: Month): string {
  const [postingId, personId] = [`g${villageId}${n}`, `p${villageId}${n}`]
  const history = checkInsOf(personId, n, month)
  const fixes = history.reduce<LedgerState['fixes']>(
    (kept, { at }, entry) =>
      withFix(kept, { entry, ...POINT, latitude: POINT.latitude + entry / 1e5 }, weekOf(at) + KEPT),
    [],
  )
  const state = { postingId, personId, villageId, month, days: 20, nights: 15, places: ['村委会'], fixes }
  const { schema, packing, keys } = ledgerType
  return JSON.stringify({
    ...documentOf(villageId, month, atClock(`${month}-28`, '20:10')),
    ...{ _id: `l${postingId}_${month.replace('-', '_')}`, schema, state, ...keys!(state, postingId) },
    history: history.map((entry) => packing!.pack(packing!.brief(entry), state)),
  })
}

const WEEK = 7 * 86_400_000
const weekOf = (at: number): number => Math.floor(at / WEEK) * WEEK

/** Working days and one weekend in three; the second member has mornings without evenings, and days without anything. */
function checkInsOf(personId: string, n: number, month: Month): Entry[] {
  const seen = (day: Day, slot: 'morning' | 'evening', clock: string, verdict: Verdict): Entry => {
    const evidence = { at: atClock(day, clock), day, slot, verdict, source: 'checkIn' as const, ...NEAR }
    return { ...entryOf(evidence, `${personId}${day}${clock}`), by: personId, inputHash: `${day}${clock}` }
  }
  return daysOfMonth(month).flatMap((day, i) => {
    const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6
    if (weekend && i % 3 !== n) return []
    if (n === 2 && i % 9 === 4) return []
    const morning = [seen(day, 'morning', '07:41', 'inside')]
    // The first try on the road does not count, and is kept.
    if (i % 3 === 0) morning.unshift(seen(day, 'morning', '06:55', 'outside'))
    if (n === 2 && i % 5 === 1) return morning
    const evening = [seen(day, 'evening', '20:12', 'inside')]
    if (i % 4 === 0) evening.push(seen(day, 'evening', '21:40', 'weak'))
    return [...morning, ...evening]
  })
}

/** Absences by place in the team: kind, first and last day of the month, `上午` and `下午` for halves. */
const ABSENCES: ReadonlyArray<ReadonlyArray<readonly [Parameters<typeof submission>[0], string, string]>> = [
  [
    ['trip', '08', '09'],
    ['recalled', '15', '15'],
    ['personal', '24下午', '24下午'],
  ],
  [
    ['sick', '02', '04'],
    ['trip', '10上午', '10上午'],
    ['personal', '10下午', '10下午'],
    ['recalled', '17下午', '18'],
  ],
  [
    ['annual', '21', '23'],
    ['trip', '28', '28'],
  ],
]

const books = new Map<string, LeaveBookState>()

function leaveBookOf(villageId: string, n: number, month: Month): string {
  const [postingId, personId] = [`g${villageId}${n}`, `p${villageId}${n}`]
  const made = books.get(`${month} ${n}`) ?? decidedBook(n, month)
  books.set(`${month} ${n}`, made)
  const state = {
    ...made,
    postingId,
    personId,
    villageId,
    name: personId,
    villageName: `village${villageId.slice(1)}`,
  }
  const { schema, keys } = leaveBookType
  return JSON.stringify({
    ...documentOf(villageId, month, atClock(`${month}-28`, '20:10')),
    ...{ _id: `b${postingId}`, schema, state, history: [], ...keys!(state, postingId) },
  })
}

/** Handed in and agreed to by the rules themselves, one after the other. */
function decidedBook(n: number, month: Month): LeaveBookState {
  const edge = (text: string): Edge => {
    const half = text.endsWith('上午') ? 'morning' : text.endsWith('下午') ? 'afternoon' : 'full'
    return { day: `${month}-${text.slice(0, 2)}`, half }
  }
  let state: LeaveBookState | null = null
  for (const [i, [kind, from, to]] of ABSENCES[n]!.entries()) {
    const request = submission(kind, { from: edge(from), to: edge(to) })
    state = granted(kept(decideLeave(state, request, momentAt('18:06', TODAY, `request-${i}`))).state)
  }
  return state!
}
