import { HOUR } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, givenCounty, givenRoster, granted, idsByName, qinghe } from '../testing/given'

/** 2026-11-23 18:20 UTC+8. */
const NOW = Date.UTC(2026, 10, 23, 10, 20)
const ZHOU = '19900000001'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  await givenCounty(cloud)
  await givenRoster(cloud, [
    {},
    { name: '李晓燕', phone: '19900000002', role: '队员' },
    { name: '王磊', phone: '19900000003', role: '队员' },
  ])
  granted(
    await cloud.operator('report.createCounty', {
      ...qinghe,
      county: { code: '990102', name: '白水县' },
      organiser: { name: '王磊', phone: '19900000003' },
    }),
  )
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

/** What WeChat's button gives a phone whose number this is. */
async function phoneCode(openid: string, phoneNumber?: string): Promise<string> {
  const reply = await fetch(`${cloud.url}/local/phoneNumber`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid, phoneNumber }),
  })
  return ((await reply.json()) as { code: string }).code
}

const bind = async (openid: string, phoneNumber: string, countyId?: string) =>
  cloud.as(openid).call('organization.bindByPhone', {
    code: await phoneCode(openid, phoneNumber),
    ...(countyId ? { countyId } : {}),
  })

/** The organiser takes the account away again. */
async function unbind(name: string): Promise<void> {
  const personId = (await idsByName(cloud))[name]!
  granted(await cloud.as('liu-min').call('organization.invite', { personId }))
}

describe('binding by the number that WeChat vouches for', () => {
  it('makes the account the roster person with that number', async () => {
    const { bound } = granted(await bind('wx-zhou', ZHOU))
    expect(bound).toMatchObject({ name: '周建平', standing: '柳湾村第一书记', title: '绑好了，周建平' })
    expect(granted(await cloud.as('wx-zhou').call('organization.me', {})).me?.name).toBe('周建平')
  })

  it('never takes over from the account that is bound, and tells no name', async () => {
    const reply = await bind('wx-other', ZHOU)
    expect(reply).toMatchObject({ ok: false, code: 'phone.bound' })
    expect(JSON.stringify(reply)).not.toContain('周建平')
    expect(granted(await cloud.as('wx-zhou').call('organization.me', {})).me?.name).toBe('周建平')
  })

  it('of an account that is somebody already is refused', async () => {
    expect(codeOf(await bind('wx-zhou', '19900000002'))).toBe('bind.accountTaken')
  })

  it('a number of two rosters asks for the county by its name only', async () => {
    const asked = await bind('wx-wang', '19900000003')
    expect(granted(asked)).toEqual({
      bound: null,
      counties: [
        { countyId: 'u990101', name: '清河县' },
        { countyId: 'u990102', name: '白水县' },
      ],
    })
    expect(JSON.stringify(asked)).not.toContain('王磊')
    const { bound } = granted(await bind('wx-wang', '19900000003', 'u990101'))
    expect(bound).toMatchObject({ name: '王磊', standing: '柳湾村队员' })
  })

  it('of two accounts with one number at the same moment exactly one is bound', async () => {
    const replies = await Promise.all(['wx-a', 'wx-b', 'wx-c'].map((openid) => bind(openid, '19900000002')))
    expect(replies.map(codeOf).sort()).toEqual(['ok', 'phone.bound', 'phone.bound'])
  })

  it('a reply that was lost is answered the same when the request comes again', async () => {
    await unbind('李晓燕')
    const code = await phoneCode('wx-li', '19900000002')
    await cloud.fault({
      match: { action: 'database.modifyDocument', collection: 'people' },
      nth: 1,
      kind: 'dropReply',
    })
    const ask = () => cloud.as('wx-li').call('organization.bindByPhone', { code }, 'bind-by-phone-1')
    expect(codeOf(await ask())).toBe('server.failed')
    expect(granted(await ask()).bound).toMatchObject({ name: '李晓燕' })
  })
})

describe('what does not fit', () => {
  it('a code is good once', async () => {
    const code = await phoneCode('wx-new', '19900000077')
    const ask = () => cloud.as('wx-new').call('organization.bindByPhone', { code })
    expect(codeOf(await ask())).toBe('phone.unknown')
    expect(codeOf(await ask())).toBe('phone.code')
  })

  it('five tries lock the account that tries for an hour, for codes of either kind', async () => {
    const codes = []
    for (let i = 0; i < 5; i++) codes.push(codeOf(await bind('wx-guesser', `1990000008${i}`)))
    expect(codes).toEqual([...Array<string>(4).fill('phone.unknown'), 'phone.locked'])
    const invite = await cloud.as('wx-guesser').call('organization.bind', { inviteCode: 'AAAA2222' })
    expect(codeOf(invite)).toBe('bind.locked')
    await cloud.setClock(NOW + HOUR + 60_000)
    expect(codeOf(await bind('wx-guesser', '19900000089'))).toBe('phone.unknown')
  })

  it('a call without an account has nobody to bind', async () => {
    const code = await phoneCode('wx-x', '19900000088')
    expect(codeOf(await cloud.operator('organization.bindByPhone', { code }))).toBe('caller.forbidden')
  })
})
