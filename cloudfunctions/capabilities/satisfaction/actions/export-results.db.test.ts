import readXlsx from 'read-excel-file/node'
import { data, openCounty } from '../../../testing/county'
import { against, code, content, EVENING, Polling } from '../../../testing/polling'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'

let cloud: TestCloud
let polling: Polling

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud.close())

it('an organiser takes the published results as a file, nobody else does, and nobody before', async () => {
  const round = await polling.openRound()
  const { organiser } = polling.county
  const ask = { roundId: round.roundId }
  const scenes = await polling.scenesOf(round, '柳湾村')
  for (let i = 0; i < 12; i++) await polling.cast(`w${i}`, scenes[i]!, i < 9 ? content : against)
  expect(code(await organiser.call('report.roundResults', ask))).toBe('satisfaction.notPublished')
  await polling.goTo(round.closesAt + 10 * 60_000)
  await cloud.tick()
  data(await organiser.call('poll.publish', ask))

  const secretary = await polling.county.bind('周建平')
  expect(code(await secretary.call('report.roundResults', ask))).toBe('caller.forbidden')

  const file = data(await organiser.call('report.roundResults', ask))
  const [villages] = await readXlsx(Buffer.from(await (await fetch(file.url)).arrayBuffer()))
  const rows = villages!.data.map((row) => row.map((cell) => cell ?? ''))
  expect(rows.find((row) => row[1] === '柳湾村')!.slice(4, 7)).toEqual(['公布', 12, 0.75])
  const nothing = ['不公布', '不公布', '不公布', ...Array<string>(8).fill('')]
  expect(rows.find((row) => row[1] === '沙井村')!.slice(4)).toEqual(nothing)
  expect(rows.at(-1)!.slice(1)).toEqual(['全轮合计', '', '', ...nothing])
})
