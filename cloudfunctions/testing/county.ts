import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ApiActions, ApiReply } from '../../typings/api'
import type { Phone, TestCloud } from './test-cloud'

export const COUNTY_CODE = '990101'
/** 柳湾村 of 红柳镇 in the demo county's roster. */
export const LIUWAN = 'u990101101201'
const ROSTER = join(__dirname, '../../local/demo/roster.xlsx')

/** 清河县 on a local cloud, loaded from the demo's Excel roster through the deployed functions. */
export interface County {
  /** The organiser 刘敏, bound. */
  organiser: Phone
  /** Binds the roster person of that name to an account of their own and answers the phone. */
  bind(name: string, openid?: string): Promise<Phone>
  personId(name: string): Promise<string>
}

const SWITCH = {
  documentNumber: '清组发〔2026〕14号',
  purpose: '驻村在岗确认',
  validFrom: '2026-11-01',
  validUntil: '2026-12-31',
  retentionDays: 90,
}

/** Unwraps an answer that the test takes for granted; a refusal fails the test with its sentence. */
export function data<View>(reply: ApiReply<View>): View {
  if (reply.ok) return reply.data
  throw new Error(`${reply.code}: ${reply.text.what} ${reply.text.next}`)
}

export async function openCounty(cloud: TestCloud, { photo = false } = {}): Promise<County> {
  const created = data(
    await cloud.operator('report.createCounty', {
      region: { code: '99', name: '北河自治区' },
      city: { code: '9901', name: '河西市' },
      county: { code: COUNTY_CODE, name: '清河县' },
      switches: { checkIn: SWITCH, location: SWITCH, ...(photo ? { photo: SWITCH } : {}) },
      organiser: { name: '刘敏', phone: '19900009001' },
    }),
  )
  const organiser = cloud.as('liu-min')
  data(await organiser.call('organization.bind', { inviteCode: created.organiser.inviteCode }))
  const base64 = readFileSync(ROSTER).toString('base64')
  const roster = await cloud.operator('report.importRoster', {
    base64,
    fileName: 'roster.xlsx',
    countyCode: COUNTY_CODE,
  })
  const { status, problemCount } = data(roster)
  if (status !== 'done' || problemCount > 0)
    throw new Error(`the roster was ${status} with ${problemCount} problems`)
  return countyOf(cloud, organiser)
}

function countyOf(cloud: TestCloud, organiser: Phone): County {
  const personId = async (name: string): Promise<string> => {
    const found = data(await organiser.call('organization.people', { query: name }))
    const row = found.rows.find((person) => person.name === name)
    if (!row) throw new Error(`nobody on the roster is called ${name}`)
    return row.personId
  }
  return {
    organiser,
    personId,
    bind: async (name, openid) => {
      const id = await personId(name)
      const code = data(await organiser.call('organization.invite', { personId: id })).inviteCode
      const phone = cloud.as(openid ?? `wx-${id}`)
      data(await phone.call('organization.bind', { inviteCode: code }))
      return phone
    },
  }
}

export type View<A extends keyof ApiActions> = ApiActions[A]['view']
