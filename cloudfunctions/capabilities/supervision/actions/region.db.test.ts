import { addMonths, atClock } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { openRegion, type Region, type RegionSize } from '../../../testing/region'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { pathOf } from '../../organization'
import { granted } from '../../organization/testing/given'

const NOW = atClock('2026-11-24', '10:00')
const MINUTES = (count: number): number => NOW + count * 60_000
const SMALL: RegionSize = { cities: 2, counties: 2, townships: 2, villages: 2 }
const LARGE: RegionSize = { cities: 3, counties: 3, townships: 4, villages: 8 }

async function opened(size: RegionSize): Promise<{ cloud: TestCloud; region: Region }> {
  const cloud = await startTestCloud({ startAt: NOW })
  const region = await openRegion(cloud, size, NOW)
  return { cloud, region }
}

/** What one call asks of the database: queries, the caller’s among them, and documents. */
async function asked<V>(cloud: TestCloud, act: () => Promise<V>) {
  await cloud.resetStats()
  const view = await act()
  const { requests, documentsRead, documentsScanned } = await cloud.stats()
  const queries = Object.values(requests).reduce((sum, count) => sum + count, 0)
  // Documents that a join brings along are counted where they are looked at.
  return { view, queries, documents: Math.max(documentsRead, documentsScanned) }
}
/** The region's figure once more for every month of the trend. */
async function layDownPast(cloud: TestCloud): Promise<void> {
  const [figure = ''] = await storedIn(cloud, 'figures', { _id: 'fu97_2026_11' })
  const past = Array.from({ length: 11 }, (_, i) => addMonths('2026-11', -i - 1)).map((month) =>
    figure
      .replaceAll('2026_11', month.replace('-', '_'))
      .replaceAll('"month":"2026-11"', `"month":"${month}"`),
  )
  await fetch(`${cloud.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'database.insertDocument', collectionName: 'figures', data: past }),
  })
}
const board = async (phone: Phone, unitId?: string) =>
  granted(await phone.call('supervision.board', unitId ? { unitId } : {}))

describe('the first screen of a whole region', () => {
  it('costs at most three queries and thirty documents, however many villages lie below', async () => {
    const costs: number[] = []
    for (const size of [SMALL, LARGE]) {
      const { cloud, region } = await opened(size)
      try {
        await cloud.tick()
        await layDownPast(cloud)
        const supervisor = await region.supervisor('region-supervisor', 'u97')
        const { view, queries, documents } = await asked(cloud, () => board(supervisor))
        expect(queries).toBeLessThanOrEqual(3)
        expect(documents).toBeLessThanOrEqual(30)
        costs.push(documents)
        const villages = region.villageIds.length
        expect(view.today.summary).toBe(`${villages * 3} 人，${villages * 2} 人在村`)
        expect(view.today.rows).toHaveLength(size.cities)
        expect(view.month.rows).toHaveLength(size.cities)
        expect(view.trend.months.every(({ parts }) => parts.length > 0)).toBe(true)
      } finally {
        await cloud.close()
      }
    }
    expect(costs[0]).toBe(costs[1])
  })
})

describe('down from a region to a village', () => {
  let cloud: TestCloud
  let region: Region
  let supervisor: Phone
  beforeAll(async () => {
    const world = await opened(SMALL)
    ;({ cloud, region } = world)
    supervisor = await region.supervisor('region-supervisor', 'u97')
    await cloud.tick()
  })
  afterAll(() => cloud?.close())

  it('every board is the sum of what it opens', async () => {
    let unitId: string | undefined
    const names: string[] = []
    for (let level = 1; level <= 4; level++) {
      const view = await board(supervisor, unitId)
      names.push(view.name)
      const below = await Promise.all(view.today.rows.map((row) => board(supervisor, row.unitId)))
      const there = (summary: string): number[] => [...summary.matchAll(/\d+/g)].map(([n]) => Number(n))
      const sums = below.map((each) => there(each.today.summary))
      expect(there(view.today.summary)).toEqual(
        [0, 1].map((i) => sums.reduce((sum, each) => sum + each[i]!, 0)),
      )
      const looks = below.reduce((sum, each) => sum + each.looks.count, 0)
      expect(view.looks.count).toBe(looks)
      unitId = view.today.rows[0]!.unitId
    }
    expect(names).toEqual(['region97', 'city9701', 'county970101', 'township970101101'])
    const village = await board(supervisor, unitId)
    expect(village.path.map(({ name }) => name)).toEqual([...names, 'village970101101201'])
    expect(village.today.people?.people).toHaveLength(3)
    expect(village.today.rows).toEqual([])
  })

  it('a township is read live, and a county as the clock left it, each with its time', async () => {
    await cloud.setClock(MINUTES(7))
    const township = await asked(cloud, () => board(supervisor, 'u970101101'))
    expect(township.queries).toBeLessThanOrEqual(3)
    expect(township.view.asOf).toBe('现在的数')
    expect((await board(supervisor, 'u970101')).asOf).toBe('10:00 的数')
    await cloud.tick()
    expect((await board(supervisor, 'u970101')).asOf).toBe('10:07 的数')
    await cloud.setClock(NOW)
  })

  it('a check-in is in its township at once, and in county, city and region after one run of the clock', async () => {
    await cloud.setClock(MINUTES(10))
    const late = cloud.as(`wx-p${region.villageIds[0]!}2`)
    const before = (await board(supervisor)).today.summary
    granted(await late.call('attendance.checkIn', { noFix: 'off', tappedAt: MINUTES(10) }))
    expect((await board(supervisor, 'u970101101')).today.summary).toBe('6 人，5 人在村')
    expect((await board(supervisor)).today.summary).toBe(before)
    await cloud.tick()
    for (const [unitId, summary] of [
      ['u970101', '12 人，9 人在村'],
      ['u9701', '24 人，17 人在村'],
      ['u97', '48 人，33 人在村'],
    ] as const)
      expect((await board(supervisor, unitId)).today.summary).toBe(summary)
  })

  it('a day of the calendar opens the units that it is made of, down to the villages', async () => {
    const day = async (unitId: string) =>
      granted(await supervisor.call('supervision.day', { unitId, day: '2026-11-23' }))
    const { view, queries } = await asked(cloud, () => day('u97'))
    expect(queries).toBeLessThanOrEqual(2)
    expect(view.rows.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'city9701 在村 16 / 24',
      'city9702 在村 16 / 24',
    ])
    expect((await day('u970101101')).rows.map(({ value }) => value)).toEqual(['在村 2 / 3', '在村 2 / 3'])
    expect((await day('u970101101201')).rows).toEqual([])
    const cell = (await board(supervisor)).month.cells[22]!
    expect(cell).toMatchObject({ said: '在村 32，待说明 16', share: '66' })
    const ahead = await supervisor.call('supervision.day', { unitId: 'u97', day: '2026-11-25' })
    expect(ahead).toMatchObject({ code: 'supervision.dayAhead' })
    const longAgo = await supervisor.call('supervision.day', { unitId: 'u97', day: '2023-10-31' })
    expect(longAgo).toMatchObject({ code: 'supervision.tooLongAgo' })
  })

  it('a day that is decided otherwise afterwards is so in its township at once, and above it after one run of the clock', async () => {
    await cloud.setClock(MINUTES(30))
    await cloud.tick()
    const villageId = region.villageIds.at(-1)!
    const path = pathOf(villageId)
    const [countyId, townshipId] = path.slice(2, 4) as [string, string]
    const there = async (unitId: string, child: string): Promise<string> => {
      const view = granted(await supervisor.call('supervision.day', { unitId, day: '2026-11-23' }))
      return view.rows.find((row) => row.unitId === child)!.value
    }
    const figures = async () => [
      await there(townshipId, villageId),
      await there(countyId, townshipId),
      await there('u97', 'u9702'),
    ]
    const nights = async () => (await board(supervisor, countyId)).month.stats.map(({ value }) => value)
    expect(await figures()).toEqual(['在村 2 / 3', '在村 4 / 6', '在村 16 / 24'])
    const before = await nights()
    const late = cloud.as(`wx-p${villageId}2`)
    const contest = { day: '2026-11-23', part: 'day' as const, reason: '那天手机没电，在修水渠' }
    const { ids } = granted(await late.call('attendance.contest', contest))
    const organiser = await region.supervisor('county-organiser', countyId)
    granted(await organiser.call('attendance.ruleCase', { ...ids!, yes: true, reason: '看了工地的照片' }))
    expect(await figures()).toEqual(['在村 3 / 3', '在村 4 / 6', '在村 16 / 24'])
    await cloud.tick()
    expect(await figures()).toEqual(['在村 3 / 3', '在村 5 / 6', '在村 17 / 24'])
    expect(await nights()).not.toEqual(before)
    const settled = await figures()
    await cloud.tick()
    expect(await figures()).toEqual(settled)
    await cloud.setClock(NOW)
  })

  it('a month ahead, one too long ago, and a unit that does not exist are refused', async () => {
    const month = (unitId: string, of: string) => supervisor.call('supervision.month', { unitId, month: of })
    expect(await month('u97', '2026-12')).toMatchObject({ code: 'supervision.monthAhead' })
    expect(await month('u97', '2023-10')).toMatchObject({ code: 'supervision.tooLongAgo' })
    expect(await month('u9709', '2026-11')).toMatchObject({ code: 'record.notFound' })
    expect(await supervisor.call('supervision.board', { unitId: 'u98' })).toMatchObject({
      code: 'record.notFound',
    })
    expect(granted(await month('u97', '2026-10')).empty).not.toBeNull()
    expect(granted(await month('u970101101', '2026-10')).rows).toHaveLength(2)
  })

  it('a county without a township says that nobody is there, and not that it is still to come', async () => {
    const made = granted(
      await cloud.operator('report.createCounty', {
        ...{ region: { code: '97', name: 'region97' }, city: { code: '9701', name: 'city9701' } },
        county: { code: '970109', name: '新县' },
        organiser: { name: '钱多', phone: '19900009991' },
      }),
    )
    const office = cloud.as('qian-duo')
    granted(await office.call('organization.bind', { inviteCode: made.organiser.inviteCode }))
    expect(await board(office)).toMatchObject({
      ...{ name: '新县', late: null },
      empty: { what: '这里还没有驻村的人' },
    })
  })

  it('a county has a city’s supervisor over it and not that of another', async () => {
    const [own, other] = [
      await region.supervisor('city-supervisor', 'u9701'),
      await region.supervisor('city-supervisor', 'u9702'),
    ]
    expect((await board(own)).path.map(({ unitId }) => unitId)).toEqual(['u9701'])
    expect((await board(own, 'u970101')).path).toHaveLength(2)
    expect(await other.call('supervision.board', { unitId: 'u970101' })).toMatchObject({
      code: 'record.notFound',
    })
    expect((await board(own, 'u970101')).ways.map(({ page }) => page)).not.toContainEqual(
      expect.stringContaining('/look/'),
    )
  })
})
