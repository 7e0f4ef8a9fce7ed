import Database from 'libsql'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { data, openCounty, type County } from '../../../testing/county'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import type { Choices, OpenedView, SlipSheet } from '../contract'

const MINUTE = 60_000
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 23, 10, 20)
const content: Choices = {
  overall: 'satisfied',
  aspects: { lives: 'satisfied', works: 'basically', fair: 'satisfied', helps: 'unknown' },
  stay: 'stay',
}
const against: Choices = { overall: 'not', aspects: { lives: 'not' }, stay: 'change' }

let cloud: TestCloud
let county: County
/** The clock only goes forward; each round closes this long after it was opened. */
let now = NOW

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  county = await openCounty(cloud)
}, 60_000)
afterAll(() => cloud.close())

async function openRound(slips = 30, opensAt?: number): Promise<OpenedView & { closesAt: number }> {
  const form = data(await county.organiser.call('satisfaction.form', {}))
  const villageIds = form.villages.filter((each) => each.township === '红柳镇').map((each) => each.villageId)
  const closesAt = (opensAt ?? now) + 2 * HOUR
  const input = { name: form.suggestedName, villageIds, slipsPerVillage: slips, opensAt, closesAt }
  return { ...data(await county.organiser.call('satisfaction.openRound', input)), closesAt }
}

const sheetOf = (round: OpenedView, village: string): SlipSheet =>
  round.sheets.find((sheet) => sheet.village === village)!
const cast = (openid: string, scene: string, choices: Choices = content) =>
  cloud.as(openid).call('poll.cast', { scene, choices })
const code = (reply: { ok: boolean; code?: string }): string => (reply.ok ? 'ok' : reply.code!)

async function goTo(time: number): Promise<void> {
  now = Math.max(now, time)
  await cloud.setClock(now)
}

/** Closes by the clock and publishes. */
async function publish(round: OpenedView & { closesAt: number }) {
  await goTo(round.closesAt + 10 * MINUTE)
  await cloud.tick()
  return data(await county.organiser.call('poll.publish', { roundId: round.roundId }))
}

function storedBox(boxId: string): Record<string, unknown> {
  const db = new Database(join(cloud.dataDir, 'cloud', 'database.sqlite'), { readonly: true })
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  const rows = tables.flatMap(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all() as object[])
  db.close()
  const texts = rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string')
  const found = texts.find((text) => text.startsWith('{') && text.includes(`"_id":"${boxId}"`))
  return JSON.parse(found!) as Record<string, unknown>
}

describe('a slip from the scan to the thanks', () => {
  it('opens in one round trip, casts in three, and asks about the village’s own first secretary', async () => {
    const scene = sheetOf(await openRound(), '柳湾村').scenes[0]!
    await cloud.resetStats()
    const page = data(await cloud.as('yang').call('poll.open', { scene }))
    const gateway = async (): Promise<number> =>
      Object.entries((await cloud.stats()).requests)
        .filter(([action]) => action.startsWith('database.'))
        .reduce((sum, [, times]) => sum + times, 0)
    expect(await gateway()).toBe(1)
    expect(page).toMatchObject({ state: 'open', title: '柳湾村测评' })
    expect(page.overall.text).toBe('您对周建平书记满意吗？')
    await cloud.resetStats()
    expect(data(await cast('yang', scene)).what).toBe('投好了，谢谢您')
    expect(await gateway()).toBe(3)
    expect(data(await cloud.as('yang').call('poll.open', { scene })).state).toBe('cast')
  })

  it('counts once, however often it is sent, and tells another account that it is used', async () => {
    const round = await openRound()
    const { scenes } = sheetOf(round, '柳湾村')
    for (const choices of [content, against, content])
      expect(code(await cast('yang', scenes[0]!, choices))).toBe('ok')
    expect(code(await cast('wang', scenes[0]!))).toBe('poll.spentSlip')
    expect(code(await cloud.as('wang').call('poll.open', { scene: scenes[0]! }))).toBe('poll.spentSlip')
    expect(code(await cast('yang', scenes[1]!))).toBe('poll.accountHasVoted')
    expect(code(await cast('wang', scenes[1]!))).toBe('ok')
    expect(
      Object.values(storedBox(`x${scenes[0]!.slice(0, 8)}`)['slips'] as object).filter(Boolean),
    ).toHaveLength(2)
  })

  it('the same account may vote in another village’s box, where it is somebody else', async () => {
    const round = await openRound()
    const [one, two] = [sheetOf(round, '柳湾村').scenes[0]!, sheetOf(round, '沙井村').scenes[0]!]
    expect(code(await cast('yang', one))).toBe('ok')
    expect(code(await cast('yang', two))).toBe('ok')
    const tags = [one, two].map((scene) => JSON.stringify(storedBox(`x${scene.slice(0, 8)}`)['accounts']))
    expect(tags[0]).not.toBe(tags[1])
  })

  it('a slip that was never printed is not known, neither is one of no round', async () => {
    const scene = sheetOf(await openRound(), '柳湾村').scenes[0]!
    for (const foreign of [scene.slice(0, 8) + 'A'.repeat(16), `zzzz${scene.slice(4)}`, '', '12']) {
      expect(code(await cloud.as('yang').call('poll.open', { scene: foreign }))).toBe('poll.unknownSlip')
      expect(code(await cast('yang', foreign))).toBe('poll.unknownSlip')
    }
  })

  it('staff and officials read the questions but cannot vote', async () => {
    const zhou = await county.bind('周建平', 'zhou-jianping')
    const scene = sheetOf(await openRound(), '柳湾村').scenes[0]!
    for (const phone of [zhou, county.organiser])
      expect(code(await phone.call('poll.cast', { scene, choices: content }))).toBe('poll.staffCannotVote')
    expect(code(await cast('yang', scene))).toBe('ok')
  })
})

