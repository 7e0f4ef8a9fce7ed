import { data, openCounty } from '../../../testing/county'
import { against, code, content, Polling, type OpenRound } from '../../../testing/polling'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { storedIn } from '../../../testing/full-month'
import type { Choices } from '../contract'

const DAY = 86_400_000
let cloud: TestCloud
let polling: Polling
beforeAll(async () => {
  cloud = await startTestCloud()
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud?.close())

/** As a round's page lists them. */
const villageIdOf = async ({ roundId }: OpenRound, village: string): Promise<string> => {
  const { villages } = data(await liu().call('satisfaction.round', { roundId }))
  return villages.find(({ name }) => name === village)!.villageId
}

const liu = () => polling.county.organiser
/** Twelve ballots of 柳湾村, of which the first ones say something. */
async function voted(...sentences: string[]): Promise<OpenRound> {
  const round = await polling.openRound(14)
  const scenes = await polling.scenesOf(round, '柳湾村')
  for (let i = 0; i < 12; i++) {
    const sentence = sentences[i]
    const choices: Choices = { ...(i < 9 ? content : against), ...(sentence ? { sentence } : {}) }
    expect(code(await polling.cast(`v${i}`, scenes[i]!, choices))).toBe('ok')
  }
  // Two of 沙井村, far too few to be shown.
  const few = await polling.scenesOf(round, '沙井村')
  for (let i = 0; i < 2; i++) await polling.cast(`s${i}`, few[i]!, { ...content, sentence: '沙井的路要修' })
  return round
}

describe('村民的话', () => {
  let round: OpenRound
  let villageId: string
  beforeAll(async () => {
    round = await voted('点灯', '修路，𠮷家门口', '好书记')
    villageId = await villageIdOf(round, '柳湾村')
    await polling.publish(round)
  })

  it('are read by nobody before publication, and not at all where too few have voted', async () => {
    const early = await voted('早说的话')
    const { roundId } = early
    expect(data(await liu().call('satisfaction.remarks', { roundId })).rows).toEqual([])
    const view = data(await liu().call('satisfaction.remarks', { roundId: round.roundId }))
    expect(view.villages.map(({ name }) => name)).toEqual(['柳湾村'])
    const stored = (await storedIn(cloud, 'remarks', {})).join('')
    expect(stored).toContain('点灯')
    expect(stored).not.toContain('沙井的路')
    expect(stored).not.toContain('早说的话')
  })

  it('stand in the order of their letters for the organiser, who passes some of them', async () => {
    const { roundId } = round
    const view = data(await liu().call('satisfaction.remarks', { roundId, villageId }))
    expect(view.rows.map(({ text }) => text)).toEqual(['修路，𠮷家门口', '好书记', '点灯'])
    expect(view.note).toContain('还有 3 句没看')
    const rulings = [
      { place: 0, passed: true },
      { place: 1, passed: false },
    ]
    const after = data(await liu().call('satisfaction.moderate', { roundId, villageId, rulings }))
    expect(after.rows.map(({ ruled }) => ruled)).toEqual(['passed', 'withheld', ''])
    expect(after.note).toContain('还有 1 句没看')
  })

  it('are seen by the secretary and the township where they were passed, and by no more than that', async () => {
    const { roundId } = round
    const zhou = await polling.county.bind('周建平')
    const ma = await polling.county.bind('马玉兰')
    for (const phone of [zhou, ma]) {
      const view = data(await phone.call('satisfaction.remarks', { roundId, villageId }))
      expect(view.rows.map(({ text }) => text)).toEqual(['修路，𠮷家门口'])
      expect(view.mayModerate).toBe(false)
      const rulings = [{ place: 2, passed: true }]
      expect(code(await phone.call('satisfaction.moderate', { roundId, villageId, rulings }))).toBe(
        'caller.forbidden',
      )
    }
  })

  it('that are not there cannot be passed', async () => {
    const { roundId } = round
    const rulings = [{ place: 3, passed: true }]
    expect(code(await liu().call('satisfaction.moderate', { roundId, villageId, rulings }))).toBe(
      'remarks.unknown',
    )
    const elsewhere = { roundId, villageId: await villageIdOf(round, '沙井村'), rulings }
    expect(code(await liu().call('satisfaction.moderate', elsewhere))).toBe('remarks.unknown')
  })

  it('leave the box with its keys, and the database on their day', async () => {
    const { roundId } = round
    await cloud.tick()
    expect(polling.storedBox((await polling.scenesOf(round, '柳湾村'))[0]!)['sentences']).toEqual([])
    await polling.goTo(polling.now + 179 * DAY)
    await cloud.tick()
    expect(data(await liu().call('satisfaction.remarks', { roundId, villageId })).rows).toHaveLength(3)
    await polling.goTo(polling.now + 2 * DAY)
    await cloud.tick()
    const view = data(await liu().call('satisfaction.remarks', { roundId, villageId }))
    expect(view).toMatchObject({ rows: [], mayModerate: false, empty: { what: '话已经删除了' } })
    expect((await storedIn(cloud, 'remarks', {})).join('')).not.toContain('点灯')
  })
})

it('a publication that stops at any call is made again, and every sentence is there once', async () => {
  const round = await voted('甲', '乙')
  await polling.end(round)
  const { roundId } = round
  for (let nth = 1; ; nth++) {
    await cloud.fault({ match: { function: 'poll' }, nth, kind: nth % 2 ? 'fail' : 'dropReply' })
    const reply = await liu().call('poll.publish', { roundId })
    await cloud.clearFaults()
    if (reply.ok || code(reply) === 'satisfaction.alreadyPublished') break
    expect(nth).toBeLessThan(30)
  }
  const view = data(await liu().call('satisfaction.remarks', { roundId }))
  expect(view.rows.map(({ text }) => text)).toEqual(['乙', '甲'])
})
