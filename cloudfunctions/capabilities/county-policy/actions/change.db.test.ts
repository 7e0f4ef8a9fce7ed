import { atClock, MINUTE } from '../../../kernel/day'
import { data } from '../../../testing/county'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, type Phone } from '../../../testing/test-cloud'
import { codeOf } from '../../organization/testing/given'
import {
  board,
  numbersOf,
  openOffices,
  photo,
  storedCounty,
  versionOf,
  type Offices,
} from '../../../testing/offices'

let offices: Offices

beforeAll(async () => {
  offices = await openOffices()
})
afterAll(() => offices?.cloud.close())
afterEach(() => offices.cloud.clearFaults())

const card = async (phone: Phone, name: string) =>
  (await board(phone)).switches.find((each) => each.name === name)!
const inbox = async (phone: Phone) => data(await phone.call('notifications.inbox', {})).entries
const historyOf = async (phone: Phone) => data(await phone.call('policy.history', {})).rows

describe('a switch', () => {
  it('is turned on with its document, and the other desk, the secretary and the history know', async () => {
    const { liu, fu, zhou } = offices
    expect((await card(liu, 'photo')).status).toBe('关着，没有登记文件')
    const version = await versionOf(liu)
    const reply = data(await liu.call('policy.register', { ...photo, version }))
    expect(reply).toEqual({ what: '“签到拍照”打开了', version: version + 1 })
    expect(await card(zhou, 'photo')).toMatchObject({ on: true, status: '开着，到 2027年1月31日' })
    expect((await board(zhou)).mayEdit).toBe(false)
    expect((await inbox(fu)).map(({ title }) => title)).toContain('刘敏打开了“签到拍照”')
    expect((await inbox(liu)).map(({ title }) => title)).not.toContain('刘敏打开了“签到拍照”')
    const [latest] = await historyOf(zhou)
    expect(latest).toMatchObject({ what: '打开了“签到拍照”', when: '刘敏，2026年11月23日 18:20' })
  })

  it('is renewed and turned off, each told in its own words', async () => {
    const { liu, fu } = offices
    const renewed = { ...photo, validUntil: '2027-06-30', version: await versionOf(fu) }
    expect(data(await fu.call('policy.register', renewed)).what).toBe('“签到拍照”换好了，到 2027年6月30日')
    expect((await inbox(liu))[0]).toMatchObject({ title: '付立群给“签到拍照”换了一份文件' })
    const off = { switch: 'photo' as const, reason: '排查结束', version: await versionOf(liu) }
    expect(data(await liu.call('policy.switchOff', off)).what).toBe('“签到拍照”关上了')
    expect((await card(fu, 'photo')).on).toBe(false)
    expect((await historyOf(liu))[0]).toMatchObject({ what: '关上了“签到拍照”', lines: ['原因：排查结束'] })
  })

  it('stands in the history since the county was made', async () => {
    const rows = await historyOf(offices.zhou)
    expect(rows.at(-1)).toMatchObject({ what: '建县时定了规则' })
    expect(rows.at(-1)?.lines.join()).toContain('打开了“签到取位置”：清组发〔2026〕14号')
  })
})

describe('two organisers at once', () => {
  it('one change counts, and the other hears that somebody was faster', async () => {
    const { liu, fu } = offices
    const version = await versionOf(liu)
    const replies = await Promise.all([
      ...[liu, fu, liu].map((phone) => phone.call('policy.register', { ...photo, version })),
      ...[fu, liu].map((phone) =>
        phone.call('policy.switchOff', { switch: 'location', reason: '专项结束', version }),
      ),
    ])
    const codes = replies.map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'policy.changedMeanwhile']))
    expect(await versionOf(fu)).toBe(version + 1)
  })

  it('and numbers with rest days: the second one looks again first', async () => {
    const { liu, fu } = offices
    const numbers = await numbersOf(liu)
    const days = [{ day: '2027-03-10', name: '开斋节' }]
    const [first, second] = await Promise.all([
      liu.call('policy.setNumbers', { ...numbers, targets: { days: 18, nights: 12 } }),
      fu.call('policy.setRestDays', { days, reason: '按公告', version: numbers.version }),
    ])
    expect([codeOf(first), codeOf(second)].sort()).toEqual(['ok', 'policy.changedMeanwhile'])
  })
})

