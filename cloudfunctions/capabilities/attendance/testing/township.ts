import {
  givenRoster,
  granted,
  idsByName,
  qinghe,
  type Caller,
  type Cloud,
  type Officer,
  type Posted,
} from '../../organization/testing/given'

const SWITCH = {
  documentNumber: '清组发〔2026〕14号',
  purpose: '驻村在岗确认',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  retentionDays: 90,
}

const SHAJING = { village: '沙井村', villageCode: '990101101202' }
const DONGGUAN = { township: '城关镇', village: '东关村', villageCode: '990101100201' }

const POSTED: Array<Partial<Posted>> = [
  {},
  { name: '李晓燕', phone: '19900000002', role: '队员' },
  { name: '赵志强', phone: '19900000003', ...SHAJING },
  { name: '外村人', phone: '19900000004', ...DONGGUAN },
  { name: '任期满', phone: '19900000005', role: '队员', to: '2026-11-22' },
]
const OFFICERS: Array<Partial<Officer>> = [
  {},
  { name: '陈国栋', phone: '19900008002', title: '镇长' },
  { name: '何文', phone: '19900008003', role: '乡镇干事', title: '干事' },
  { name: '柳支书', phone: '19900008004', role: '村党支部书记', title: '支书', unitCode: '990101101201' },
  { name: '沙支书', phone: '19900008005', role: '村党支部书记', title: '支书', unitCode: '990101101202' },
  { name: '外镇长', phone: '19900008006', unitCode: '990101100' },
  { name: '外干事', phone: '19900008007', role: '乡镇干事', title: '干事', unitCode: '990101100' },
]

/** 红柳镇 on a local cloud, everybody with a bound account, by name; `postingOf` and `personOf` are their ids. */
export interface Township {
  as(name: string): Caller
  postingOf(name: string): Promise<string>
  personOf(name: string): string
}

export async function openTownship(
  cloud: Cloud,
  more: { posted?: Array<Partial<Posted>>; officers?: Array<Partial<Officer>> } = {},
): Promise<Township> {
  const made = granted(
    await cloud.operator('report.createCounty', {
      ...qinghe,
      switches: { checkIn: SWITCH, location: SWITCH, spotCheck: SWITCH },
    }),
  )
  const county = cloud.as('liu-min')
  granted(await county.call('organization.bind', { inviteCode: made.organiser.inviteCode }))
  await givenRoster(cloud, [...POSTED, ...(more.posted ?? [])], [...OFFICERS, ...(more.officers ?? [])])
  const ids = await idsByName(cloud)
  for (const [name, personId] of Object.entries(ids)) {
    if (name === '刘敏') continue
    const { inviteCode } = granted(await county.call('organization.invite', { personId }))
    granted(await cloud.as(`wx-${personId}`).call('organization.bind', { inviteCode }))
  }
  const as = (name: string): Caller => (name === '刘敏' ? county : cloud.as(`wx-${ids[name]}`))
  return {
    as,
    personOf: (name) => ids[name]!,
    postingOf: async (name) => granted(await as(name).call('organization.me', {})).me!.postingId!,
  }
}