describe('many at once', () => {
  it('two accounts on one slip: one ballot, and the other is told why', async () => {
    const { scenes } = sheetOf(await openRound(), '柳湾村')
    for (const scene of scenes.slice(0, 6)) {
      const [a, b] = [`a${scene}`, `b${scene}`]
      const codes = (await Promise.all([cast(a, scene), cast(b, scene)])).map(code).sort()
      expect(codes).toEqual(['ok', 'poll.spentSlip'])
    }
  })

  it('one account on two slips at once casts one ballot', async () => {
    const { scenes } = sheetOf(await openRound(), '柳湾村')
    const codes = (await Promise.all([cast('yang', scenes[0]!), cast('yang', scenes[1]!)])).map(code).sort()
    expect(codes).toEqual(['ok', 'poll.accountHasVoted'])
  })

  it('the counters stay exact under parallel ballots, doubled taps and lost replies', async () => {
    const round = await openRound(40)
    const { scenes } = sheetOf(round, '柳湾村')
    const voters = scenes.slice(0, 36)
    await cloud.fault({
      match: { collection: 'boxes', action: 'database.updateDocument' },
      nth: 5,
      kind: 'dropReply',
    })
    const ballot = (index: number): Choices => (index % 3 === 0 ? against : content)
    await Promise.all(
      voters.flatMap((scene, index) => {
        const once = () => cast(`v${index}`, scene, ballot(index))
        return index % 4 === 0 ? [once(), once()] : [once()]
      }),
    )
    await cloud.clearFaults()
    for (const [index, scene] of voters.entries())
      expect(code(await cast(`v${index}`, scene, against))).toBe('ok')
    const row = (await publish(round)).villages.find((village) => village.name === '柳湾村')!
    expect(row.state).toBe('shown')
    expect(row.point).toBeCloseTo(24 / 36, 12)
    expect(row.text).toContain('收回 36 张')
    expect(row.aspects[0]).toEqual({ name: '常住村里', text: '66.6%' })
  }, 60_000)
})

describe('what is stored of a ballot', () => {
  it('is no account, no choice, no time, no order and no request', async () => {
    const round = await openRound()
    const { scenes } = sheetOf(round, '柳湾村')
    const boxId = `x${scenes[0]!.slice(0, 8)}`
    const empty = storedBox(boxId)
    const requestIds = scenes.slice(0, 8).map(() => newRequestId())
    for (const [index, requestId] of requestIds.entries())
      await cloud
        .as(`openid-of-villager-${index}`)
        .call('poll.cast', { scene: scenes[index]!, choices: content }, requestId)
    const full = storedBox(boxId)
    const changed = Object.keys(full).filter(
      (key) => JSON.stringify(full[key]) !== JSON.stringify(empty[key]),
    )
    expect(changed.sort()).toEqual(['accounts', 'cells', 'slips'])
    expect(Object.keys(full)).toEqual(Object.keys(empty))
    const tags = (full['accounts'] as Array<{ tag: string }>).map(({ tag }) => tag)
    expect(tags).toHaveLength(8)
    expect(tags).toEqual([...tags].sort())
    expect(Object.keys(full['slips'] as object)).toEqual(Object.keys(empty['slips'] as object))
    expect(Object.values(full['cells'] as object).every((cell) => cell > 8)).toBe(true)
    const files = readdirSync(join(cloud.dataDir, 'cloud')).filter((name) =>
      name.startsWith('database.sqlite'),
    )
    const bytes = files.map((name) => readFileSync(join(cloud.dataDir, 'cloud', name), 'latin1')).join('')
    for (const secret of ['openid-of-villager', ...requestIds, ...scenes.map((scene) => scene.slice(8))])
      expect(bytes.includes(secret)).toBe(false)
  })
})