describe('a reply that is lost', () => {
  it('is harmless: the same request again is the same change', async () => {
    const { liu } = offices
    const requestId = newRequestId()
    const version = await versionOf(liu)
    const input = { ...photo, switch: 'spotCheck' as const, version }
    const first = data(await liu.call('policy.register', input, requestId))
    expect(data(await liu.call('policy.register', input, requestId))).toEqual(first)
    expect(await versionOf(liu)).toBe(version + 1)
    expect(codeOf(await liu.call('policy.register', { ...input, purpose: '别的' }, requestId))).toBe(
      'request.reused',
    )
  })

  it('whichever call fails, asking again leaves one change and one notice', async () => {
    const { cloud, liu } = offices
    let now = atClock('2026-11-23', '18:30')
    for (const [nth, kind] of [1, 2, 3, 4, 5, 6, 7].flatMap((n) => [
      [n, 'fail'] as const,
      [n, 'dropReply'] as const,
    ])) {
      const version = await versionOf(liu)
      const documentNumber = `清组发〔2026〕${nth}${kind}号`
      const input = { ...photo, switch: 'usedInAppraisal' as const, version, documentNumber }
      const requestId = newRequestId()
      await cloud.fault({ match: {}, nth, kind })
      await liu.call('policy.register', input, requestId).catch(() => undefined)
      await cloud.clearFaults()
      expect(codeOf(await liu.call('policy.register', input, requestId))).toBe('ok')
      expect(await versionOf(liu)).toBe(version + 1)
      now += 2 * MINUTE
      await cloud.setClock(now)
      await cloud.tick()
      const told = (await storedIn(cloud, 'inbox', {})).filter((entry) => entry.includes(documentNumber))
      expect(told).toHaveLength(1)
    }
  })
})

describe('numbers', () => {
  it('hold for tomorrow, and a secretary reads what is coming', async () => {
    const { liu, zhou } = offices
    const numbers = await numbersOf(liu)
    const targets = { days: 16, nights: 10 }
    data(await liu.call('policy.setNumbers', { ...numbers, targets, from: '2026-12-01' }))
    const text = JSON.stringify(data(await zhou.call('policy.rules', {})).sections)
    expect(text).toContain('12月1日起：在村目标 16 天，夜宿目标 10 夜')
  })

  it('October’s ledger is what it was', async () => {
    const { liu, zhou } = offices
    const october = async () => data(await zhou.call('attendance.month', { month: '2026-10' }))
    const before = await october()
    const numbers = await numbersOf(liu)
    const slots = [{ id: 'evening' as const, from: '18:00', to: '24:00' }]
    data(await liu.call('policy.setNumbers', { ...numbers, slots, targets: { days: 1, nights: 1 } }))
    expect(await october()).toEqual(before)
  })

  it.each([
    [
      'forty tiers',
      {
        leave: {
          tiers: Array.from({ length: 40 }, () => ({ maxDays: 1, decides: [], informs: [] })),
          yearCap: 30,
          backdateDays: 2,
        },
      },
      'request.invalid',
    ],
    ['a key nobody knows', { admin: true }, 'request.invalid'],
    ['switches among them', { switches: {} }, 'request.invalid'],
    ['no number', { weakAccuracy: null }, 'request.invalid'],
    ['a text for a number', { weakAccuracy: '200' }, 'request.invalid'],
    ['a huge number', { weakAccuracy: 1e308 }, 'policy.weakAccuracy'],
    ['a hundred days a month', { targets: { days: 100, nights: 1 } }, 'policy.targetDays'],
    ['an operator for a query', { version: { $gt: 0 } }, 'request.invalid'],
    ['yesterday', { from: '2026-11-22' }, 'policy.fromPast'],
  ])('%s is refused and nothing changes', async (_, change, code) => {
    const { liu } = offices
    const numbers = await numbersOf(liu)
    const before = await storedCounty(offices.cloud)
    const event = {
      v: 1,
      action: 'policy.setNumbers',
      input: { ...numbers, ...change },
      requestId: newRequestId(),
    }
    expect(await liu.raw('api', event)).toMatchObject({ ok: false, code })
    expect(await storedCounty(offices.cloud)).toBe(before)
  })
})

describe('a document that ends soon', () => {
  it('is told to both desks a week before, once', async () => {
    const { cloud, liu, fu } = offices
    const told = async (phone: Phone) =>
      (await inbox(phone)).filter(({ title }) => title === '“签到”快到期了').length
    await cloud.setClock(atClock('2026-12-24', '08:59'))
    await cloud.tick()
    expect([await told(liu), await told(fu)]).toEqual([0, 0])
    await cloud.setClock(atClock('2026-12-24', '09:00'))
    await cloud.tick()
    await cloud.tick()
    expect([await told(liu), await told(fu)]).toEqual([1, 1])
    expect((await card(liu, 'checkIn')).status).toBe('还有 7 天到期')
  })
})
