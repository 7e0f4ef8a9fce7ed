import {
  givenCounty,
  givenRoster,
  granted,
  idsByName,
  type Caller,
  type Cloud,
  type Officer,
} from '../../organization/testing/given'
import type { LeaveApi } from '../contract'

/** 柳湾村 on a local cloud, with two leaders in its township, one next door, and the county. */
export interface Village {
  zhou: Caller
  li: Caller
  ma: Caller
  chen: Caller
  neighbour: Caller
  county: Caller
}

/** What of the local cloud counts requests. */
interface Counting {
  resetStats(): Promise<void>
  stats(): Promise<{ requests: Record<string, number> }>
}

const POSTED = [
  {},
  { name: '李晓燕', phone: '19900000002', role: '队员' },
  { name: '王磊', phone: '19900000003', role: '队员' },
  { name: '赵志强', phone: '19900000004', village: '沙井村', villageCode: '990101101202' },
  {
    name: '外村人',
    phone: '19900000005',
    township: '城关镇',
    village: '东关村',
    villageCode: '990101100201',
  },
]
const OFFICERS: Array<Partial<Officer>> = [
  {},
  { name: '陈国栋', phone: '19900008002', title: '镇长' },
  { name: '外镇长', phone: '19900008003', unitCode: '990101100' },
]

export async function openVillage(cloud: Cloud): Promise<Village> {
  await givenCounty(cloud)
  await givenRoster(cloud, POSTED, OFFICERS)
  const ids = await idsByName(cloud)
  const bind = async (name: string, openid: string): Promise<Caller> => {
    const invite = await cloud.as('liu-min').call('organization.invite', { personId: ids[name]! })
    const phone = cloud.as(openid)
    granted(await phone.call('organization.bind', { inviteCode: granted(invite).inviteCode }))
    return phone
  }
  return {
    zhou: await bind('周建平', 'zhou'),
    li: await bind('李晓燕', 'li'),
    ma: await bind('马玉兰', 'ma'),
    chen: await bind('陈国栋', 'chen'),
    neighbour: await bind('外镇长', 'neighbour'),
    county: cloud.as('liu-min'),
  }
}

/** The roster again, with one officer's grant ended yesterday. */
export async function endGrantOf(cloud: Cloud, name: string, last: string): Promise<void> {
  const officers = OFFICERS.map((officer) =>
    (officer.name ?? '马玉兰') === name ? { ...officer, to: last } : officer,
  )
  await givenRoster(cloud, POSTED, officers)
}

type Request = LeaveApi['leave.submit']['input']

export function request(from: string, to = from, rest: Partial<Request> = {}): Request {
  return {
    kind: 'personal',
    from: { day: `2026-${from}`, half: 'full' },
    to: { day: `2026-${to}`, half: 'full' },
    reason: '父亲住院，回市里陪护。',
    ...rest,
  }
}

/** How many entries of the whole inbox have these words in their title, and the other ones in their text. */
export async function entriesOf(phone: Caller, title: string, text = ''): Promise<number> {
  let found = 0
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = granted(await phone.call('notifications.inbox', cursor === undefined ? {} : { cursor }))
    found += page.entries.filter((entry) => entry.title.includes(title) && entry.text.includes(text)).length
    cursor = page.next
  }
  return found
}

/** Wire requests that one call makes to the database, the sending of messages apart. */
export async function roundTripsOf(cloud: Counting, act: () => Promise<unknown>): Promise<number> {
  await cloud.resetStats()
  await act()
  const { requests } = await cloud.stats()
  return Object.entries(requests)
    .filter(([action]) => action.startsWith('database.'))
    .reduce((sum, [, count]) => sum + count, 0)
}
