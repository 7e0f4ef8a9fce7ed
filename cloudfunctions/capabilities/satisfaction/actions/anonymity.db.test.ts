import { wilson } from '../../../kernel/statistics'
import { openCounty } from '../../../testing/county'
import { against, content, Polling, type OpenRound } from '../../../testing/polling'
import { envelope, newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { allMarks, bestMark, marksOf, success, type Copy, type Known } from '../testing/attacker'

/** Rounds of fifty ballots each; half of them the attacker is told. */
const ROUNDS = process.env['ZHUCUN_FULL'] === '1' ? 40 : 4
const BALLOTS = 50

let cloud: TestCloud
let polling: Polling
let rounds: Known[][]
/** All that the function printed, and the finished database of the first round. */
let logs = ''
let published: { scene: string; openid: string; box: Record<string, unknown> }

beforeAll(async () => {
  cloud = await startTestCloud()
  polling = new Polling(cloud, await openCounty(cloud))
  rounds = []
  for (let n = 0; n < ROUNDS; n++) {
    const round = await polling.openRound(BALLOTS)
    rounds.push(await watch(round, n))
    await polling.publish(round)
    if (n > 0) continue
    await polling.goTo(polling.now + 120_000)
    await cloud.tick()
    const [scene] = await polling.scenesOf(round, '柳湾村')
    published = { scene: scene!, openid: villager(0, 0), box: polling.storedBox(scene!) }
  }
}, 600_000)
afterAll(() => cloud?.close())

const villager = (round: number, index: number): string =>
  `villager-${round}-${String(index).padStart(2, '0')}`

/** Fifty villagers vote one after another, each watched from every side but the inside. */
async function watch(round: OpenRound, n: number): Promise<Known[]> {
  const scenes = await polling.scenesOf(round, '柳湾村')
  const known: Known[] = []
  let before = copyOf(scenes[0]!)
  for (const [index, scene] of scenes.entries()) {
    const isAgainst = Math.random() < 0.5
    const openid = villager(n, index)
    // Who is against also says why, which is the worst case.
    const choices = isAgainst ? { ...against, sentence: '路灯坏了三个月，没人修。' } : content
    const sealed = polling.sealed(scene, choices)
    const requestId = newRequestId()
    const started = process.hrtime.bigint()
    const reply = await cloud.as(openid).raw('poll', envelope('poll.cast', { scene, sealed }, requestId))
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6
    if (!(reply as { ok: boolean }).ok) throw new Error(JSON.stringify(reply))
    const log = await (await fetch(`${cloud.url}/local/logs?function=poll`)).text()
    logs += (JSON.parse(log) as { logs: string[] }).logs.join('')
    const after = copyOf(scene)
    const sight = {
      before,
      after,
      request: { openid, sealed },
      reply: JSON.stringify(reply),
      log,
      milliseconds,
    }
    known.push({ marks: marksOf(sight), against: isAgainst })
    before = after
  }
  return known
}

const copyOf = (scene: string): Copy => polling.storedBox(scene) as unknown as Copy

describe('somebody who has every copy of the database, every request, reply, time and log line, but not the poll’s secret', () => {
  it.each([
    ['the one mark that tells the most', bestMark],
    ['all marks together', allMarks],
  ])('cannot tell how anybody voted, by %s', (_how, learn) => {
    const talked = rounds.filter((_, i) => i % 2 === 0).flat()
    const silent = rounds.filter((_, i) => i % 2 === 1).flat()
    const rate = success(learn, talked, silent)
    // Nine in ten million runs lie within five standard deviations of a coin, whatever the ballots.
    const spread = 5 * Math.sqrt(0.25 / silent.length)
    const { low, high } = wilson(Math.round(rate * silent.length), silent.length, null)
    console.info(
      `guessed ${(rate * 100).toFixed(1)} % of ${silent.length}, 95 %: ${low.toFixed(3)}–${high.toFixed(3)}`,
    )
    expect(Math.abs(rate - 0.5)).toBeLessThan(spread)
  })

  it('finds no choice, no slip and no account in what the functions print', () => {
    expect(logs).toContain('poll.cast')
    expect(logs.match(/satisfied|basically|change|villager-|路灯/g)).toBeNull()
    expect(logs.includes(published.scene.slice(8))).toBe(false)
  })

  it('after publication finds nothing in the database that ties an account to a slip: the key to compare by is gone', () => {
    const { box, openid, scene } = published
    expect(box['salt']).toBeNull()
    expect(box['sentences']).toEqual([])
    const text = JSON.stringify(box)
    expect(text).not.toContain(openid)
    expect(text).not.toContain(scene.slice(8))
    const tags = Object.values(box['slips'] as Copy['slips'])
    expect(new Set(tags).size).toBe(BALLOTS)
    const accounts = (box['accounts'] as Copy['accounts']).map(({ tag }) => tag)
    expect(accounts.filter((tag) => tags.includes(tag))).toEqual([])
    expect(accounts).toEqual([...accounts].sort())
  })
})
