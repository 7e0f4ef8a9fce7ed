import { atClock } from '../../../kernel/day'
import { rawDatabase } from '../../../testing/raw-database'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'
import { LIUWAN_OFFICE } from '../testing/given'
import { openTownship, type Township } from '../testing/township'

/** Ledgers of one reading of who was asked; of one of fixes there are fewer. */
const CROWD = 1000
const HONGLIU = 'u990101101'

let cloud: TestCloud
let town: Township

/** Ledgers of others in 柳湾村, all of them before those of the people that the tests are about. */
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: atClock('2026-11-23', '07:00') })
  town = await openTownship(cloud)
  await crowd(Array.from({ length: CROWD }, (_, n) => ledgerOf(`l0${n}`, `p0${n}`, 1)))
})
afterAll(() => cloud?.close())

const ledgerOf = (_id: string, personId: string, asked: number) => {
  const posting = { postingId: `g${_id}`, personId, villageId: `${HONGLIU}201`, month: '2026-11' }
  const spot = { asked, until: 0, told: 0 }
  return {
    ...{ _id, schema: 2, version: 1, history: [], notices: [], wakeAt: null, policyVersion: 1 },
    ...{ scope: ['u99', 'u9901', 'u990101', HONGLIU, posting.villageId], changedOn: '2026-11-01' },
    ...{ ...posting, state: { ...posting, days: 0, nights: 0, places: [], fixes: [], spot } },
  }
}

async function crowd(ledgers: ReadonlyArray<ReturnType<typeof ledgerOf>>): Promise<void> {
  const raw = rawDatabase(cloud)
  for (let from = 0; from < ledgers.length; from += 50)
    await Promise.all(ledgers.slice(from, from + 50).map((ledger) => raw.insert('ledgers', ledger)))
}

describe('among more ledgers than one reading gives', () => {
  it('whoever was asked often enough this month is not drawn once more', async () => {
    await cloud.setClock(atClock('2026-11-23', '09:00'))
    await crowd([ledgerOf('lz', town.personOf('周建平'), 99)])
    const { drawId } = granted(
      await town.as('刘敏').call('attendance.openDraw', { unitId: HONGLIU, people: 1 }),
    )
    const { list } = granted(await town.as('刘敏').call('attendance.drawProof', { drawId })).proof
    expect(list).toContain(await town.postingOf('李晓燕'))
    expect(list).not.toContain(await town.postingOf('周建平'))
  })

  it('three people at the very same point are found', async () => {
    const now = atClock('2026-11-23', '09:30')
    await cloud.setClock(now)
    for (const name of ['周建平', '李晓燕', '赵志强']) {
      const fix = { ...LIUWAN_OFFICE, accuracy: 9, capturedAt: now }
      granted(await town.as(name).call('attendance.checkIn', { fix, tappedAt: now }))
    }
    await cloud.setClock(atClock('2026-11-24', '02:00'))
    await cloud.tick()
    const view = granted(await town.as('周建平').call('attendance.month', { month: '2026-11' }))
    const lines = view.stories[22]!.items.map(({ when }) => when)
    expect(lines.filter((line) => line.endsWith('，位置和别人一模一样'))).toHaveLength(1)
  })
})
