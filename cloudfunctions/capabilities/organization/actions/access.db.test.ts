import type { ApiActions } from '../../../../typings/api'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, givenCounty, givenRoster, granted, idsByName, qinghe } from '../testing/given'

/** 2026-11-23 18:20 UTC+8. */
const NOW = Date.UTC(2026, 10, 23, 10, 20)
const VILLAGE = 'u990101101201'

let cloud: TestCloud
let ids: Record<string, string>

const officers = [
  { name: '马玉兰', phone: '19900008001', role: '乡镇分管领导' },
  { name: '陈国栋', phone: '19900008002', role: '乡镇干事', title: '' },
  { name: '柳长河', phone: '19900008003', role: '村党支部书记', unitCode: '990101101201', title: '' },
  { name: '付立群', phone: '19900008004', role: '督查组', unitCode: '990101', title: '' },
  { name: '唐继业', phone: '19900008005', role: '乡镇分管领导', unitCode: '990101102' },
  { name: '蒋离任', phone: '19900008006', role: '乡镇分管领导', to: '2026-11-22' },
]
/** Accounts by what their person is; `stranger` is bound to nobody. */
const accounts: Record<string, string> = {
  member: '王磊',
  'village-secretary': '柳长河',
  inspector: '付立群',
  'township-clerk': '陈国栋',
  'township-leader': '马玉兰',
  'other-township': '唐继业',
  'former-leader': '蒋离任',
}

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  await givenCounty(cloud)
  const elsewhere = { village: '白杨村', villageCode: '990101102201', township: '白杨镇' }
  await givenRoster(
    cloud,
    [
      {},
      { name: '王磊', phone: '19900000003', role: '队员' },
      { ...elsewhere, name: '秦文', phone: '19900000009' },
    ],
    officers,
  )
  ids = await idsByName(cloud)
  for (const [account, name] of Object.entries(accounts)) {
    const invited = await cloud.as('liu-min').call('organization.invite', { personId: ids[name]! })
    granted(await cloud.as(account).call('organization.bind', { inviteCode: granted(invited).inviteCode }))
  }
  const other = {
    county: { code: '990102', name: '白水县' },
    organiser: { name: '钱多', phone: '19900009999' },
  }
  const made = granted(await cloud.operator('report.createCounty', { ...qinghe, ...other }))
  granted(await cloud.as('other-county').call('organization.bind', { inviteCode: made.organiser.inviteCode }))
})
afterAll(() => cloud?.close())

type Action = keyof ApiActions
const no = 'caller.forbidden'
const gone = 'person.unknown'

/** What each person gets for asking about 周建平 of 柳湾村: person, invite, invites, people, import, create a county. */
const MATRIX: Array<[who: string, ...answers: [string, string, string, string, string, string]]> = [
  ['stranger', ...(Array(5).fill('caller.notBound') as [string, string, string, string, string]), no],
  ['member', no, no, no, no, no, no],
  ['village-secretary', no, no, no, no, no, no],
  ['inspector', no, no, no, no, no, no],
  ['former-leader', no, no, no, no, no, no],
  ['township-clerk', 'ok', no, no, 'ok', no, no],
  ['township-leader', 'ok', no, no, 'ok', no, no],
  ['other-township', gone, no, no, 'ok', no, no],
  ['other-county', gone, gone, gone, 'ok', 'roster.text', no],
  ['liu-min', 'ok', 'ok', 'ok', 'ok', 'roster.text', no],
]

describe('who may do what', () => {
  it.each(MATRIX)('%s gets what the role allows over the own units', async (who, ...answers) => {
    const personId = ids['周建平']!
    const broken = { base64: Buffer.from('x').toString('base64'), fileName: 'roster.xlsx' }
    const asked: Array<[Action, ApiActions[Action]['input']]> = [
      ['organization.person', { personId }],
      ['organization.invite', { personId }],
      ['organization.invites', { villageIds: [VILLAGE] }],
      ['organization.people', {}],
      ['report.importRoster', broken],
      ['report.createCounty', qinghe],
    ]
    const codes: string[] = []
    for (const [action, input] of asked) codes.push(codeOf(await cloud.as(who).call(action, input)))
    expect(codes).toEqual(answers)
  })

  it('everybody may ask who they are, and a former leader is told of no duty', async () => {
    const view = granted(await cloud.as('former-leader').call('organization.me', {}))
    expect(view.me?.name).toBe('蒋离任')
    // What they decided in their time they may still look up.
    const { lookUpLeave, ...duties } = view.may
    expect(lookUpLeave).toBe(true)
    expect(Object.values(duties)).toEqual([false, false, false, false, false, false])
    expect(granted(await cloud.as('stranger').call('organization.me', {})).me).toBeNull()
  })
})
