import { data, openCounty } from '../../../testing/county'
import { code, content, Polling } from '../../../testing/polling'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'

let cloud: TestCloud
let polling: Polling
beforeAll(async () => {
  cloud = await startTestCloud()
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud?.close())

/** What an operator sees who deploys the function with another secret in the middle of a round. */
describe('the poll’s secret is lost while villagers vote', () => {
  it('the boxes with ballots are void and say so, the others go on, and nothing else breaks', async () => {
    const round = await polling.openRound(14)
    const { roundId } = round
    const [liuwan, shajing] = await Promise.all(
      ['柳湾村', '沙井村'].map((village) => polling.scenesOf(round, village)),
    )
    for (let i = 0; i < 12; i++) expect(code(await polling.cast(`v${i}`, liuwan![i]!))).toBe('ok')
    const held = data(await cloud.as('late').call('poll.open', { scene: shajing![0]! }))

    await cloud.restart('SIGTERM', { pollSecret: 'another-secret-0123456789-0123456789' })
    await polling.goTo(polling.now + 60_000)
    // In a box that holds ballots nobody is let on, neither a new slip nor a used one.
    for (const scene of [liuwan![12]!, liuwan![0]!])
      expect(code(await cloud.as('v0').call('poll.open', { scene }))).toBe('poll.void')
    expect(code(await polling.cast('next', liuwan![12]!))).toBe('poll.void')
    // A box without any is as good as new; a page that was open before must be opened again.
    expect(code(await polling.cast('late', shajing![0]!, content))).toBe('poll.unreadable')
    const opened = data(await cloud.as('late').call('poll.open', { scene: shajing![0]! }))
    expect(opened.sealKey).not.toBe(held.sealKey)
    polling.secret = 'another-secret-0123456789-0123456789'
    expect(code(await polling.cast('late', shajing![0]!))).toBe('ok')

    const { villages } = await polling.publish(round)
    expect(villages.find(({ name }) => name === '柳湾村')).toMatchObject({
      state: 'hidden',
      text: '票箱的钥匙丢了，谁也打不开，这个村这轮作废',
    })
    await cloud.tick()
    expect(polling.storedBox(liuwan![0]!)['salt']).toBeNull()

    const next = await polling.openRound(14)
    const scenes = await polling.scenesOf(next, '柳湾村')
    for (let i = 0; i < 12; i++) expect(code(await polling.cast(`v${i}`, scenes[i]!))).toBe('ok')
    const again = (await polling.publish(next)).villages.find(({ name }) => name === '柳湾村')
    expect(again!.text).not.toContain('钥匙')
    expect(data(await polling.county.organiser.call('satisfaction.round', { roundId })).tag.text).toBe(
      '已公布',
    )
  })
})
