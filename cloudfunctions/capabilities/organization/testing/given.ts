import writeExcel, { type SheetData } from 'write-excel-file/node'
import type { ApiActions, ApiReply } from '../../../../typings/api'
import { OFFICER_COLUMNS, OFFICER_SHEET, POSTED_COLUMNS, POSTED_SHEET } from '../rules/roster-format'
import type { RawSheet } from '../rules/roster-sheet'

/** What the tests need of the local cloud, so that this file stands without it. */
export interface Caller {
  call<A extends keyof ApiActions>(
    action: A,
    input: ApiActions[A]['input'],
    requestId?: string,
  ): Promise<ApiReply<ApiActions[A]['view']>>
}
export interface Cloud {
  as(openid: string): Caller
  operator<A extends keyof ApiActions>(
    action: A,
    input: ApiActions[A]['input'],
  ): Promise<ApiReply<ApiActions[A]['view']>>
}

export const qinghe: ApiActions['report.createCounty']['input'] = {
  region: { code: '99', name: '北河自治区' },
  city: { code: '9901', name: '河西市' },
  county: { code: '990101', name: '清河县' },
  organiser: { name: '刘敏', phone: '19900009001' },
}

/** A row of 派驻人员 that is right as it stands; tests change single cells of it. */
export const postedRow: Record<keyof typeof POSTED_COLUMNS, string> = {
  township: '红柳镇',
  village: '柳湾村',
  villageCode: '990101101201',
  villageType: '弱村',
  households: '214',
  place: '村委会',
  latitude: '35.9123',
  longitude: '104.2317',
  radius: '800',
  placeFrom: '',
  placeTo: '',
  name: '周建平',
  phone: '19900000001',
  role: '第一书记',
  sendingUnit: '河西市财政局',
  unitType: '经济',
  unitLevel: '市',
  from: '2025-05-12',
  to: '',
  exemption: '',
  exemptionFrom: '',
  exemptionTo: '',
}
export type Posted = typeof postedRow

export const officerRow: Record<keyof typeof OFFICER_COLUMNS, string> = {
  name: '马玉兰',
  phone: '19900008001',
  role: '乡镇分管领导',
  title: '副镇长',
  unitCode: '990101101',
  from: '2023-03-01',
  to: '',
}
export type Officer = typeof officerRow

/** The sheets of a roster as they come out of Excel. */
export function rosterSheets(
  posted: Array<Partial<Posted>>,
  officers: Array<Partial<Officer>> = [],
): RawSheet[] {
  const cells = <R extends Record<string, string>>(
    columns: Record<keyof R, string>,
    rows: R[],
  ): string[][] => {
    const keys = Object.keys(columns) as Array<keyof R>
    return [keys.map((key) => columns[key]), ...rows.map((row) => keys.map((key) => row[key]))]
  }
  const first = posted.map((row) => ({ ...postedRow, ...row }))
  const second = officers.map((row) => ({ ...officerRow, ...row }))
  return [
    { name: POSTED_SHEET, rows: cells(POSTED_COLUMNS, first) },
    { name: OFFICER_SHEET, rows: cells(OFFICER_COLUMNS, second) },
  ]
}

/** The same as a real .xlsx file in base64. */
export async function rosterFile(
  posted: Array<Partial<Posted>>,
  officers: Array<Partial<Officer>> = [],
): Promise<string> {
  const sheets = rosterSheets(posted, officers).map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row) => row.map((value) => (value === '' ? null : { value }))) as SheetData,
  }))
  return (await writeExcel(sheets).toBuffer()).toString('base64')
}

/** The data of a reply that must not be a refusal. */
export function granted<V>(reply: ApiReply<V>): V {
  if (reply.ok) return reply.data
  throw new Error(`refused with ${reply.code}: ${reply.text.what}`)
}

export function codeOf(reply: ApiReply<unknown>): string {
  return reply.ok ? 'ok' : reply.code
}

/** A county whose organiser 刘敏 is bound as `liu-min`. */
export async function givenCounty(cloud: Cloud): Promise<void> {
  const made = granted(await cloud.operator('report.createCounty', qinghe))
  granted(await cloud.as('liu-min').call('organization.bind', { inviteCode: made.organiser.inviteCode }))
}

/** The same with these people on its roster. */
export async function givenRoster(
  cloud: Cloud,
  posted: Array<Partial<Posted>>,
  officers: Array<Partial<Officer>> = [],
): Promise<ApiActions['report.importRoster']['view']> {
  const base64 = await rosterFile(posted, officers)
  return granted(await cloud.as('liu-min').call('report.importRoster', { base64, fileName: 'roster.xlsx' }))
}

/** Person ids by name, as the organiser sees them. */
export async function idsByName(cloud: Cloud): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = granted(await cloud.as('liu-min').call('organization.people', cursor ? { cursor } : {}))
    for (const { name, personId } of page.rows) ids[name] = personId
    cursor = page.next
  }
  return ids
}
