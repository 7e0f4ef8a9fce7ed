/** One indexed path of a collection; `direction` 1 ascending, -1 descending. */
export interface IndexKey {
  path: string
  direction: 1 | -1
}

export interface Index {
  name: string
  keys: IndexKey[]
  unique: boolean
}

export interface Collection {
  name: string
  indexes: Index[]
}

export interface DatabaseSpec {
  collections: Collection[]
}

const up = (...paths: string[]): IndexKey[] => paths.map((path) => ({ path, direction: 1 as const }))
const index = (name: string, ...paths: string[]): Index => ({ name, keys: up(...paths), unique: false })
const unique = (name: string, ...paths: string[]): Index => ({ name, keys: up(...paths), unique: true })
const newest = (name: string, path: string, time: string): Index => ({
  name,
  keys: [...up(path), { path: time, direction: -1 }],
  unique: false,
})
/** The one alarm of every aggregate: the clock asks each collection for what is due. */
const alarm = index('by_wakeAt', 'wakeAt')
/** What the night's seal takes in: the documents that were last changed on its day, in the order of their ids. */
const sealed = index('by_changedOn', 'changedOn', '_id')
/** What changed since the clock last looked: the figures of units are worked out anew from it. */
const changed = index('by_changedAt', 'changedAt')
/** What was saved under an older schema, for the clock to save once more. */
const old = index('by_schema', 'schema')
/** What a roster's import has laid ready, to be turned at once. */
const staged = index('by_staged', 'staged.by')

/**
 * Every collection with the indexes its queries use: one source for the local cloud and for deployment.
 * Arrays (`holds`, `postedTo`, `scope`, `waitingSeats`, `doneSeats`, `decidedIn`) are indexed element by element.
 */
export const database: DatabaseSpec = {
  collections: [
    {
      name: 'units',
      indexes: [
        index('by_scope_kind', 'scope', 'kind'),
        index('by_officePhone', 'officePhone'),
        staged,
        sealed,
        changed,
        alarm,
      ],
    },
    {
      name: 'people',
      indexes: [
        unique('one_account_one_person', 'boundTo'),
        unique('one_phone_one_person', 'phoneKey'),
        index('by_inviteHash', 'inviteHash'),
        index('by_phone', 'state.phone'),
        index('by_holds', 'holds'),
        index('by_postedTo', 'postedTo'),
        index('by_posting', 'state.postings.id'),
        index('by_scope_code', 'scope', 'sortKey'),
        index('by_scope_bound', 'scope', 'bound', 'sortKey'),
        index('by_scope_lastDay', 'scope', 'lastDay'),
        old,
        staged,
        sealed,
        changed,
        alarm,
      ],
    },
    { name: 'accounts', indexes: [index('by_changedOn', 'changedOn'), alarm] },
    { name: 'jobs', indexes: [old, sealed, alarm] },
    { name: 'files', indexes: [sealed, alarm] },
    {
      name: 'ledgers',
      indexes: [
        index('by_scope_month', 'scope', 'month'),
        index('by_waitingSeats', 'waitingSeats', 'waitingSince'),
        sealed,
        changed,
        alarm,
      ],
    },
    {
      name: 'leaveBooks',
      indexes: [
        index('by_waitingSeats', 'waitingSeats', 'waitingSince'),
        index('by_decidedIn', 'decidedIn'),
        index('by_scope', 'scope'),
        sealed,
        changed,
        alarm,
      ],
    },
    {
      name: 'rounds',
      indexes: [
        index('by_scope_closesAt', 'scope', 'closesAt'),
        index('by_villageIds_closesAt', 'villageIds', 'closesAt'),
        index('by_surveyorIds_closesAt', 'surveyorIds', 'closesAt'),
        old,
        sealed,
        alarm,
      ],
    },
    { name: 'remarks', indexes: [sealed, alarm] },
    { name: 'recordings', indexes: [sealed, alarm] },
    { name: 'callbacks', indexes: [sealed, alarm] },
    { name: 'boxes', indexes: [index('by_roundId', 'roundId'), sealed, alarm] },
    {
      name: 'inbox',
      indexes: [
        {
          name: 'by_to_at',
          keys: [
            { path: 'to', direction: 1 },
            { path: 'at', direction: -1 },
          ],
          unique: false,
        },
        index('by_to_readAt', 'to', 'readAt'),
        index('by_at', 'at'),
      ],
    },
    {
      name: 'draws',
      indexes: [
        {
          name: 'by_scope_openedAt',
          keys: [
            { path: 'scope', direction: 1 },
            { path: 'openedAt', direction: -1 },
          ],
          unique: false,
        },
        index('by_unitId_openedAt', 'unitId', 'openedAt'),
        sealed,
        alarm,
      ],
    },
    { name: 'looks', indexes: [index('by_inMonth', 'inMonth'), sealed, changed, alarm] },
    {
      name: 'complaints',
      indexes: [
        unique('one_open_a_place', 'openPlace'),
        index('by_waitingSeats', 'waitingSeats', 'dueOn'),
        newest('by_doneSeats', 'doneSeats', 'settledAt'),
        newest('by_authorId', 'authorId', 'filedAt'),
        index('by_inYear', 'inYear', 'answered', 'late'),
        sealed,
        alarm,
      ],
    },
    {
      name: 'figures',
      indexes: [index('by_parentKey', 'parentKey'), index('by_level_wakeAt', 'level', 'wakeAt')],
    },
    { name: 'heartbeats', indexes: [] },
    // Asked for by id only.
    { name: 'seals', indexes: [] },
  ],
}
