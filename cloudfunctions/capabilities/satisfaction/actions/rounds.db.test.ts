import { data, openCounty } from '../../../testing/county'
import { against, code, content, EVENING, Polling } from '../../../testing/polling'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'

const MINUTE = 60_000
const HOUR = 3_600_000

let cloud: TestCloud
let polling: Polling

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud.close())

describe('the life of a round', () => {
  it('twelve villagers vote, the clock closes it, the organiser is told, publishes, and the keys are gone', async () => {
    const round = await polling.openRound()
    const { roundId } = round
    const scenes = await polling.scenesOf(round, '柳湾村')
    const before = data(await polling.county.organiser.call('satisfaction.round', { roundId }))
    for (let i = 0; i < 12; i++)
      expect(code(await polling.cast(`w${i}`, scenes[i]!, i < 9 ? content : against))).toBe('ok')
    const early = await polling.county.organiser.call('satisfaction.close', { roundId })
    expect(early).toMatchObject({ ok: false, code: 'satisfaction.notOverYet' })
    expect(code(await polling.county.organiser.call('poll.publish', { roundId }))).toBe(
      'satisfaction.notClosed',
    )
    const during = data(await polling.county.organiser.call('satisfaction.round', { roundId }))
    expect(during).toEqual(before)

    await polling.goTo(round.closesAt + MINUTE)
    expect(code(await cloud.as('late').call('poll.open', { scene: scenes[20]! }))).toBe('poll.over')
    expect(code(await polling.cast('late', scenes[20]!))).toBe('ok')
    await polling.goTo(round.closesAt + 10 * MINUTE)
    expect(code(await polling.cast('later', scenes[21]!))).toBe('poll.tooLate')
    await cloud.tick()
    expect((await polling.county.organiser.messages()).at(-1)).toMatchObject({
      page: `packages/satisfaction/round/index?roundId=${roundId}`,
    })

    const published = data(await polling.county.organiser.call('poll.publish', { roundId }))
    const [liuwan, shajing] = published.villages
    expect(liuwan).toMatchObject({ name: '柳湾村', secretary: '周建平', state: 'shown', rate: '76.9%' })
    expect(shajing).toMatchObject({
      name: '沙井村',
      state: 'hidden',
      rate: '',
      text: '免得猜出是谁投的，这轮不公布',
    })
    expect(published.notes).toEqual(['合计不公布，免得倒推出哪个村'])
    expect(code(await polling.county.organiser.call('poll.publish', { roundId }))).toBe(
      'satisfaction.alreadyPublished',
    )
    await cloud.tick()
    expect(polling.storedBox(scenes[0]!)['salt']).toBeNull()
    expect(data(await polling.county.organiser.call('satisfaction.round', { roundId })).villages).toEqual(
      published.villages,
    )
  })

  it('a round of tomorrow turns villagers away until then', async () => {
    const round = await polling.openRound(5, polling.now + HOUR)
    const [scene] = (await polling.scenesOf(round, '柳湾村')) as [string]
    expect(await cloud.as('yang').call('poll.open', { scene })).toMatchObject({ code: 'poll.notOpenYet' })
    await polling.goTo(polling.now + HOUR)
    expect(code(await polling.cast('yang', scene))).toBe('ok')
  })

  it('a lost reply is harmless: the same request opens no second round and voids no slip, however late it comes', async () => {
    const requestId = newRequestId()
    const opensAt = polling.now
    const again = () => polling.openRound(3, opensAt, requestId)
    const [one, two] = [await again(), await again()]
    expect(two).toEqual(one)
    const scenes = await polling.scenesOf(one, '柳湾村')
    expect((await again()).roundId).toBe(one.roundId)
    expect(code(await polling.cast('yang', scenes[0]!))).toBe('ok')
    await polling.goTo(polling.now + 11 * MINUTE)
    expect((await again()).roundId).toBe(one.roundId)
    expect(code(await polling.cast('wang', scenes[1]!))).toBe('ok')
    const { rows } = data(await polling.county.organiser.call('satisfaction.rounds', {}))
    expect(rows.filter(({ roundId }) => roundId === one.roundId)).toHaveLength(1)
  })

  it('answers no slip: a round starts for its villages, and a village without slips takes no ballot', async () => {
    const round = await polling.openRound(5)
    expect(Object.keys(round).sort()).toEqual(['closesAt', 'roundId', 'tag', 'title', 'when'])
    const [printed] = (await polling.scenesOf(round, '柳湾村')) as [string]
    expect(polling.storedBox(printed)['slips']).not.toEqual({})
    // The box of the next village, before anything was printed for it.
    const elsewhere = `${printed.slice(0, 7)}1${printed.slice(8)}`
    expect(polling.storedBox(elsewhere)).toMatchObject({ village: '沙井村', accounts: [] })
    expect(code(await polling.cast('yang', elsewhere))).toBe('poll.unknownSlip')
    const published = await polling.publish(round)
    expect(published.villages[1]).toMatchObject({ name: '沙井村', state: 'hidden' })
  })

  it('is only for the organiser of that county; others see it and change nothing', async () => {
    const round = await polling.openRound()
    const ma = await polling.county.bind('马玉兰', 'ma-yulan')
    const { roundId } = round
    expect(data(await ma.call('satisfaction.round', { roundId })).act).toBeNull()
    for (const action of ['satisfaction.close', 'poll.publish'] as const)
      expect(code(await ma.call(action, { roundId }))).toBe('caller.forbidden')
    expect(code(await ma.call('satisfaction.form', {}))).toBe('caller.forbidden')
    expect(code(await cloud.as('yang').call('satisfaction.round', { roundId }))).toBe('caller.notBound')
  })
})

