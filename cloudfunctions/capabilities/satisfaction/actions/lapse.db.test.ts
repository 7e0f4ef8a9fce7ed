import { data, openCounty } from '../../../testing/county'
import { code, content, EVENING, Polling } from '../../../testing/polling'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let cloud: TestCloud
let polling: Polling
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud?.close())

const liu = () => polling.county.organiser
const inbox = async (): Promise<string[]> =>
  data(await liu().call('notifications.inbox', {})).entries.map(({ title }) => title)

it('a round that nobody publishes: a word in time, and then nothing of what villagers left is kept', async () => {
  const round = await polling.openRound(14)
  const { roundId } = round
  const scenes = await polling.scenesOf(round, '柳湾村')
  const sentence = { ...content, sentence: '路灯修好了，谢谢' }
  for (let i = 0; i < 12; i++) expect(code(await polling.cast(`v${i}`, scenes[i]!, sentence))).toBe('ok')
  await polling.end(round)
  const overAt = polling.now
  const view = async () => data(await liu().call('satisfaction.round', { roundId }))
  expect((await view()).notes.join()).toContain('还不公布，整轮作废')

  await polling.goTo(overAt + 60 * DAY + MINUTE)
  await cloud.tick()
  await cloud.tick()
  expect((await inbox()).filter((title) => title === '测评还没公布')).toHaveLength(1)
  expect((await view()).act).toMatchObject({ kind: 'publish', why: '' })
  expect(polling.storedBox(scenes[0]!)['salt']).not.toBeNull()

  await polling.goTo(overAt + 90 * DAY + MINUTE)
  // One run says that it has lapsed, one deletes; another one changes nothing.
  for (let run = 0; run < 3; run++) {
    await polling.goTo(polling.now + MINUTE)
    await cloud.tick()
  }
  const box = polling.storedBox(scenes[0]!)
  expect(box).toMatchObject({ salt: null, sentences: [], consents: [] })
  expect(await inbox()).toContain('测评作废了')
  const lapsed = await view()
  expect(lapsed).toMatchObject({ act: null, archive: null, mayExport: false, tag: { text: '作废' } })
  expect(lapsed.notes.join()).toContain('谁也打不开')
  expect(lapsed.villages[0]).toMatchObject({ state: 'waiting', rate: '' })
  expect(code(await liu().call('poll.publish', { roundId }))).toBe('satisfaction.lapsed')
  expect(code(await liu().call('satisfaction.archive', { roundId }))).toBe('satisfaction.lapsed')
  expect(code(await liu().call('report.roundResults', { roundId }))).toBe('satisfaction.notPublished')
  expect(code(await cloud.as('late').call('poll.open', { scene: scenes[13]! }))).toBe('poll.over')
})
