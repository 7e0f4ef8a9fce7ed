import { dayOf } from '../../../kernel/day'
import { data, openCounty } from '../../../testing/county'
import { against, code, content, Polling } from '../../../testing/polling'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
let cloud: TestCloud
let polling: Polling
beforeAll(async () => {
  cloud = await startTestCloud()
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud?.close())

const liu = () => polling.county.organiser

describe('延长一次', () => {
  it('takes ballots until the new hour, says what it was before, and cannot be done again', async () => {
    const round = await polling.openRound(14)
    const { roundId, closesAt } = round
    const scenes = await polling.scenesOf(round, '柳湾村')
    const later = closesAt + 2 * HOUR
    const view = data(await liu().call('satisfaction.extend', { roundId, closesAt: later }))
    expect(view.notes.join()).toContain('延长过一次，原定')
    expect(view.extension).toBeNull()
    expect(code(await liu().call('satisfaction.extend', { roundId, closesAt: later + DAY }))).toBe(
      'satisfaction.extendedBefore',
    )
    await polling.goTo(closesAt + 20 * MINUTE)
    await cloud.tick()
    expect(code(await polling.cast('after', scenes[0]!))).toBe('ok')
    await polling.goTo(later + 11 * MINUTE)
    expect(code(await polling.cast('too-late', scenes[1]!))).toBe('poll.tooLate')
    await cloud.tick()
    expect(data(await liu().call('satisfaction.round', { roundId })).act?.kind).toBe('publish')
  })

  it('that stops at any call is whole after the clock has run, and the same request is one extension', async () => {
    for (let nth = 1; nth <= 5; nth++)
      for (const kind of ['fail', 'dropReply'] as const) {
        const round = await polling.openRound(3)
        const { roundId, closesAt } = round
        const input = { roundId, closesAt: closesAt + HOUR }
        const requestId = newRequestId()
        await cloud.fault({ match: { function: 'api' }, nth, kind })
        await liu()
          .call('satisfaction.extend', input, requestId)
          .catch(() => undefined)
        await cloud.clearFaults()
        await cloud.tick()
        expect(code(await liu().call('satisfaction.extend', input, requestId))).toBe('ok')
        const box = polling.storedBox((await polling.scenesOf(round, '柳湾村'))[0]!)
        expect(box).toMatchObject({ closesAt: input.closesAt, graceUntil: input.closesAt + 10 * MINUTE })
      }
  })

  it('is for the organiser of that county', async () => {
    const { roundId, closesAt } = await polling.openRound(3)
    const ma = await polling.county.bind('马玉兰', 'ma-yulan')
    const input = { roundId, closesAt: closesAt + HOUR }
    expect(code(await ma.call('satisfaction.extend', input))).toBe('caller.forbidden')
    expect(code(await ma.call('satisfaction.archive', { roundId }))).toBe('caller.forbidden')
  })
})

it('归档: a round whose villages nobody looks into is put away, and its results stay', async () => {
  const round = await polling.openRound(14)
  const { roundId } = round
  const scenes = await polling.scenesOf(round, '柳湾村')
  for (let i = 0; i < 12; i++) await polling.cast(`v${i}`, scenes[i]!, i < 9 ? content : against)
  const published = await polling.publish(round)
  expect(code(await liu().call('satisfaction.archive', { roundId }))).toBe('satisfaction.keysHeld')
  await cloud.tick()
  const archived = data(await liu().call('satisfaction.archive', { roundId }))
  expect(archived.tag.text).toBe('已归档')
  expect(archived.villages).toEqual(published.villages)
  expect(archived.mayExport).toBe(true)
  expect(code(await liu().call('poll.publish', { roundId }))).toBe('satisfaction.alreadyPublished')
  const { rows } = data(await liu().call('satisfaction.rounds', {}))
  expect(rows.find((row) => row.roundId === roundId)?.tag.text).toBe('已归档')
})

it('a secretary who is replaced while villagers vote: from the next morning nobody votes on them any more', async () => {
  const opened = data(await liu().call('satisfaction.form', {}))
  const villageIds = opened.villages
    .filter(({ name }) => ['柳湾村', '沙井村'].includes(name))
    .map((each) => each.villageId)
  const closesAt = polling.now + 5 * DAY
  const input = { name: '换人的一轮', villageIds, slipsPerVillage: 5, closesAt }
  const round = data(await liu().call('satisfaction.openRound', input))
  const [liuwan, shajing] = await Promise.all(
    ['柳湾村', '沙井村'].map((village) => polling.scenesOf(round, village)),
  )
  expect(code(await polling.cast('one', liuwan![0]!))).toBe('ok')
  const personId = await polling.county.personId('周建平')
  const { postings } = data(await liu().call('organization.person', { personId }))
  const { postingId } = postings.find(({ open }) => open)!
  const end = { personId, postingId, lastDay: dayOf(polling.now), reason: '调走了' }
  data(await liu().call('organization.endPosting', end))
  await polling.goTo(polling.now + DAY + 2 * HOUR)
  await cloud.tick()
  expect(code(await cloud.as('two').call('poll.open', { scene: liuwan![1]! }))).toBe('poll.void')
  expect(code(await polling.cast('two', liuwan![1]!))).toBe('poll.void')
  expect(code(await polling.cast('two', shajing![1]!))).toBe('ok')
  const view = data(await liu().call('satisfaction.round', { roundId: round.roundId }))
  expect(view.villages.find(({ name }) => name === '柳湾村')).toMatchObject({
    state: 'waiting',
    text: '期间换了第一书记，这个村这轮不算',
    tag: { text: '不算' },
  })
})
