import { granted, qinghe, rosterFile, type Posted } from '../capabilities/organization/testing/given'
import type { Phone, TestCloud } from './test-cloud'

/** Villages of one county of the crowd, three people each; a county's file may hold more. */
const VILLAGES = 100
const TEAM = 3
const PER_COUNTY = VILLAGES * TEAM
/** Calls on their way at the same time while the crowd is made ready; each is a phone of its own. */
const LANES = 16

export interface Member {
  phone: Phone
  villageCode: string
}

/** That many people, three to a village and a hundred villages to a county, all bound, each with a phone of their own. */
export async function openCrowd(cloud: TestCloud, people: number): Promise<Member[]> {
  const crowd: Member[] = []
  for (let county = 0; crowd.length < people; county++)
    crowd.push(...(await openCrowdCounty(cloud, county, Math.min(PER_COUNTY, people - crowd.length))))
  return crowd
}

async function openCrowdCounty(cloud: TestCloud, index: number, people: number): Promise<Member[]> {
  const code = String(990_201 + index)
  const organiser = { name: '刘敏', phone: `199${String(10_000_000 + index)}` }
  const county = { code, name: `第${index + 1}县` }
  const made = granted(
    await cloud.operator('report.createCounty', { ...qinghe, ...countyIn(code), county, organiser }),
  )
  const office = cloud.as(`office-${code}`)
  granted(await office.call('organization.bind', { inviteCode: made.organiser.inviteCode }))
  const rows = Array.from({ length: people }, (_, n) => rowOf(code, index, n))
  const taken = await office.call('report.importRoster', {
    base64: await rosterFile(rows),
    fileName: 'crowd.xlsx',
  })
  if (granted(taken).people !== people) throw new Error(`the roster of ${code} was not taken whole`)
  const villages = [...new Set(rows.map(({ villageCode }) => villageCode))]
  const members = await inLanes(villages, async (villageCode) => {
    const { invites } = granted(
      await office.call('organization.invites', { villageIds: [`u${villageCode}`] }),
    )
    const bound: Member[] = []
    for (const { personId, inviteCode } of invites) {
      const phone = cloud.as(`wx-${personId}`)
      granted(await phone.call('organization.bind', { inviteCode }))
      bound.push({ phone, villageCode })
    }
    return bound
  })
  return members.flat()
}

const countyIn = (code: string) => ({
  region: { code: code.slice(0, 2), name: '北河自治区' },
  city: { code: code.slice(0, 4), name: '河东市' },
  switches: { checkIn: SWITCH, location: SWITCH },
})

const SWITCH = {
  documentNumber: '东组发〔2026〕3号',
  purpose: '驻村在岗确认',
  validFrom: '2026-11-01',
  validUntil: '2026-12-31',
  retentionDays: 90,
}

/** The n-th person of a county: a name no other has, three to a village, ten villages to a township. */
function rowOf(code: string, county: number, n: number): Partial<Posted> & { villageCode: string } {
  const village = Math.floor(n / TEAM)
  const township = Math.floor(village / 10)
  return {
    township: `第${township + 1}镇`,
    village: `第${village + 1}村`,
    villageCode: `${code}${String(101 + township)}${String(201 + (village % 10))}`,
    name: `测${[...String(county * PER_COUNTY + n)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}`,
    phone: `198${String(county * PER_COUNTY + n).padStart(8, '0')}`,
    role: n % TEAM === 0 ? '第一书记' : '队员',
  }
}

/** Does the work for every item, a bounded number at a time; answers come in the order of the items. */
export async function inLanes<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  lanes = LANES,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++
      results[at] = await work(items[at]!)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
