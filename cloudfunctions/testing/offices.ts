import { atClock, type Day } from '../kernel/day'
import { data, openCounty, type County, type View } from './county'
import { storedIn } from './full-month'
import { startTestCloud, type Phone, type TestCloud } from './test-cloud'

export const COUNTY = 'u990101'

/** 清河县 on a local cloud with two desks of 县驻村办, and a phone that asks as either. */
export interface Offices {
  cloud: TestCloud
  county: County
  liu: Phone
  /** 付立群, whom the operator made an organiser too. */
  fu: Phone
  zhou: Phone
}

export async function openOffices(day: Day = '2026-11-23', clock = '18:20'): Promise<Offices> {
  const cloud = await startTestCloud({ startAt: atClock(day, clock) })
  const county = await openCounty(cloud)
  const made = data(
    await cloud.operator('report.createCounty', {
      region: { code: '99', name: '北河自治区' },
      city: { code: '9901', name: '河西市' },
      county: { code: '990101', name: '清河县' },
      organiser: { name: '付立群', phone: '19900008008' },
    }),
  )
  const fu = cloud.as('fu-liqun')
  data(await fu.call('organization.bind', { inviteCode: made.organiser.inviteCode }))
  return { cloud, county, liu: county.organiser, fu, zhou: await county.bind('周建平') }
}

export const board = async (phone: Phone): Promise<View<'policy.board'>> =>
  data(await phone.call('policy.board', {}))
export const versionOf = async (phone: Phone): Promise<number> => (await board(phone)).version

/** The county's document as it lies in the database. */
export async function storedCounty(cloud: TestCloud): Promise<string> {
  const [stored] = await storedIn(cloud, 'units', { _id: COUNTY })
  return stored!
}

export const photo = {
  switch: 'photo' as const,
  documentNumber: '清组发〔2026〕21号',
  purpose: '危房排查期间留存现场照片',
  validUntil: '2027-01-31',
  retentionDays: 30,
}

/** Turns a switch off for whatever reason. */
export async function turnOff(phone: Phone, name: 'checkIn' | 'location'): Promise<void> {
  const version = await versionOf(phone)
  data(await phone.call('policy.switchOff', { switch: name, reason: '专项结束', version }))
}

/** What the page of the numbers sends back unchanged. */
export async function numbersOf(phone: Phone) {
  const { numbers, version } = data(await phone.call('policy.numbers', {}))
  return { ...numbers, version, reason: '按今年的通知' }
}
