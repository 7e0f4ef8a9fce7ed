import { Polling } from './polling'
import type { Phone, TestCloud } from './test-cloud'
import { givenRoster, granted, idsByName, qinghe } from '../capabilities/organization/testing/given'

const DOCUMENT = {
  documentNumber: '清组发〔2026〕21号',
  purpose: '年度考核参考',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  retentionDays: 365,
}

/** Those who may be surveyors of 红柳镇, and those who may not. */
export const OFFICERS = {
  county: '郭静',
  second: '白杰',
  clerk: '陈立',
  elsewhere: '韩志远',
  leader: '马玉兰',
} as const

export interface SurveyedCounty {
  polling: Polling
  ids: Record<string, string>
  phone(name: string): Phone
  openid(name: string): string
}

/** 红柳镇 with two villages and people who may go from house to house, each with an account. */
export async function openSurveyedCounty(cloud: TestCloud): Promise<SurveyedCounty> {
  const made = granted(
    await cloud.operator('report.createCounty', { ...qinghe, switches: { usedInAppraisal: DOCUMENT } }),
  )
  const organiser = cloud.as('liu-min')
  granted(await organiser.call('organization.bind', { inviteCode: made.organiser.inviteCode }))
  const far = { township: '白杨镇', village: '白杨村', villageCode: '990101102201' }
  const inspector = { role: '督查组', title: '' }
  await givenRoster(
    cloud,
    [
      {},
      { name: '赵志强', phone: '19900000004', village: '沙井村', villageCode: '990101101202' },
      { ...far, name: '秦文', phone: '19900000005' },
    ],
    [
      { name: OFFICERS.leader, phone: '19900008001' },
      { ...inspector, name: OFFICERS.county, phone: '19900008012', unitCode: '990101' },
      { ...inspector, name: OFFICERS.second, phone: '19900008014', unitCode: '990101' },
      { ...inspector, name: OFFICERS.elsewhere, phone: '19900008011', unitCode: '990101102' },
      { name: OFFICERS.clerk, phone: '19900008013', role: '乡镇干事', title: '', unitCode: '990101101' },
    ],
  )
  const ids = await idsByName(cloud)
  const openid = (name: string): string => (name === '刘敏' ? 'liu-min' : `wx-${ids[name]}`)
  const phone = (name: string): Phone => cloud.as(openid(name))
  for (const name of ['周建平', '赵志强', '秦文', ...Object.values(OFFICERS)]) {
    const { inviteCode } = granted(await organiser.call('organization.invite', { personId: ids[name]! }))
    granted(await phone(name).call('organization.bind', { inviteCode }))
  }
  const personId = (name: string) => Promise.resolve(ids[name]!)
  const bind = (name: string) => Promise.resolve(phone(name))
  return { polling: new Polling(cloud, { organiser, personId, bind }), ids, phone, openid }
}
