import { atClock, MINUTE } from '../../../kernel/day'
import type { Heartbeat } from '../../../kernel/heartbeat'
import { rawDatabase } from '../../../testing/raw-database'
import { openRegion } from '../../../testing/region'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'
import { belowKey, blankFigure, figureId, type Figure } from '../rules/figure'

const START = atClock('2026-11-24', '08:00')
const MONTH = '2026-11'
const COUNTY = 'u970101'
const TOWNSHIP = 'u970101101'

let cloud: TestCloud
afterEach(() => cloud?.close())

/** When the figure of a unit was worked out, 0 for not yet. */
async function workedOut(unitId: string): Promise<number> {
  const figure = await rawDatabase(cloud).get('figures', figureId(unitId, MONTH))
  return (figure['state'] as Figure).at
}

/** A township as an import lays it ready, in front of all others: of no county yet, and nobody's. */
const blankTownship = {
  ...{ _id: 'u970101100', schema: 1, version: 0, history: [], notices: [], wakeAt: null, scope: [] },
  ...{ policyVersion: 1, changedOn: '2026-11-24', kind: 'township', officePhone: null },
  state: { id: 'u970101100', kind: 'township', code: '970101100', name: '新镇', parentId: COUNTY, scope: [] },
  staged: { by: 'jx_1', scope: ['u97', 'u9701', COUNTY, 'u970101100'] },
}

describe('of more than three hundred townships', () => {
  beforeEach(async () => {
    cloud = await startTestCloud({ startAt: START })
    // Long ago: what has just changed is taken up anyway.
    await openRegion(cloud, { cities: 1, counties: 4, townships: 76, villages: 0 }, START - 60 * MINUTE)
  })

  it('every one is taken up, also while a new one is being imported', async () => {
    await rawDatabase(cloud).insert('units', blankTownship)
    for (let minutes = 0; minutes < 4; minutes++) {
      await cloud.setClock(START + minutes * MINUTE)
      await cloud.tick()
    }
    const figures = await rawDatabase(cloud).read('figures')
    const townships = figures.filter(({ level }) => level === 4).map(({ state }) => (state as Figure).at)
    expect(townships).toHaveLength(4 * 76)
    expect(Math.min(...townships)).toBeGreaterThanOrEqual(START)
  })

  it('a unit with more figures below it than one reading gives has no figure, and that is told', async () => {
    const raw = rawDatabase(cloud)
    for (let n = 0; n < 230; n++)
      await raw.insert('figures', {
        ...{ _id: `fx${n}`, schema: 1, version: 1, level: 4, wakeAt: null, scope: [], history: [] },
        ...{ parentKey: belowKey(COUNTY, MONTH), state: blankFigure(`ux${n}`, MONTH, START), notices: [] },
        ...{ policyVersion: 0, changedOn: '2026-11-24' },
      })
    for (let minutes = 0; minutes < 3; minutes++) {
      await cloud.setClock(START + minutes * MINUTE)
      await cloud.tick()
    }
    expect(await workedOut('u970104')).toBeGreaterThanOrEqual(START)
    expect(await workedOut(COUNTY)).toBe(0)
    const beat = (await raw.read('heartbeats'))[0]!['state'] as Heartbeat
    expect(Object.keys(beat.failing!)).toEqual(['figures'])
  })
})

describe('of more people than one reading gives', () => {
  /** Of whose three people each one is not seen. */
  const VILLAGES = 170

  it('all are counted and exported, also behind documents that no decision made', async () => {
    cloud = await startTestCloud({ startAt: START })
    const size = { cities: 1, counties: 1, townships: 1, villages: VILLAGES }
    const region = await openRegion(cloud, size, START)
    const raw = rawDatabase(cloud)
    const [village] = region.villageIds
    const { _id: _ledger, ...ledger } = await raw.get('ledgers', `lg${village!}0_2026_11`)
    await raw.insert('ledgers', { ...ledger, _id: 'l0', version: 0 })
    const { _id: _person, ...person } = await raw.get('people', `p${village!}0`)
    const nobody = { boundTo: 'nobody', phoneKey: 'nobody', sortKey: '' }
    await raw.insert('people', { ...person, ...nobody, _id: 'p0', version: 0 })
    await cloud.tick()
    const organiser = await region.supervisor('county-organiser', COUNTY)
    const { today } = granted(await organiser.call('supervision.board', { unitId: TOWNSHIP }))
    expect(today.summary).toBe(`${VILLAGES * 3} 人，${VILLAGES * 2} 人在村`)
    // The organiser stands on the roster too.
    const file = granted(await organiser.call('report.exportRoster', {}))
    expect(file.title).toBe(`花名册有 ${VILLAGES * 3 + 1} 人`)
    const clerk = await region.supervisor('township-clerk', TOWNSHIP)
    expect(granted(await clerk.call('attendance.people', {})).rows).toHaveLength(VILLAGES * 3)
  })
})

describe('of more than a thousand townships', () => {
  it('each one is in the month’s ledger', async () => {
    cloud = await startTestCloud({ startAt: START })
    const size = { cities: 1, counties: 7, townships: 150, villages: 0 }
    const region = await openRegion(cloud, size, START)
    const supervisor = await region.supervisor('region-supervisor', 'u97')
    const made = granted(await supervisor.call('report.monthLedger', { unitId: 'u97', month: MONTH }))
    expect(made.total).toBe(7 * 150)
  })
})
