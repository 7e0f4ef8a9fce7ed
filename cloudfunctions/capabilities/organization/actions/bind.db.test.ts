import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOUR, DAY } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, givenCounty, givenRoster, granted, idsByName } from '../testing/given'

/** 2026-11-23 18:20 UTC+8. */
const NOW = Date.UTC(2026, 10, 23, 10, 20)

let cloud: TestCloud
let ids: Record<string, string>

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  await givenCounty(cloud)
  await givenRoster(cloud, [
    {},
    { name: '李晓燕', phone: '19900000002', role: '队员' },
    { name: '王磊', phone: '19900000003', role: '队员' },
    {
      name: '郑学军',
      phone: '19900000004',
      role: '第一书记',
      village: '石桥村',
      villageCode: '990101101204',
    },
  ])
  ids = await idsByName(cloud)
})
afterAll(() => cloud?.close())

async function codeFor(name: string): Promise<string> {
  const reply = await cloud.as('liu-min').call('organization.invite', { personId: ids[name]! })
  return granted(reply).inviteCode
}

describe('binding a WeChat account to the roster', () => {
  it('a first secretary binds with the code of the organiser and is known from then on', async () => {
    const inviteCode = await codeFor('周建平')
    const phone = cloud.as('zhou')
    expect(granted(await phone.call('organization.me', {})).me).toBeNull()
    const typed = ` ${inviteCode.slice(0, 4).toLowerCase()} ${inviteCode.slice(4)} `
    const bound = granted(await phone.call('organization.bind', { inviteCode: typed }))
    expect(bound).toMatchObject({ name: '周建平', standing: '柳湾村第一书记', title: '绑好了，周建平' })
    const { me, may } = granted(await phone.call('organization.me', {}))
    expect(me).toMatchObject({
      name: '周建平',
      unitPath: '河西市 清河县 红柳镇 柳湾村',
      since: '2025年5月12日起',
      phone: '199****0001',
    })
    expect(may).toEqual({
      importRoster: false,
      seePeople: false,
      invite: false,
      runRounds: false,
      decideLeave: false,
      lookUpLeave: false,
      answerComplaints: false,
    })
  })

  it('binding again with the code that bound this account is harmless', async () => {
    const inviteCode = await codeFor('周建平')
    const phone = cloud.as('zhou')
    granted(await phone.call('organization.bind', { inviteCode }, 'bind-request-1'))
    expect(codeOf(await phone.call('organization.bind', { inviteCode }, 'bind-request-1'))).toBe('ok')
    expect(codeOf(await phone.call('organization.bind', { inviteCode }))).toBe('ok')
  })

  it('a code that was used is refused to the next account', async () => {
    const inviteCode = await codeFor('周建平')
    granted(await cloud.as('zhou').call('organization.bind', { inviteCode }))
    const reply = await cloud.as('finder').call('organization.bind', { inviteCode })
    expect(reply).toMatchObject({ ok: false, code: 'invite.wrong', params: { left: 4 } })
    expect(granted(await cloud.as('zhou').call('organization.me', {})).me?.name).toBe('周建平')
  })

  it('of two accounts that take one code at the same moment exactly one is bound', async () => {
    const inviteCode = await codeFor('李晓燕')
    const accounts = ['race-a', 'race-b', 'race-c']
    const replies = await Promise.all(
      accounts.map((openid) => cloud.as(openid).call('organization.bind', { inviteCode })),
    )
    const codes = replies.map(codeOf).sort()
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(codes.filter((code) => /^invite\.(used|wrong)$/.test(code))).toHaveLength(2)
    const known = await Promise.all(accounts.map((openid) => cloud.as(openid).call('organization.me', {})))
    expect(known.map(granted).filter(({ me }) => me?.name === '李晓燕')).toHaveLength(1)
  })

  it('of two codes that one account takes at the same moment exactly one is used', async () => {
    const codes = [await codeFor('王磊'), await codeFor('郑学军')]
    const phone = cloud.as('two-codes')
    const replies = await Promise.all(
      codes.map((inviteCode) => phone.call('organization.bind', { inviteCode })),
    )
    expect(replies.map(codeOf).sort()).toEqual(['bind.accountTaken', 'ok'])
    const refused = replies.findIndex((reply) => !reply.ok)
    const other = await cloud.as('other-phone').call('organization.bind', { inviteCode: codes[refused]! })
    expect(codeOf(other)).toBe('ok')
  })

  it('an account that is bound already is told so and the code stays good', async () => {
    const inviteCode = await codeFor('王磊')
    const reply = await cloud.as('liu-min').call('organization.bind', { inviteCode })
    expect(codeOf(reply)).toBe('bind.accountTaken')
    expect(codeOf(await cloud.as('wang').call('organization.bind', { inviteCode }))).toBe('ok')
  })

  it('after a lost phone the old account is dead from the new code on, and the new one binds', async () => {
    const first = await codeFor('周建平')
    granted(await cloud.as('zhou').call('organization.bind', { inviteCode: first }))
    const again = await cloud.as('liu-min').call('organization.invite', { personId: ids['周建平']! })
    expect(granted(again).unbound).toBe(true)
    expect(granted(await cloud.as('zhou').call('organization.me', {})).me).toBeNull()
    const { inviteCode } = granted(again)
    granted(await cloud.as('zhou-new').call('organization.bind', { inviteCode }))
    expect(granted(await cloud.as('zhou-new').call('organization.me', {})).me?.name).toBe('周建平')
    expect(granted(await cloud.as('zhou').call('organization.me', {})).me).toBeNull()
  })

  it('a new code voids the one before', async () => {
    const first = await codeFor('郑学军')
    await codeFor('郑学军')
    expect(codeOf(await cloud.as('late').call('organization.bind', { inviteCode: first }))).toBe(
      'invite.wrong',
    )
  })

  it('asking twice under the same request gives a code that works', async () => {
    const personId = ids['郑学军']!
    const organiser = cloud.as('liu-min')
    await organiser.call('organization.invite', { personId }, 'invite-request-1')
    const second = granted(await organiser.call('organization.invite', { personId }, 'invite-request-1'))
    const reply = await cloud.as('zheng').call('organization.bind', { inviteCode: second.inviteCode })
    expect(codeOf(reply)).toBe('ok')
  })
})

