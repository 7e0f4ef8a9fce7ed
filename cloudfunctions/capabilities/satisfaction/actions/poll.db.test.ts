import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { data, openCounty } from '../../../testing/county'
import { against, code, content, EVENING, Polling } from '../../../testing/polling'
import { rawDatabase } from '../../../testing/raw-database'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import type { Choices } from '../contract'
import { seal, SEAL_RANDOM } from '../rules/sealing'

let cloud: TestCloud
let polling: Polling

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud.close())

describe('a slip from the scan to the thanks', () => {
  it('opens in one round trip, casts in three, and asks about the village’s own first secretary', async () => {
    const [scene] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
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
    expect(data(await polling.cast('yang', scene)).what).toBe('投好了，谢谢您')
    expect(await gateway()).toBe(3)
    expect(data(await cloud.as('yang').call('poll.open', { scene })).state).toBe('cast')
  })

  it('counts once, however often it is sent, and tells another account that it is used', async () => {
    const round = await polling.openRound()
    const scenes = await polling.scenesOf(round, '柳湾村')
    for (const choices of [content, against, content])
      expect(code(await polling.cast('yang', scenes[0]!, choices))).toBe('ok')
    expect(code(await polling.cast('wang', scenes[0]!))).toBe('poll.spentSlip')
    expect(code(await cloud.as('wang').call('poll.open', { scene: scenes[0]! }))).toBe('poll.spentSlip')
    expect(code(await polling.cast('yang', scenes[1]!))).toBe('poll.accountHasVoted')
    expect(code(await polling.cast('wang', scenes[1]!))).toBe('ok')
    expect(Object.values(polling.storedBox(scenes[0]!)['slips'] as object).filter(Boolean)).toHaveLength(2)
  })

  it('where the county allows two ballots of one account, the third is refused, and says so', async () => {
    const scenes = await polling.scenesOf(await polling.openRound(), '柳湾村')
    const said = async (scene: string) => {
      const reply = await polling.cast('yang', scene)
      return reply.ok ? 'ok' : reply.text.next
    }
    const raw = rawDatabase(cloud)
    await raw.put('boxes', { ...polling.storedBox(scenes[0]!), ballotsPerAccount: 2 })
    expect([await said(scenes[0]!), await said(scenes[1]!)]).toEqual(['ok', 'ok'])
    expect(await said(scenes[2]!)).toBe('一个微信投两次。这张纸条没有用掉，请家里人用自己的微信扫。')
    await raw.put('boxes', { ...polling.storedBox(scenes[0]!), ballotsPerAccount: 1 })
    expect(await said(scenes[2]!)).toBe('一个微信投一次。这张纸条没有用掉，请家里人用自己的微信扫。')
  })

  it('the same account may vote in another village’s box, where it is somebody else', async () => {
    const round = await polling.openRound()
    const [one] = (await polling.scenesOf(round, '柳湾村')) as [string]
    const [two] = (await polling.scenesOf(round, '沙井村')) as [string]
    expect(code(await polling.cast('yang', one))).toBe('ok')
    expect(code(await polling.cast('yang', two))).toBe('ok')
    const tags = [one, two].map((scene) => JSON.stringify(polling.storedBox(scene)['accounts']))
    expect(tags[0]).not.toBe(tags[1])
  })

  it('a slip that was never printed is not known, neither is one of no round', async () => {
    const [scene] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
    for (const foreign of [scene.slice(0, 8) + 'A'.repeat(16), `zzzz${scene.slice(4)}`, '', '12']) {
      expect(code(await cloud.as('yang').call('poll.open', { scene: foreign }))).toBe('poll.unknownSlip')
      expect(code(await polling.cast('yang', foreign))).toBe('poll.unknownSlip')
    }
  })

  it('staff and officials read the questions but cannot vote', async () => {
    const zhou = await polling.county.bind('周建平', 'zhou-jianping')
    const [scene] = (await polling.scenesOf(await polling.openRound(), '柳湾村')) as [string]
    for (const phone of [zhou, polling.county.organiser])
      expect(code(await polling.cast(phone.openid, scene))).toBe('poll.staffCannotVote')
    expect(code(await polling.cast('yang', scene))).toBe('ok')
  })
})

