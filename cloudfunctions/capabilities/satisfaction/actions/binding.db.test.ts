import { addDays, dayOf } from '../../../kernel/day'
import { data, LIUWAN, openCounty } from '../../../testing/county'
import { against, code, content, EVENING, Polling, type OpenRound } from '../../../testing/polling'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { tally } from '../rules/blinding'
import type { Box } from '../rules/box'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
let cloud: TestCloud
let polling: Polling
beforeEach(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterEach(() => cloud?.close())

const liu = () => polling.county.organiser

/** 周建平 goes today; who comes after tomorrow begins, if anybody does. */
async function replaceSecretary(successor?: string): Promise<void> {
  const personId = await polling.county.personId('周建平')
  const { postings } = data(await liu().call('organization.person', { personId }))
  const { postingId } = postings.find(({ open }) => open)!
  const today = dayOf(polling.now)
  data(await liu().call('organization.endPosting', { personId, postingId, lastDay: today, reason: '调走了' }))
  if (!successor) return
  const from = addDays(today, 1)
  const duty = { kind: 'posting', villageId: LIUWAN, role: 'secretary', from } as const
  const person = { name: successor, phone: '19900009977', title: '', sendingUnit: null, duty }
  data(await liu().call('organization.addPerson', person))
}

const asked = async (round: OpenRound, scene: string): Promise<{ page: string; row: string }> => {
  const opened = data(await cloud.as('somebody').call('poll.open', { scene }))
  const { villages } = data(await liu().call('satisfaction.round', { roundId: round.roundId }))
  const row = villages.find(({ name }) => name === '柳湾村')!
  return { page: opened.overall.text, row: row.secretary }
}

describe('a village’s secretary changes between the making of a round and its opening', () => {
  it('villagers are asked about whoever is there when it opens, on the slips that were printed before', async () => {
    const round = await polling.openRound(5, polling.now + 3 * DAY)
    const [scene] = await polling.scenesOf(round, '柳湾村')
    await replaceSecretary('贺兰')
    await polling.goTo(round.closesAt - 2 * HOUR - 2 * MINUTE)
    await cloud.tick()
    await polling.goTo(round.closesAt - 2 * HOUR)
    expect(await asked(round, scene!)).toEqual({ page: '您对贺兰书记满意吗？', row: '贺兰' })
    expect(code(await polling.cast('somebody', scene!))).toBe('ok')
    const told = data(await liu().call('notifications.inbox', {})).entries
    expect(told.filter(({ title }) => title === '柳湾村换了第一书记')).toHaveLength(1)
    const published = await polling.publish(round)
    expect(published.villages.find(({ name }) => name === '柳湾村')!.text).not.toContain('换了第一书记')
    expect(polling.storedBox(scene!)).toMatchObject({ void: null, secretary: '贺兰' })
  })

  it('a look that is cut off at any call is made up by the next one', async () => {
    const rounds: Array<{ round: OpenRound; scene: string }> = []
    for (let i = 0; i < 6; i++) {
      const round = await polling.openRound(2, polling.now + 3 * DAY)
      rounds.push({ round, scene: (await polling.scenesOf(round, '柳湾村'))[0]! })
    }
    await replaceSecretary('贺兰')
    await polling.goTo(polling.now + DAY)
    for (let nth = 1; nth <= 12; nth++)
      for (const kind of ['fail', 'dropReply'] as const) {
        await cloud.fault({ match: { function: 'clock' }, nth, kind })
        await cloud.tick().catch(() => undefined)
        await cloud.clearFaults()
      }
    await polling.goTo(polling.now + 5 * MINUTE)
    await cloud.tick()
    for (const { round, scene } of rounds) {
      expect(polling.storedBox(scene)).toMatchObject({ secretary: '贺兰', void: null })
      const { villages } = data(await liu().call('satisfaction.round', { roundId: round.roundId }))
      expect(villages.find(({ name }) => name === '柳湾村')!.secretary).toBe('贺兰')
    }
  })

  it('the first look after a clock that stood still at the opening binds, too, where nobody has voted', async () => {
    const round = await polling.openRound(5, polling.now + 3 * DAY)
    const [scene] = await polling.scenesOf(round, '柳湾村')
    await replaceSecretary('贺兰')
    await polling.goTo(round.closesAt - HOUR)
    await cloud.tick()
    expect(await asked(round, scene!)).toEqual({ page: '您对贺兰书记满意吗？', row: '贺兰' })
  })

  it('and voids the village where somebody has voted on the one who left', async () => {
    const round = await polling.openRound(5, polling.now + 3 * DAY)
    const scenes = await polling.scenesOf(round, '柳湾村')
    await replaceSecretary('贺兰')
    await polling.goTo(round.closesAt - HOUR)
    expect(code(await polling.cast('early', scenes[0]!))).toBe('ok')
    await cloud.tick()
    expect(code(await polling.cast('late', scenes[1]!))).toBe('poll.void')
    const told = data(await liu().call('notifications.inbox', {})).entries
    expect(told.filter(({ title }) => title === '柳湾村这轮不算了')).toHaveLength(1)
  })

  it('where nobody has come by then, the village does not count from the opening on, and nothing is printed for it', async () => {
    const round = await polling.openRound(5, polling.now + 3 * DAY)
    const { roundId } = round
    const [scene] = await polling.scenesOf(round, '柳湾村')
    await replaceSecretary()
    // As the clock comes: before the hour, and at it.
    for (const at of [-2 * MINUTE, 0]) {
      await polling.goTo(round.closesAt - 2 * HOUR + at)
      await cloud.tick()
    }
    expect(code(await polling.cast('late', scene!))).toBe('poll.void')
    const vacant = '开投的时候没有第一书记，这个村这轮不算'
    const { slips } = data(await liu().call('satisfaction.round', { roundId }))
    const row = slips!.rows.find(({ name }) => name === '柳湾村')!
    expect(row).toMatchObject({ text: vacant, tag: { text: '不算' }, may: null, reprint: null })
    const ask = { roundId, villageId: row.villageId, insteadOf: 1 }
    expect(code(await liu().call('report.slipSheets', ask))).toBe('satisfaction.villageVoid')
    const published = await polling.publish(round)
    const result = published.villages.find(({ name }) => name === '柳湾村')
    expect(result).toMatchObject({ text: vacant, tag: { text: '不算' } })
  })
})

it('who runs the round that day is told, and not who opened it and has left since', async () => {
  const { county } = polling
  const ma = await county.bind('马玉兰', 'ma-yulan')
  const organiser = { role: 'county-organiser', unitId: 'u990101', from: dayOf(polling.now) } as const
  data(await cloud.operator('report.grant', { personId: await county.personId('马玉兰'), ...organiser }))
  await polling.openRound(5, polling.now + 3 * DAY)
  await replaceSecretary('贺兰')
  const personId = await county.personId('刘敏')
  const { grants } = data(await liu().call('organization.person', { personId }))
  const { grantId } = grants[0]!
  const end = { personId, grantId, lastDay: dayOf(polling.now), reason: '调走了' }
  data(await liu().call('organization.endGrant', end))
  await polling.goTo(polling.now + DAY)
  await cloud.tick()
  const titles = async (phone: Phone) =>
    data(await phone.call('notifications.inbox', {})).entries.map(({ title }) => title)
  expect(await titles(ma)).toContain('柳湾村换了第一书记')
  expect(await titles(liu())).not.toContain('柳湾村换了第一书记')
})

describe('a page that was opened before the village was bound anew', () => {
  /** As the phone seals it: for the page that names the one who left. */
  const openedEarly = async () => {
    const round = await polling.openRound(5, polling.now + 3 * DAY)
    const scenes = await polling.scenesOf(round, '柳湾村')
    await replaceSecretary('贺兰')
    await polling.goTo(round.closesAt - 2 * HOUR + MINUTE)
    expect((await asked(round, scenes[0]!)).page).toBe('您对周建平书记满意吗？')
    return { round, scene: scenes[0]!, sealed: polling.sealed(scenes[0]!, content) }
  }
  const send = (scene: string, sealed: string) =>
    cloud.as('somebody').call('poll.cast', { scene, sealed }).then(code)

  it('casts nothing for somebody it did not name; scanned again it asks about whoever is there now', async () => {
    const { round, scene, sealed } = await openedEarly()
    await cloud.tick()
    expect(await send(scene, sealed)).toBe('poll.unreadable')
    expect(polling.storedBox(scene)).toMatchObject({ accounts: [], void: null, secretary: '贺兰' })
    expect(await asked(round, scene)).toEqual({ page: '您对贺兰书记满意吗？', row: '贺兰' })
    expect(code(await polling.cast('somebody', scene, against))).toBe('ok')
    const { slips, cells, assisted } = polling.storedBox(scene) as unknown as Box
    expect(tally(polling.keyOf(scene), slips, cells, assisted)).toMatchObject({
      ...{ overall_not: 1, overall_satisfied: 0 },
    })
  })

  it.each([0, 150, 600, 2500])(
    'that casts in the moment of the binding (its write held for %i ms): either it is first, or it casts nothing',
    async (ms) => {
      const { scene, sealed } = await openedEarly()
      const write = { function: 'poll', collection: 'boxes', action: 'database.modifyDocument' }
      await cloud.fault({ match: write, nth: 1, kind: 'delay', ms })
      const [answer] = await Promise.all([send(scene, sealed), cloud.tick()])
      await cloud.clearFaults()
      await polling.goTo(polling.now + MINUTE)
      await cloud.tick()
      const { accounts, secretary, void: why } = polling.storedBox(scene)
      expect([
        ['ok', 1, '周建平', 'replaced'],
        ['poll.unreadable', 0, '贺兰', null],
      ]).toContainEqual([answer, (accounts as unknown[]).length, secretary, why])
    },
  )
})