describe('what is kept out', () => {
  it('five wrong codes lock the account that tries for an hour, and nobody else', async () => {
    const inviteCode = await codeFor('李晓燕')
    const guesser = cloud.as('guesser')
    const replies = []
    for (const wrong of ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC', 'DDDDDDDD', 'EEEEEEEE'])
      replies.push(codeOf(await guesser.call('organization.bind', { inviteCode: wrong })))
    expect(replies).toEqual([...Array<string>(4).fill('invite.wrong'), 'bind.locked'])
    const locked = await guesser.call('organization.bind', { inviteCode })
    expect(locked).toMatchObject({ code: 'bind.locked' })
    await cloud.setClock(NOW + HOUR + 120_000)
    expect(codeOf(await guesser.call('organization.bind', { inviteCode }))).toBe('ok')
  })

  it('wrong codes sent all at once are all counted', async () => {
    const wrong = Array.from({ length: 8 }, (_, i) => `WWWWWWW${'ABCDEFGH'[i]}`)
    const burst = cloud.as('burst')
    await Promise.all(wrong.map((inviteCode) => burst.call('organization.bind', { inviteCode })))
    expect(codeOf(await burst.call('organization.bind', { inviteCode: 'ZZZZZZZZ' }))).toBe('bind.locked')
  })

  it('wrong codes are counted one by one, whatever request they come under, and a repeated one is not counted twice', async () => {
    granted(await cloud.as('bound').call('organization.bind', { inviteCode: await codeFor('王磊') }))
    for (const openid of ['unbound', 'bound']) {
      const guess = (inviteCode: string) =>
        cloud.as(openid).call('organization.bind', { inviteCode }, 'the-same-request-1')
      expect(await guess('AAAAAAAA')).toMatchObject({ code: 'invite.wrong', params: { left: 4 } })
      expect(await guess('AAAAAAAA')).toMatchObject({ code: 'invite.wrong', params: { left: 4 } })
      const replies = []
      for (const wrong of ['BBBBBBBB', 'CCCCCCCC', 'DDDDDDDD', 'EEEEEEEE'])
        replies.push(codeOf(await guess(wrong)))
      expect(replies).toEqual([...Array<string>(3).fill('invite.wrong'), 'bind.locked'])
    }
  })

  it('a code is refused kindly once its seven days are over', async () => {
    const inviteCode = await codeFor('王磊')
    await cloud.setClock(NOW + 8 * DAY)
    const reply = await cloud.as('slow').call('organization.bind', { inviteCode })
    expect(reply).toMatchObject({ ok: false, code: 'invite.expired' })
  })

  it('a forged openid, role or unknown field is of no use', async () => {
    const inviteCode = await codeFor('王磊')
    const event = {
      v: 1,
      action: 'organization.people',
      requestId: 'forged-request-1',
      input: {},
      userInfo: { openId: 'liu-min', appId: 'x' },
    }
    expect(await cloud.as('nobody').raw('api', event)).toMatchObject({ ok: false, code: 'caller.notBound' })
    const forged = { ...event, action: 'organization.bind', input: { inviteCode, openid: 'liu-min' } }
    expect(await cloud.as('nobody').raw('api', forged)).toMatchObject({ code: 'request.invalid' })
    const operator = { ...event, action: 'report.createCounty', operatorToken: 'operator-token-of-the-tests' }
    const input = { region: { code: '98', name: '外' }, city: { code: '9801', name: '外' } }
    const whole = { county: { code: '980101', name: '外' }, organiser: { name: '外', phone: '19900007777' } }
    const reply = await cloud.as('nobody').raw('reports', { ...operator, input: { ...input, ...whole } })
    expect(reply).toMatchObject({ ok: false, code: 'caller.forbidden' })
  })

  it('a call without a WeChat account binds nobody and spends no code', async () => {
    const inviteCode = await codeFor('王磊')
    expect(codeOf(await cloud.operator('organization.bind', { inviteCode }))).toBe('caller.forbidden')
    expect(codeOf(await cloud.as('wang-again').call('organization.bind', { inviteCode }))).toBe('ok')
  })

  it('the code itself is nowhere in the data, though the person is', async () => {
    const inviteCode = await codeFor('王磊')
    const files = readdirSync(cloud.dataDir, { recursive: true, withFileTypes: true }).filter((f) =>
      f.isFile(),
    )
    const bytes = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))))
    expect(bytes.includes('王磊')).toBe(true)
    expect(bytes.includes(inviteCode)).toBe(false)
  })
})
