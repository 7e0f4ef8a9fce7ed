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
/** The one alarm of every aggregate: the clock asks each collection for what is due. */
const alarm = index('by_wakeAt', 'wakeAt')
/** What a roster's import has laid ready, to be turned at once. */
const staged = index('by_staged', 'staged.by')

/**
 * Every collection with the indexes its queries use: one source for the local cloud and for deployment.
 * Arrays (`holds`, `postedTo`, `scope`, `waitingSeats`, `decidedIn`) are indexed element by element.
 */
export const database: DatabaseSpec = {
  collections: [
    { name: 'units', indexes: [index('by_scope_kind', 'scope', 'kind'), staged, alarm] },
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
        staged,
        alarm,
      ],
    },
    { name: 'accounts', indexes: [alarm] },
    { name: 'jobs', indexes: [alarm] },
    { name: 'files', indexes: [alarm] },
    {
      name: 'ledgers',
      indexes: [
        index('by_scope_month', 'scope', 'month'),
        index('by_waitingSeats', 'waitingSeats', 'waitingSince'),
        alarm,
      ],
    },
    {
      name: 'leaveBooks',
      indexes: [
        index('by_waitingSeats', 'waitingSeats', 'waitingSince'),
        index('by_decidedIn', 'decidedIn'),
        index('by_scope', 'scope'),
        alarm,
      ],
    },
    {
      name: 'rounds',
      indexes: [
        index('by_scope_closesAt', 'scope', 'closesAt'),
        index('by_villageIds_closesAt', 'villageIds', 'closesAt'),
        alarm,
      ],
    },
    { name: 'boxes', indexes: [index('by_roundId', 'roundId'), alarm] },
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
        alarm,
      ],
    },
    { name: 'looks', indexes: [index('by_inMonth', 'inMonth'), alarm] },
    { name: 'heartbeats', indexes: [] },
  ],
}
