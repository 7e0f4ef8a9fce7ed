import { atClock } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { openTownship, type Township } from '../../attendance/testing/township'
import { granted } from '../../organization/testing/given'

const MONDAY = '2026-11-23'
const HONGLIU = 'u990101101'
const CHENGGUAN = 'u990101100'
const COUNTY = 'u990101'
const LIUWAN = 'u990101101201'
const SHAJING = 'u990101101202'
const DONGGUAN = 'u990101100201'

let cloud: TestCloud
let town: Township
let now = 0

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: atClock(MONDAY, '08:30') })
  town = await openTownship(cloud)
  await at(MONDAY, '09:00')
})
afterAll(() => cloud?.close())
async function at(day: string, clock: string): Promise<void> {
  now = atClock(day, clock)
  await cloud.setClock(now)
  await cloud.tick()
}
async function tickLater(): Promise<void> {
  now += 60_000
  await cloud.setClock(now)
  await cloud.tick()
}

const board = async (name: string, unitId?: string) =>
  granted(await town.as(name).call('supervision.board', unitId ? { unitId } : {}))
const county = async (): Promise<string[]> =>
  (await board('刘敏')).today.rows.map(({ name, value }) => `${name} ${value}`)

describe('the figures of a county', () => {
  it('are the people that the roster brought, whoever left not among them', async () => {
    expect((await board('刘敏')).today.summary).toBe('4 人，0 人在村')
    expect(await county()).toEqual(['城关镇 在村 0 / 1', '红柳镇 在村 0 / 3'])
  })

  it('follow somebody who moves from one township to another', async () => {
    const personId = town.personOf('李晓燕')
    const leaving = await town.postingOf('李晓燕')
    granted(
      await town.as('刘敏').call('organization.post', {
        ...{ personId, leaving, villageId: DONGGUAN, role: 'member', from: '2026-11-24' },
      }),
    )
    await tickLater()
    expect(await county()).toEqual(['城关镇 在村 0 / 1', '红柳镇 在村 0 / 3'])
    await at('2026-11-24', '09:00')
    expect(await county()).toEqual(['城关镇 在村 0 / 2', '红柳镇 在村 0 / 2'])
  })

  it('follow a day of rest that the county sets for itself', async () => {
    const { version } = granted(await town.as('刘敏').call('policy.board', { countyId: COUNTY }))
    const days = [{ day: '2026-11-24', name: '开斋节' }]
    granted(
      await town.as('刘敏').call('policy.setRestDays', {
        ...{ countyId: COUNTY, version, reason: '县里的节日', days },
      }),
    )
    await tickLater()
    const { today } = await board('刘敏')
    expect(today.words).toBe('休息 4')
  })
})

describe('a village that is merged into another', () => {
  it('stands in its township until its last day, and its days are its successor’s after it', async () => {
    const merge = { villageId: SHAJING, intoId: LIUWAN, from: '2026-11-26' }
    const personId = town.personOf('赵志强')
    const postingId = await town.postingOf('赵志强')
    granted(
      await town.as('刘敏').call('organization.endPosting', {
        ...{ personId, postingId, lastDay: '2026-11-25', reason: '任期满' },
      }),
    )
    granted(await town.as('刘敏').call('organization.mergeVillage', merge))
    await at('2026-11-25', '09:00')
    const names = async () => (await board('马玉兰')).month.rows.map(({ name }) => name)
    expect(await names()).toEqual(['柳湾村', '沙井村'])
    const before = await board('马玉兰', LIUWAN)
    await at('2026-11-26', '09:00')
    expect(await names()).toEqual(['柳湾村'])
    const after = await board('马玉兰', LIUWAN)
    const days = (view: typeof after): number => view.month.parts.reduce((sum, { count }) => sum + count, 0)
    expect(days(after)).toBeGreaterThan(days(before) + 10)
    expect(after.trend.months.at(-1)!.parts).toEqual(after.month.parts)
    // What the county stores is what the township shows.
    const [row] = (await board('刘敏')).month.rows.filter(({ unitId }) => unitId === HONGLIU)
    expect(row!.value).toBe((await board('马玉兰')).month.rows[0]!.value)
    const gone = await board('马玉兰', SHAJING)
    expect(days(gone)).toBeGreaterThan(0)
  })
})

describe('who may open what', () => {
  it('a leader has the own township and nothing above or beside it', async () => {
    const view = await board('马玉兰')
    expect(view).toMatchObject({ unitId: HONGLIU, asOf: '现在的数', others: [] })
    expect(view.path.map(({ unitId }) => unitId)).toEqual([HONGLIU])
    for (const unitId of [COUNTY, CHENGGUAN, DONGGUAN])
      expect(await town.as('马玉兰').call('supervision.board', { unitId })).toMatchObject({
        code: 'record.notFound',
      })
  })

  it('a village’s secretary and the posted have no board', async () => {
    for (const name of ['柳支书', '周建平'])
      expect(await town.as(name).call('supervision.board', {})).toMatchObject({ code: 'caller.forbidden' })
  })
})
