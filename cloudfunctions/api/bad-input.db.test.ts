import { attendance } from '../capabilities/attendance'
import { audit } from '../capabilities/audit'
import { complaints } from '../capabilities/complaints'
import { countyPolicy, countyPolicyReports } from '../capabilities/county-policy'
import { home } from '../capabilities/home'
import { leave } from '../capabilities/leave'
import { leaveReports } from '../capabilities/leave/reports'
import { notifications } from '../capabilities/notifications'
import { organization } from '../capabilities/organization'
import { organizationReports } from '../capabilities/organization/reports'
import { poll, satisfaction } from '../capabilities/satisfaction'
import { roundReports } from '../capabilities/satisfaction/reports'
import { supervision } from '../capabilities/supervision'
import { supervisionReports } from '../capabilities/supervision/reports'
import { openCounty, type County } from '../testing/county'
import { envelope, newRequestId, startTestCloud, type Phone, type TestCloud } from '../testing/test-cloud'

interface Refusal {
  ok: false
  code: string
  text: { what: string; next: string }
}

const SERVED = {
  api: [
    organization,
    countyPolicy,
    attendance,
    leave,
    satisfaction,
    audit,
    notifications,
    complaints,
    supervision,
    home,
  ],
  poll: [poll],
  reports: [organizationReports, countyPolicyReports, leaveReports, roundReports, supervisionReports],
}
const ACTIONS = Object.entries(SERVED).flatMap(([name, parts]) =>
  parts.flatMap((part) => Object.keys(part.actions).map((action) => ({ name, action }))),
)
/** Wire actions that write. */
const WRITES = /insert|modify|remove/i

let cloud: TestCloud
let county: County
let secretary: Phone

beforeAll(async () => {
  cloud = await startTestCloud()
  county = await openCounty(cloud)
  secretary = await county.bind('周建平')
})
afterAll(() => cloud.close())
beforeEach(() => cloud.resetStats())

async function writes(): Promise<number> {
  const { requests } = await cloud.stats()
  return Object.entries(requests)
    .filter(([action]) => WRITES.test(action))
    .reduce((sum, [, count]) => sum + count, 0)
}

function expectRefused(reply: unknown, ...codes: string[]): void {
  const refusal = reply as Refusal
  expect(refusal.ok).toBe(false)
  expect(codes).toContain(refusal.code)
  expect(refusal.text.what).toMatch(/[\u4e00-\u9fff]/)
  expect(refusal.text.next).toMatch(/[\u4e00-\u9fff]/)
  expect(refusal.text.what + refusal.text.next).not.toMatch(/[{}]|[A-Za-z]/)
}

describe('events that no phone of ours would send', () => {
  it('an unknown action is refused with a sentence and nothing is written', async () => {
    for (const action of ['leave.grant', 'constructor', '__proto__', 'toString', '', 'LEAVE.SUBMIT'])
      expectRefused(await secretary.raw('api', envelope(action, {})), 'request.unknownAction')
    expect(await writes()).toBe(0)
  })

  it('a forged openid, role or person in the event is refused, not believed', async () => {
    for (const forged of [
      { openid: 'liu-min' },
      { role: 'county-organiser' },
      { personId: 'p1' },
      { OPENID: 'x' },
    ])
      expectRefused(
        await secretary.raw('api', { ...envelope('organization.me', {}), ...forged }),
        'request.malformed',
      )
    expect(await writes()).toBe(0)
  })

  it('a forged userInfo of WeChat changes nothing: the caller is who the platform says', async () => {
    const event = { ...envelope('organization.me', {}), userInfo: { openId: 'liu-min', appId: 'x' } }
    expect(await secretary.raw('api', event)).toMatchObject({ ok: true, data: { me: { name: '周建平' } } })
  })

  it('an event that is no request at all is refused', async () => {
    const events = [
      {},
      { v: 1 },
      { v: '1', action: 'organization.me', requestId: 'x' },
      { ...envelope('organization.me', {}), requestId: '../..' },
    ]
    for (const event of events) expectRefused(await secretary.raw('api', event), 'request.malformed')
    expect(await writes()).toBe(0)
  })

  it('a phone that is too old is told to update', async () => {
    expectRefused(await secretary.raw('api', { ...envelope('organization.me', {}), v: 0 }), 'client.tooOld')
  })

  it('an operator’s token from a phone is worth nothing', async () => {
    const event = { ...envelope('report.createCounty', {}), operatorToken: 'operator-token-of-the-tests' }
    expectRefused(await secretary.raw('reports', event), 'request.invalid', 'caller.forbidden')
    expect(await writes()).toBe(0)
  })

  it('the clock does nothing for a phone that calls it', async () => {
    expect(await secretary.raw('clock', {})).toEqual({ woken: 0 })
    expect(await writes()).toBe(0)
  })
})

describe('hostile input to every action', () => {
  const hostile: Array<[string, unknown]> = [
    ['an unknown key', { surprise: 1 }],
    ['a list', []],
    ['a text', "'; DROP TABLE people; --"],
    ['a number', 12],
    ['nothing', null],
    [
      'a database command as a value',
      { personId: { $ne: null }, bookId: { $gt: '' }, scene: { $regex: '.*' } },
    ],
    ['a prototype key', JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": {}}}')],
    ['a very long text', { inviteCode: 'x'.repeat(50_000), reason: 'x'.repeat(30_000) }],
  ]

  it.each(ACTIONS)('$action refuses each of them and writes nothing', async ({ name, action }) => {
    for (const [, input] of hostile)
      expectRefused(await secretary.raw(name, envelope(action, input, newRequestId())), 'request.invalid')
    expect(await writes()).toBe(0)
  })

  it('covers every action that is served', () => {
    expect(ACTIONS.length).toBeGreaterThanOrEqual(35)
  })
})

describe('people who have no business here', () => {
  it('an account that is not bound reaches nothing but what is for anyone', async () => {
    const stranger = cloud.as('a-stranger')
    expectRefused(await stranger.call('organization.people', {}), 'caller.notBound')
    expectRefused(await stranger.call('leave.mine', {}), 'caller.notBound')
    expect(await stranger.call('home.get', {})).toMatchObject({ ok: true })
    expect(await writes()).toBe(0)
  })

  it('a first secretary cannot do what is the county’s', async () => {
    expectRefused(await secretary.call('organization.people', {}), 'caller.forbidden')
    expectRefused(
      await secretary.call('organization.invite', { personId: await county.personId('王磊') }),
      'caller.forbidden',
    )
    expectRefused(await secretary.call('satisfaction.form', {}), 'caller.forbidden')
  })

  it('somebody else’s leave application reads as if it were not there', async () => {
    expectRefused(
      await secretary.call('leave.application', { bookId: 'bunknown', applicationId: 'aunknown' }),
      'record.notFound',
    )
    expect(await writes()).toBe(0)
  })
})
