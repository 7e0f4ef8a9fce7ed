import { DAY } from '../../../kernel/day'
import { data, openCounty, type County } from '../../../testing/county'
import { code, EVENING, Polling } from '../../../testing/polling'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { isStored, upload } from '../../../testing/uploads'
import type { RecordingsApi } from '../recordings-contract'
import { mp3 } from '../testing/sounds'

let cloud: TestCloud
let county: County
let polling: Polling
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  county = await openCounty(cloud)
  polling = new Polling(cloud, county)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clearFaults())

type Place = RecordingsApi['satisfaction.dropRecording']['input']
const overall: Place = { spoken: 'overall', tongue: 'common' }

async function record(place: Place, name = '', seconds = 2): Promise<void> {
  const { folder } = data(await county.organiser.call('satisfaction.recordings', {}))
  const path = `${folder}/${place.spoken}-${place.tongue}`
  const fileID = await upload(cloud, county.organiser, path, mp3(seconds))
  data(await county.organiser.call('satisfaction.keepRecording', { ...place, name, fileID }))
}
const listen = async (scene: string) => data(await cloud.as('yang').call('poll.open', { scene })).listen
const slipOf = async (requestId?: string): Promise<string> => {
  const round = await polling.openRound(5, undefined, requestId)
  return (await polling.scenesOf(round, '柳湾村'))[0]!
}
const filesOf = (scene: string): string[] =>
  ((polling.storedBox(scene)['sounds'] ?? []) as Array<{ fileID: string }>).map(({ fileID }) => fileID)

describe('听一听 of a slip', () => {
  it('there is none where nothing was recorded, and a recording of later comes into no open round', async () => {
    const scene = await slipOf()
    await record(overall)
    expect(await listen(scene)).toBeUndefined()
    expect(filesOf(scene)).toEqual([])
  })

  it('a slip brings the links of what its county had when the round began, 普通话 first', async () => {
    await record({ spoken: 'overall', tongue: 'minority' }, '维吾尔语')
    await record({ spoken: 'stay', tongue: 'local' })
    const heard = (await listen(await slipOf()))!
    expect(heard.tongues.map(({ name }) => name)).toEqual(['普通话', '本地话', '维吾尔语'])
    expect(heard.sounds.map(({ spoken, tongue }) => `${spoken} ${tongue}`).sort()).toEqual([
      'overall common',
      'overall minority',
      'stay local',
    ])
    const sound = await fetch(heard.sounds[0]!.url)
    expect(Buffer.from(await sound.arrayBuffer()).equals(Buffer.from(mp3(2)))).toBe(true)
  })

  it('it still takes one read to open a slip, and the links are asked for once and not by every villager', async () => {
    const round = await polling.openRound(5)
    const [one] = (await polling.scenesOf(round, '柳湾村')) as [string]
    const [two] = (await polling.scenesOf(round, '沙井村')) as [string]
    await listen(one)
    await cloud.resetStats()
    expect((await listen(two))!.sounds).toHaveLength(3)
    expect((await cloud.stats()).requests).toEqual({ 'database.getDocument': 1 })
  })

  it('a storage that is silent or slow keeps nobody from voting', async () => {
    await record({ spoken: 'aspects', tongue: 'common' })
    const scene = await slipOf()
    const storage = { action: 'storage.batchGetDownloadUrl', function: 'poll' }
    await cloud.fault({ match: storage, nth: 1, kind: 'fail', times: 'every' })
    const partly = (await listen(scene))!
    expect(partly.sounds.map(({ spoken }) => spoken)).not.toContain('aspects')
    await cloud.clearFaults()
    await cloud.fault({ match: storage, nth: 1, kind: 'delay', ms: 6_000 })
    const began = Date.now()
    await listen(scene)
    expect(Date.now() - began).toBeLessThan(4_000)
    await cloud.clearFaults()
    expect(code(await polling.cast('yang', scene))).toBe('ok')
  })
})

describe('a recording that is taken away', () => {
  it('is played to the end of the round that has it, and its file goes a day after', async () => {
    const round = await polling.openRound(5)
    const [scene] = (await polling.scenesOf(round, '柳湾村')) as [string]
    const files = filesOf(scene)
    expect(files).toHaveLength(4)
    for (const { spoken, recorded } of data(await county.organiser.call('satisfaction.recordings', {})).rows)
      for (const { tongue } of recorded)
        data(await county.organiser.call('satisfaction.dropRecording', { spoken, tongue }))
    expect((await listen(scene))!.sounds).toHaveLength(4)
    expect(await listen(await slipOf())).toBeUndefined()

    await polling.goTo(round.closesAt + 11 * 60_000)
    await cloud.tick()
    for (const file of files) expect(await isStored(cloud, file)).toBe(true)

    // Killed at every call of the clock's part, then run whole.
    await polling.goTo(round.closesAt + DAY + 3_600_000)
    for (let nth = 1; nth <= 4; nth++) {
      const kind = nth % 2 ? 'fail' : 'dropReply'
      await cloud.fault({ match: { function: 'clock', collection: 'recordings' }, nth, kind })
      await cloud.tick().catch(() => undefined)
      await cloud.clearFaults()
    }
    for (let minute = 2; minute <= 4; minute += 2) {
      await polling.goTo(round.closesAt + DAY + 3_600_000 + minute * 60_000)
      await cloud.tick()
    }
    for (const file of files) expect(await isStored(cloud, file)).toBe(false)
  })
})
