import {
  codeOf,
  givenCounty,
  givenRoster,
  granted,
  idsByName,
  type Caller,
  type Cloud,
  qinghe,
} from './given'

/** 2026-11-23 18:20 UTC+8, a Monday. */
export const NOW = Date.UTC(2026, 10, 23, 10, 20)
export const TODAY = '2026-11-23'
export const COUNTY = 'u990101'
export const HONGLIU = 'u990101101'
export const LIUWAN = 'u990101101201'
export const SHAJING = 'u990101101202'

const SHAJING_ROW = { village: '沙井村', villageCode: '990101101202' }

/** 清河县 with two villages of 红柳镇, a leader, a clerk and a second organiser, and 白水县 beside it. */
export interface DutyCounty {
  /** The account of somebody whom `bind` bound, or 刘敏 as `liu-min`. */
  as(openid: string): Caller
  id(name: string): string
  bind(name: string, openid: string): Promise<Caller>
  postingOf(openid: string): Promise<string>
  /** The id of the first role of somebody whom the roster gave one. */
  grantOf(name: string): Promise<string>
  duties(name: string): Promise<string[]>
}

export async function openDutyCounty(cloud: Cloud): Promise<DutyCounty> {
  await givenCounty(cloud)
  await givenRoster(
    cloud,
    [
      {},
      { name: '李晓燕', phone: '19900000002', role: '队员' },
      { name: '王磊', phone: '19900000003', role: '队员', to: '2026-10-31' },
      { ...SHAJING_ROW, name: '赵志强', phone: '19900000004' },
      { ...SHAJING_ROW, name: '孙浩', phone: '19900000005', role: '队员' },
    ],
    [
      {},
      { name: '陈国栋', phone: '19900008002', role: '乡镇干事', title: '' },
      { name: '柳长河', phone: '19900008003', role: '村党支部书记', unitCode: '990101101201', title: '' },
    ],
  )
  const ids = await idsByName(cloud)
  const other = {
    county: { code: '990102', name: '白水县' },
    organiser: { name: '钱多', phone: '19900009999' },
  }
  const made = granted(await cloud.operator('report.createCounty', { ...qinghe, ...other }))
  granted(await cloud.as('qian-duo').call('organization.bind', { inviteCode: made.organiser.inviteCode }))
  ids['钱多'] = made.organiser.personId
  const id = (name: string): string => {
    const found = ids[name]
    if (!found) throw new Error(`nobody is called ${name}`)
    return found
  }
  const view = async (name: string) =>
    granted(await cloud.as('liu-min').call('organization.person', { personId: id(name) }))
  return {
    as: (openid) => cloud.as(openid),
    id,
    bind: async (name, openid) => {
      const invited = await cloud.as('liu-min').call('organization.invite', { personId: id(name) })
      const { inviteCode } = granted(invited)
      granted(await cloud.as(openid).call('organization.bind', { inviteCode }))
      return cloud.as(openid)
    },
    postingOf: async (openid) =>
      granted(await cloud.as(openid).call('organization.me', {})).me?.postingId ?? 'none',
    grantOf: async (name) => (await view(name)).grants[0]?.grantId ?? 'none',
    duties: async (name) => (await view(name)).duties,
  }
}

export { codeOf, granted }
