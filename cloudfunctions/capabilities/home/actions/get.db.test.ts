import { atClock } from '../../../kernel/day'
import { data, openCounty, type County } from '../../../testing/county'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'

let cloud: TestCloud
let county: County

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: atClock('2026-11-23', '18:20') })
  county = await openCounty(cloud)
})
afterAll(() => cloud?.close())

/** The first page of a phone, and how many times the functions asked the database for it. */
async function open(phone: Phone) {
  data(await phone.call('home.get', {}))
  await cloud.resetStats()
  const view = data(await phone.call('home.get', {}))
  const { requests } = await cloud.stats()
  return { view, roundTrips: Object.values(requests).reduce((sum, count) => sum + count, 0) }
}

describe('the first page', () => {
  it('tells a WeChat account that is not bound how to begin, and nothing else', async () => {
    const { view, roundTrips } = await open(cloud.as('yang-xiuying'))
    expect(view).toMatchObject({
      today: null,
      month: null,
      leave: null,
      waiting: null,
      rounds: null,
      unread: 0,
    })
    expect(view.visitor?.what).toBe('这个微信还没有绑定')
    expect(view.head.title).toBe('11月23日 周一')
    expect(roundTrips).toBeLessThanOrEqual(1)
  })

  it('answers a first secretary whether today is in order, within four round trips', async () => {
    const { view, roundTrips } = await open(await county.bind('周建平'))
    expect(view.head).toEqual({ title: '11月23日 周一', sub: '红柳镇柳湾村第一书记 · 周建平' })
    expect(view.today).toMatchObject({
      answer: '今天还差晚上一次签到',
      button: { text: '晚上签到', slot: 'evening', primary: true },
      location: true,
    })
    expect(view.month?.stats.map((stat) => stat.of)).toEqual(['/ 20 天', '/ 15 夜'])
    expect(view).toMatchObject({ visitor: null, waiting: null, rounds: null, entries: [], aside: '' })
    expect(view.leave).toMatchObject({ card: null })
    expect(roundTrips).toBeLessThanOrEqual(4)
  })

  it('shows a township leader what waits, and no check-in', async () => {
    const { view, roundTrips } = await open(await county.bind('马玉兰'))
    expect(view.head.sub).toContain('红柳镇')
    expect(view.waiting).toMatchObject({ count: 0, rows: [] })
    expect(view).toMatchObject({ today: null, month: null, leave: null, rounds: null })
    expect(roundTrips).toBeLessThanOrEqual(4)
  })

  it('shows an organiser the rounds and where the roster is imported', async () => {
    const { view, roundTrips } = await open(county.organiser)
    expect(view.rounds).toMatchObject({ rows: [] })
    expect(view.entries.map((entry) => entry.page)).toContain('packages/organization/import/index')
    expect(view.today).toBeNull()
    expect(roundTrips).toBeLessThanOrEqual(4)
  })

  it('tells an organiser that the clock stands still, in no more round trips, and nobody else', async () => {
    const never = await open(county.organiser)
    expect(never.view.alert?.what).toBe('时钟还没有走过')
    await cloud.tick()
    expect((await open(county.organiser)).view.alert).toBeNull()
    await cloud.setClock(atClock('2026-11-23', '18:31'))
    const stopped = await open(county.organiser)
    expect(stopped.view.alert?.what).toMatch(/^时钟停了，11月23日 18:2\d以后没有走$/)
    expect(stopped.roundTrips).toBeLessThanOrEqual(never.roundTrips)
    expect((await open(await county.bind('陈国栋'))).view.alert).toBeNull()
    await cloud.tick()
    const again = await open(county.organiser)
    expect(again.view.alert).toBeNull()
    expect(again.roundTrips).toBe(stopped.roundTrips)
  })
})
