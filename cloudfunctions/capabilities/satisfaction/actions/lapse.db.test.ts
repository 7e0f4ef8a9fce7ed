import { data, LIUWAN, openCounty } from '../../../testing/county'
import { against, code, content, EVENING, Polling } from '../../../testing/polling'
import { rawDatabase } from '../../../testing/raw-database'
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
  await polling.county.bind('付立群', 'fu-liqun')
  data(await polling.appoint(round, await polling.county.personId('付立群'), ['柳湾村']))
  expect(code(await polling.castAssisted('fu-liqun', scenes[12]!, content, '13900000001'))).toBe('ok')
  await polling.end(round)
  const overAt = polling.now
  const view = async () => data(await liu().call('satisfaction.round', { roundId }))
  expect((await view()).notes.join()).toContain('还不公布，整轮作废')

  await polling.goTo(overAt + 60 * DAY + MINUTE)
  await cloud.tick()
  await cloud.tick()
  expect((await inbox()).filter((title) => title === '测评还没公布')).toHaveLength(1)
  expect((await view()).act).toMatchObject({ kind: 'publish', why: '' })
  const kept = polling.storedBox(scenes[0]!)
  expect(kept['salt']).not.toBeNull()
  expect(kept['consents']).toHaveLength(1)
  expect(kept['sentences']).toHaveLength(13)

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
  expect(code(await liu().call('report.roundResults', { roundId }))).toBe('satisfaction.lapsed')
  const scene = `v${LIUWAN.slice(1)}`
  const { coming } = data(await cloud.as('anybody').call('poll.result', { scene }))
  expect(coming).toMatchObject({ what: '这一轮没有公布' })
  expect(code(await cloud.as('late').call('poll.open', { scene: scenes[13]! }))).toBe('poll.over')
})

it('a round that closed before anybody was to wake it is saved once more, and then told of and lapses like every other', async () => {
  const round = await polling.openRound(5)
  const { roundId } = round
  const [scene] = await polling.scenesOf(round, '柳湾村')
  expect(code(await polling.cast('old', scene!))).toBe('ok')
  await polling.end(round)
  const overAt = polling.now
  const raw = rawDatabase(cloud)
  const stored = async () => (await raw.get('rounds', roundId))!
  await raw.put('rounds', { ...(await stored()), schema: 1, wakeAt: null })
  // The clock is cut off the first time.
  await cloud.fault({ match: { function: 'clock', collection: 'rounds' }, nth: 2, kind: 'fail' })
  await cloud.tick().catch(() => undefined)
  await cloud.clearFaults()
  await cloud.tick()
  expect(await stored()).toMatchObject({ schema: 2, wakeAt: overAt + 60 * DAY })
  await polling.goTo(overAt + 90 * DAY + MINUTE)
  for (let run = 0; run < 3; run++) {
    await polling.goTo(polling.now + MINUTE)
    await cloud.tick()
  }
  expect(polling.storedBox(scene!)).toMatchObject({ salt: null, sentences: [] })
})

it('a publication that was cut off after it had read sentences and numbers leaves none of them behind', async () => {
  const round = await polling.openRound(40)
  const { roundId } = round
  const scenes = await polling.scenesOf(round, '柳湾村')
  data(await polling.appoint(round, await polling.county.personId('付立群'), ['柳湾村']))
  const sentence = { ...content, sentence: '门前的路修好了' }
  for (let i = 0; i < 20; i++)
    expect(code(await polling.cast(`w${i}`, scenes[i]!, i < 15 ? sentence : against))).toBe('ok')
  expect(code(await polling.castAssisted('fu-liqun', scenes[20]!, content, '13900000002'))).toBe('ok')
  await polling.end(round)
  const overAt = polling.now
  // Whoever publishes never hears, and the round is not saved.
  await cloud.fault({
    match: { collection: 'rounds', action: 'database.modifyDocument' },
    nth: 1,
    kind: 'fail',
  })
  expect(code(await liu().call('poll.publish', { roundId }))).toBe('server.failed')
  await cloud.clearFaults()
  const stored = async (collection: string): Promise<string> =>
    JSON.stringify(
      (await rawDatabase(cloud).read(collection)).filter((each) => JSON.stringify(each).includes(roundId)),
    )
  expect(await stored('remarks')).toContain('门前的路修好了')
  expect(await stored('callbacks')).toContain('13900000002')
  await polling.goTo(overAt + 90 * DAY + MINUTE)
  for (let run = 0; run < 3; run++) {
    await polling.goTo(polling.now + MINUTE)
    await cloud.tick()
  }
  expect(await stored('rounds')).toContain('lapsed')
  expect(await stored('remarks')).not.toContain('门前的路修好了')
  expect(await stored('callbacks')).not.toContain('13900000002')
})