describe('a sealed ballot', () => {
  it('is opened by the poll alone: sealed to another box, altered or in the clear it is not cast', async () => {
    const round = await polling.openRound()
    const [scene] = (await polling.scenesOf(round, '柳湾村')) as [string]
    const [elsewhere] = (await polling.scenesOf(round, '沙井村')) as [string]
    const sealed = polling.sealed(elsewhere, content)
    expect(code(await cloud.as('yang').call('poll.cast', { scene, sealed }))).toBe('poll.unreadable')
    const clear = { v: 1, action: 'poll.cast', input: { scene, choices: content }, requestId: newRequestId() }
    expect(await cloud.as('yang').raw('poll', clear)).toMatchObject({ code: 'request.invalid' })
    const { sealKey } = data(await cloud.as('yang').call('poll.open', { scene }))
    const phone = seal(sealKey, scene, against, new Uint8Array(SEAL_RANDOM).fill(9))
    expect(code(await cloud.as('yang').call('poll.cast', { scene, sealed: phone }))).toBe('ok')
  })
})

describe('many at once', () => {
  /** The first ballot's write waits until the second one has looked and written. */
  const overtaken = {
    match: { collection: 'boxes', action: 'database.modifyDocument' },
    nth: 1,
    kind: 'delay',
  } as const

  it('two accounts on one slip: one ballot, and the other is told why', async () => {
    const scenes = await polling.scenesOf(await polling.openRound(), '柳湾村')
    for (const scene of scenes.slice(0, 3)) {
      await cloud.fault({ ...overtaken, ms: 400 })
      const codes = await Promise.all([polling.cast(`a${scene}`, scene), polling.cast(`b${scene}`, scene)])
      expect(codes.map(code).sort()).toEqual(['ok', 'poll.spentSlip'])
    }
  })

  it('one account on two slips at once casts one ballot', async () => {
    const scenes = await polling.scenesOf(await polling.openRound(), '柳湾村')
    for (const [index, account] of ['yang', 'wang', 'li'].entries()) {
      const [one, two] = scenes.slice(index * 2, index * 2 + 2)
      await cloud.fault({ ...overtaken, ms: 400 })
      const codes = await Promise.all([polling.cast(account, one!), polling.cast(account, two!)])
      expect(codes.map(code).sort()).toEqual(['ok', 'poll.accountHasVoted'])
    }
  })

  it('the counters stay exact under parallel ballots, doubled taps and lost replies', async () => {
    const round = await polling.openRound(40)
    const scenes = await polling.scenesOf(round, '柳湾村')
    const voters = scenes.slice(0, 36)
    const lost = { match: { collection: 'boxes', action: 'database.modifyDocument' }, nth: 5 }
    await cloud.fault({ ...lost, kind: 'dropReply' })
    const ballot = (index: number): Choices => (index % 3 === 0 ? against : content)
    const first = await Promise.all(
      voters.flatMap((scene, index) => {
        const once = () => polling.cast(`v${index}`, scene, ballot(index))
        return index % 4 === 0 ? [once(), once()] : [once()]
      }),
    )
    expect(first.map(code).filter((each) => each === 'server.failed')).toHaveLength(1)
    for (const [index, scene] of voters.entries())
      expect(code(await polling.cast(`v${index}`, scene, against))).toBe('ok')
    const row = (await polling.publish(round)).villages.find((village) => village.name === '柳湾村')!
    expect(row.state).toBe('shown')
    expect(row.point).toBeCloseTo(24 / 36, 12)
    expect(row.text).toContain('收回 36 张')
    expect(row.aspects[0]).toEqual({ name: '常住村里', text: '66.6%' })
  })
})

describe('what is stored of a ballot', () => {
  it('is no account, no choice, no time, no order and no request', async () => {
    const round = await polling.openRound()
    const scenes = await polling.scenesOf(round, '柳湾村')
    const empty = polling.storedBox(scenes[0]!)
    const requestIds = scenes.slice(0, 8).map(() => newRequestId())
    for (const [index, requestId] of requestIds.entries())
      await polling.cast(`openid-of-villager-${index}`, scenes[index]!, content, requestId)
    const full = polling.storedBox(scenes[0]!)
    const changed = Object.keys(full).filter(
      (key) => JSON.stringify(full[key]) !== JSON.stringify(empty[key]),
    )
    expect(changed.sort()).toEqual(['accounts', 'cells', 'keyMark', 'sentences', 'slips'])
    const sentences = full['sentences'] as string[]
    expect(sentences.map((each) => each.length)).toEqual(Array(8).fill(sentences[0]!.length))
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
