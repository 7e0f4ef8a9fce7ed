import { personType } from '../../capabilities/organization'
import { DEFAULT_POLICY } from '../../kernel/county-policy'
import { ROLES, type Grant, type Role } from '../../kernel/people'
import type { Loaded } from '../../platform/aggregate-store'
import { granted, idsByName, givenRoster, qinghe } from '../../capabilities/organization/testing/given'
import type { Phone, TestCloud } from '../test-cloud'

/** 2026-11-24 20:10 at UTC+8, a Tuesday evening. */
export const NOW = Date.UTC(2026, 10, 24, 12, 10)
const YESTERDAY = '2026-11-23'
const LONG_AGO = '2025-01-01'

export const VILLAGE = 'u990101101201'
export const TOWNSHIP = 'u990101101'
export const COUNTY = 'u990101'

/** Where each role stands when it stands over 柳湾村, and a unit of the same kind beside it. */
const STANDS: Record<Role, { over: string; beside: string }> = {
  'village-secretary': { over: VILLAGE, beside: 'u990101101202' },
  'township-clerk': { over: TOWNSHIP, beside: 'u990101102' },
  'township-leader': { over: TOWNSHIP, beside: 'u990101102' },
  'county-organiser': { over: COUNTY, beside: 'u990102' },
  'city-supervisor': { over: 'u9901', beside: 'u9801' },
  'region-supervisor': { over: 'u99', beside: 'u98' },
  inspector: { over: COUNTY, beside: 'u990102' },
  'unit-contact': { over: COUNTY, beside: 'u990102' },
}

/** Over 柳湾村 today, over a unit beside it today, over it until yesterday, over it from tomorrow. */
type Relation = 'over' | 'beside' | 'former' | 'coming'
const RELATIONS: Relation[] = ['over', 'beside', 'former', 'coming']

/** 周建平 of 柳湾村, whom everything is about; a member of the same team; the secretary of the next village. */
export type Posted = 'self' | 'teammate' | 'neighbour'
/** `stranger` is an account that nobody bound. */
export type Who = Posted | 'stranger' | `${Role} ${Relation}`

export const POSTED: Posted[] = ['self', 'teammate', 'neighbour']
export const EVERYBODY: Who[] = [
  'stranger',
  ...POSTED,
  ...ROLES.flatMap((role) => RELATIONS.map((relation) => `${role} ${relation}` as const)),
]

const POSTED_NAMES: Record<Posted, string> = { self: '周建平', teammate: '李晓燕', neighbour: '赵志强' }

export interface World {
  as(who: Who): Phone
  cloud: TestCloud
  /** Ids of the people that are on the roster, by name; 王磊 is of the same village and never bound. */
  ids: Record<string, string>
}

/** Two counties of one city and one of another region, and for every role somebody in every relation to 柳湾村. */
export async function openWorld(cloud: TestCloud): Promise<World> {
  await givenCounties(cloud)
  const next = { village: '沙井村', villageCode: '990101101202' }
  const far = { township: '白杨镇', village: '白杨村', villageCode: '990101102201' }
  await givenRoster(cloud, [
    {},
    { name: '李晓燕', phone: '19900000002', role: '队员' },
    { name: '王磊', phone: '19900000003', role: '队员' },
    { ...next, name: '赵志强', phone: '19900000004' },
    { ...far, name: '秦文', phone: '19900000005' },
  ])
  const ids = await idsByName(cloud)
  for (const who of POSTED) await bind(cloud, who, ids[POSTED_NAMES[who]]!)
  for (const role of ROLES) for (const relation of RELATIONS) await placeHolder(cloud, role, relation)
  return { cloud, as: (who) => cloud.as(accountOf(who)), ids }
}

const accountOf = (who: Who): string => `wx-${who.replace(' ', '-')}`

async function givenCounties(cloud: TestCloud): Promise<void> {
  const document = {
    documentNumber: '清组发〔2026〕14号',
    purpose: '驻村在岗确认',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    retentionDays: 90,
  }
  const switches = { checkIn: document, location: document, photo: document, spotCheck: document }
  const made = granted(await cloud.operator('report.createCounty', { ...qinghe, switches }))
  granted(await cloud.as('liu-min').call('organization.bind', { inviteCode: made.organiser.inviteCode }))
  const beside = { ...qinghe, county: { code: '990102', name: '白水县' } }
  const afar = {
    region: { code: '98', name: '南河自治区' },
    city: { code: '9801', name: '河东市' },
    county: { code: '980101', name: '清泉县' },
  }
  granted(await cloud.operator('report.createCounty', { ...beside, organiser: officer('钱多', 1) }))
  granted(await cloud.operator('report.createCounty', { ...qinghe, ...afar, organiser: officer('钱少', 2) }))
}

const officer = (name: string, n: number) => ({ name, phone: `1990000999${n}` })

async function bind(cloud: TestCloud, who: Who, personId: string): Promise<void> {
  const { inviteCode } = granted(await cloud.as('liu-min').call('organization.invite', { personId }))
  granted(await cloud.as(accountOf(who)).call('organization.bind', { inviteCode }))
}

export const idOf = (role: Role, relation: Relation): string => `p${role.replace('-', '')}${relation}`

/** Written straight into the database: no action of the product gives a role that begins tomorrow or ended before. */
async function placeHolder(cloud: TestCloud, role: Role, relation: Relation): Promise<void> {
  const unitId = STANDS[role][relation === 'beside' ? 'beside' : 'over']
  const from = relation === 'coming' ? '2026-11-25' : LONG_AGO
  const to = relation === 'former' ? YESTERDAY : null
  const grant: Grant = { id: `h${role.replace('-', '')}${relation}`, role, unitId, from, to }
  const id = idOf(role, relation)
  const state = {
    name: `${role} ${relation}`,
    phone: `1990007${ROLES.indexOf(role)}${RELATIONS.indexOf(relation)}00`,
    title: null,
    countyId: unitId.length >= COUNTY.length ? unitId.slice(0, COUNTY.length) : COUNTY,
    sendingUnit: null,
    postings: [],
    grants: [grant],
    account: accountOf(`${role} ${relation}`),
    boundSince: NOW,
    boundWith: null,
    invite: null,
  }
  const stored: Omit<Loaded<typeof state>, 'id'> = {
    version: 1,
    state,
    history: [],
    notices: [],
    wakeAt: null,
    scope: [],
    policyVersion: DEFAULT_POLICY.version,
  }
  await insert(cloud, 'people', {
    _id: id,
    schema: personType.schema,
    changedOn: YESTERDAY,
    ...stored,
    ...personType.keys!(state, id),
  })
}

export async function insert(cloud: TestCloud, collectionName: string, document: object): Promise<void> {
  const reply = await fetch(`${cloud.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      action: 'database.insertDocument',
      collectionName,
      data: [JSON.stringify(document)],
    }),
  })
  const { code, message } = (await reply.json()) as { code?: string; message?: string }
  if (code) throw new Error(`${code}: ${message}`)
}
