import { wilson } from '../../../kernel/statistics'
import { openCounty } from '../../../testing/county'
import { storedIn } from '../../../testing/full-month'
import { against, content, Polling } from '../../../testing/polling'
import { envelope, newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import type { Choices } from '../contract'
import { allMarks, bestMark, marksOf, success, type Copy, type Known } from '../testing/attacker'

/** Rounds of fifty ballots each; half of them the attacker is told. */
const ROUNDS = process.env['ZHUCUN_FULL'] === '1' ? 40 : 4
const BALLOTS = 50
/** Three of ten slips may be assisted ones. */
const ASSISTED_SLIPS = 120
const ASSISTED = 36
const SURVEYOR = { name: '付立群', openid: 'fu-liqun' }

let cloud: TestCloud
let polling: Polling
let rounds: Known[][]
/** All that the function printed, and the finished database of the first round. */
let logs = ''
let published: { scene: string; openid: string; box: Record<string, unknown> }
/** 代填: by one surveyor's account, as many as the cap allows, in rounds of their own. */
let assisted: Known[][]
let called: { scene: string; box: Record<string, unknown>; callbacks: string; phones: string[] }

beforeAll(async () => {
  cloud = await startTestCloud()
  polling = new Polling(cloud, await openCounty(cloud))
  rounds = []
  for (let n = 0; n < ROUNDS; n++) {
    const round = await polling.openRound(BALLOTS)
    rounds.push(await watch(await polling.scenesOf(round, '柳湾村'), n, ownPhone))
    await polling.publish(round)
    if (n > 0) continue
    await polling.goTo(polling.now + 120_000)
    await cloud.tick()
    const [scene] = await polling.scenesOf(round, '柳湾村')
    published = { scene: scene!, openid: villager(0, 0), box: polling.storedBox(scene!) }
  }
  await polling.county.bind(SURVEYOR.name, SURVEYOR.openid)
  assisted = []
  for (let n = 0; n < ROUNDS; n++) {
    const round = await polling.openRound(ASSISTED_SLIPS)
    await polling.appoint(round, await polling.county.personId(SURVEYOR.name), ['柳湾村'])
    const scenes = (await polling.scenesOf(round, '柳湾村')).slice(0, ASSISTED)
    assisted.push(await watch(scenes, n, readOut))
    // Villagers with a telephone make the village one that is shown.
    for (let i = 0; i < 12; i++) {
      const own = (await polling.scenesOf(round, '柳湾村'))[ASSISTED + i]!
      await polling.cast(`own-${n}-${i}`, own, i % 3 === 0 ? against : content)
    }
    await polling.publish(round)
    if (n > 0) continue
    await polling.goTo(polling.now + 120_000)
    await cloud.tick()
    const callbacks = (await storedIn(cloud, 'callbacks', {})).join('')
    called = { scene: scenes[0]!, box: polling.storedBox(scenes[0]!), callbacks, phones: [...phones] }
  }
}, 900_000)
afterAll(() => cloud?.close())

const villager = (round: number, index: number): string =>
  `villager-${round}-${String(index).padStart(2, '0')}`

/** One ballot on its way: whose account sends it, and what. */
interface Sent {
  openid: string
  action: 'poll.cast' | 'poll.castAssisted'
  sealed: string
}
type Send = (scene: string, choices: Choices, round: number, index: number) => Sent

const ownPhone: Send = (scene, choices, n, index) => ({
  ...{ openid: villager(n, index), action: 'poll.cast' },
  sealed: polling.sealed(scene, choices),
})

/** Every other household leaves a number; which one does has nothing to do with how it votes. */
const phones: string[] = []
const readOut: Send = (scene, choices, n, index) => {
  const phone = Math.random() < 0.5 ? `1390000${n}${String(index).padStart(3, '0')}` : ''
  if (phone) phones.push(phone)
  const sealed = polling.sealedAssisted(scene, choices, phone)
  return { openid: SURVEYOR.openid, action: 'poll.castAssisted', sealed }
}

/** Villagers vote one after another, each watched from every side but the inside. */
async function watch(scenes: readonly string[], n: number, send: Send): Promise<Known[]> {
  const known: Known[] = []
  let before = copyOf(scenes[0]!)
  for (const [index, scene] of scenes.entries()) {
    const isAgainst = Math.random() < 0.5
    // Who is against also says why, which is the worst case.
    const choices = isAgainst ? { ...against, sentence: '路灯坏了三个月，没人修。' } : content
    const { openid, action, sealed } = send(scene, choices, n, index)
    const requestId = newRequestId()
    const started = process.hrtime.bigint()
    const reply = await cloud.as(openid).raw('poll', envelope(action, { scene, sealed }, requestId))
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

  it.each([
    ['the one mark that tells the most', bestMark],
    ['all marks together', allMarks],
  ])('cannot tell either how anybody voted on a surveyor’s phone, by %s', (_how, learn) => {
    const talked = assisted.filter((_, i) => i % 2 === 0).flat()
    const silent = assisted.filter((_, i) => i % 2 === 1).flat()
    const rate = success(learn, talked, silent)
    const spread = 5 * Math.sqrt(0.25 / silent.length)
    const { low, high } = wilson(Math.round(rate * silent.length), silent.length, null)
    console.info(
      `assisted: guessed ${(rate * 100).toFixed(1)} % of ${silent.length}, 95 %: ${low.toFixed(3)}–${high.toFixed(3)}`,
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

  it('finds nothing that ties a household’s number to a slip: no number is left in the box, and the drawn ones name none', () => {
    const { box, callbacks, phones: left } = called
    expect(box['consents']).toEqual([])
    expect(box['assisted']).toBe(ASSISTED)
    const text = JSON.stringify(box)
    for (const phone of left) expect(text).not.toContain(phone)
    const drawn = left.filter((phone) => callbacks.includes(phone))
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.length).toBeLessThanOrEqual(10)
    for (const digest of Object.keys(box['slips'] as object)) expect(callbacks).not.toContain(digest)
    for (const tag of Object.values(box['slips'] as object)) if (tag) expect(callbacks).not.toContain(tag)
    expect(callbacks).not.toContain(called.scene.slice(8))
    // Neither do the functions print one.
    for (const phone of left) expect(logs).not.toContain(phone)
  })

  it('cannot tell which of the slips were cast on a surveyor’s phone, once it is over', () => {
    const { box } = called
    const slips = Object.values(box['slips'] as Copy['slips']).filter((tag) => tag !== 0)
    expect(slips).toHaveLength(ASSISTED + 12)
    expect(new Set(slips.map((tag) => String(tag).length)).size).toBe(1)
    expect(box['accounts']).toHaveLength(ASSISTED + 12)
  })
})