describe('a round that is cut off', () => {
  it('wherever the gateway fails while it opens, the same request again opens one round whose slips all work', async () => {
    let failures = 0
    for (let nth = 1; nth <= 14; nth++) {
      const requestId = newRequestId()
      await cloud.fault({ match: { function: 'api' }, nth: nth + 1, kind: 'fail' })
      const first = await polling.openRound(2, undefined, requestId).catch(() => null)
      await cloud.clearFaults()
      if (!first) failures++
      const round = await polling.openRound(2, undefined, requestId)
      const [scene] = await polling.scenesOf(round, '榆树沟村')
      expect(code(await cloud.as('reader').call('poll.open', { scene: scene! }))).toBe('ok')
    }
    expect(failures).toBeGreaterThan(5)
  })

  it('wherever the gateway fails while it is counted, publishing again gives the same true result', async () => {
    let failures = 0
    const calls = process.env['ZHUCUN_FULL'] === '1' ? [1, 2, 3, 4, 5, 6] : [1, 2, 4]
    for (const nth of calls) {
      const round = await polling.openRound(14)
      const scenes = await polling.scenesOf(round, '柳湾村')
      for (const [i, scene] of scenes.slice(0, 12).entries())
        await polling.cast(`c${nth}n${i}`, scene, i < 6 ? content : against)
      await polling.end(round)
      const { roundId } = round
      await cloud.fault({ match: { function: 'poll' }, nth, kind: 'fail' })
      const first = await polling.county.organiser.call('poll.publish', { roundId })
      await cloud.clearFaults()
      if (!first.ok) failures++
      const again = await polling.county.organiser.call('poll.publish', { roundId })
      expect(code(again)).toBe(first.ok ? 'satisfaction.alreadyPublished' : 'ok')
      const shown = data(await polling.county.organiser.call('satisfaction.round', { roundId })).villages[0]
      expect(shown).toMatchObject({ name: '柳湾村', rate: '50.0%' })
      expect(shown!.text).toContain('收回 12 张')
    }
    expect(failures).toBeGreaterThanOrEqual(calls.length / 2)
  })
})

describe('a ballot that is still on its way when the counting begins', () => {
  it('is turned away and not counted', async () => {
    const round = await polling.openRound(14)
    const scenes = await polling.scenesOf(round, '柳湾村')
    for (let i = 0; i < 10; i++) await polling.cast(`d${i}`, scenes[i]!, i < 5 ? content : against)
    await polling.goTo(round.closesAt + 10 * MINUTE - 2000)
    const write = { collection: 'boxes', action: 'database.modifyDocument' }
    await cloud.fault({ match: write, nth: 1, kind: 'delay', ms: 6000 })
    const late = polling.cast('late', scenes[10]!)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const [liuwan] = (await polling.publish(round)).villages
    expect(code(await late)).toBe('poll.tooLate')
    expect(liuwan!.text).toContain('收回 10 张')
    const slips = Object.values(polling.storedBox(scenes[0]!)['slips'] as object)
    expect(slips.filter((slip) => slip !== 0)).toHaveLength(10)
  })
})