describe('the life of a round', () => {
  it('twelve villagers vote, the clock closes it, the organiser is told, publishes, and the keys are gone', async () => {
    const round = await openRound()
    const { roundId } = round
    const { scenes } = sheetOf(round, '柳湾村')
    const before = data(await county.organiser.call('satisfaction.round', { roundId }))
    for (let i = 0; i < 12; i++)
      expect(code(await cast(`w${i}`, scenes[i]!, i < 9 ? content : against))).toBe('ok')
    const early = await county.organiser.call('satisfaction.close', { roundId })
    expect(early).toMatchObject({ ok: false, code: 'satisfaction.notOverYet' })
    expect(code(await county.organiser.call('poll.publish', { roundId }))).toBe('satisfaction.notClosed')
    const during = data(await county.organiser.call('satisfaction.round', { roundId }))
    expect(during).toEqual(before)

    await goTo(round.closesAt + MINUTE)
    expect(code(await cloud.as('late').call('poll.open', { scene: scenes[20]! }))).toBe('poll.over')
    expect(code(await cast('late', scenes[20]!))).toBe('ok')
    await goTo(round.closesAt + 10 * MINUTE)
    expect(code(await cast('later', scenes[21]!))).toBe('poll.over')
    await cloud.tick()
    expect((await county.organiser.messages()).at(-1)).toMatchObject({
      page: `packages/satisfaction/round/index?roundId=${roundId}`,
    })

    const published = data(await county.organiser.call('poll.publish', { roundId }))
    const [liuwan, shajing] = published.villages
    expect(liuwan).toMatchObject({ name: '柳湾村', secretary: '周建平', state: 'shown', rate: '76.9%' })
    expect(shajing).toMatchObject({
      name: '沙井村',
      state: 'hidden',
      rate: '',
      text: '收回不到 30 张，公布会猜出是谁投的',
    })
    expect(published.notes).toEqual(['合计不公布，免得倒推出不公布的村'])
    expect(code(await county.organiser.call('poll.publish', { roundId }))).toBe(
      'satisfaction.alreadyPublished',
    )
    await cloud.tick()
    expect(storedBox(`x${scenes[0]!.slice(0, 8)}`)['salt']).toBeNull()
    expect(data(await county.organiser.call('satisfaction.round', { roundId })).villages).toEqual(
      published.villages,
    )
  }, 60_000)

  it('a round of tomorrow turns villagers away until then, and its slips may be printed anew', async () => {
    const round = await openRound(5, now + HOUR)
    const first = sheetOf(round, '柳湾村')
    expect(await cloud.as('yang').call('poll.open', { scene: first.scenes[0]! })).toMatchObject({
      code: 'poll.notOpenYet',
    })
    const where = { roundId: round.roundId, villageId: first.villageId }
    const second = data(await county.organiser.call('satisfaction.sheet', where))
    await goTo(now + HOUR)
    expect(code(await cast('yang', first.scenes[0]!))).toBe('poll.unknownSlip')
    expect(code(await cast('yang', second.scenes[0]!))).toBe('ok')
    expect(code(await county.organiser.call('satisfaction.sheet', where))).toBe('satisfaction.hasOpened')
  })

  it('a lost reply is harmless: the same request opens no second round and brings fresh slips', async () => {
    const requestId = newRequestId()
    const form = data(await county.organiser.call('satisfaction.form', {}))
    const villageIds = form.villages.slice(0, 2).map((each) => each.villageId)
    const input = { name: '又一轮', villageIds, slipsPerVillage: 3, closesAt: now + 2 * HOUR }
    const [one, two] = [
      data(await county.organiser.call('satisfaction.openRound', input, requestId)),
      data(await county.organiser.call('satisfaction.openRound', input, requestId)),
    ]
    expect(two.roundId).toBe(one.roundId)
    expect(code(await cast('yang', one.sheets[0]!.scenes[0]!))).toBe('poll.unknownSlip')
    expect(code(await cast('yang', two.sheets[0]!.scenes[0]!))).toBe('ok')
    const { rows } = data(await county.organiser.call('satisfaction.rounds', {}))
    expect(rows.filter((row) => row.title === '又一轮')).toHaveLength(1)
  })

  it('is only for the organiser of that county; others see it and change nothing', async () => {
    const round = await openRound()
    const ma = await county.bind('马玉兰', 'ma-yulan')
    const { roundId } = round
    expect(data(await ma.call('satisfaction.round', { roundId })).act).toBeNull()
    for (const action of ['satisfaction.close', 'poll.publish'] as const)
      expect(code(await ma.call(action, { roundId }))).toBe('caller.forbidden')
    expect(code(await ma.call('satisfaction.form', {}))).toBe('caller.forbidden')
    expect(code(await cloud.as('yang').call('satisfaction.round', { roundId }))).toBe('caller.notBound')
  })
})
