import Database from 'libsql'
import { join } from 'node:path'
import { wilson } from '../../../kernel/statistics'
import { openCounty } from '../../../testing/county'
import { against, content, Polling, type OpenRound } from '../../../testing/polling'
import { envelope, newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import type { Choices } from '../contract'
import { digestOf } from '../rules/slips'
import { allMarks, bestMark, guessRounds, marksOf, withLeak } from '../testing/attacker'
import type { Copy, Finished, Known, Score, Sight } from '../testing/attacker'
import { byDigest, byEverySalt, byPlace, byTag, linked, type Link, type Linkable } from '../testing/linker'

/** Rounds of fifty ballots each; the attacker is told a third of them. */
const ROUNDS = process.env['ZHUCUN_FULL'] === '1' ? 40 : 9
const BALLOTS = 50
/** 代填: as many as the cap of three in ten slips allows. */
const ASSISTED_SLIPS = 120
const ASSISTED = 36
const SURVEYOR = { name: '付立群', openid: 'fu-liqun' }
/**
 * Guesses of ballots that tell nothing lie farther from a coin than this many deviations once in sixteen thousand: how people
 * voted is drawn anew, so every guess is a coin of its own, whatever the guesses have to do with each other.
 */
const DEVIATIONS = 4

/** One ballot as it was watched, and what it was. */
interface Watched {
  sight: Sight
  against: boolean
}
/** One round as the attacker has it in the end. */
interface Round {
  known: Known[]
  linkable: Linkable
  /** The same with the salt that the box had before its publication. */
  withSalt: Linkable
  /** Who used which slip. */
  truth: Map<string, string>
}

let cloud: TestCloud
let polling: Polling
let rounds: Round[]
/** All that the function printed, and the finished database of the first round. */
let logs = ''
let published: { scene: string; openid: string; box: Record<string, unknown> }
/** By one surveyor's account, in rounds of their own. */
let assisted: Round[]
let called: { scene: string; box: Record<string, unknown>; callbacks: string; phones: string[] }

beforeAll(async () => {
  cloud = await startTestCloud()
  polling = new Polling(cloud, await openCounty(cloud))
  rounds = []
  for (let n = 0; n < ROUNDS; n++) {
    const round = await polling.openRound(BALLOTS)
    const scenes = await polling.scenesOf(round, '柳湾村')
    const watched = await watch(scenes, n, ownPhone)
    rounds.push(await publishAndLook(round, scenes, watched))
    if (n === 0) published = { scene: scenes[0]!, openid: villager(0, 0), box: polling.storedBox(scenes[0]!) }
  }
  await polling.county.bind(SURVEYOR.name, SURVEYOR.openid)
  assisted = []
  for (let n = 0; n < ROUNDS; n++) {
    const round = await polling.openRound(ASSISTED_SLIPS)
    await polling.appoint(round, await polling.county.personId(SURVEYOR.name), ['柳湾村'])
    const all = await polling.scenesOf(round, '柳湾村')
    const scenes = all.slice(0, ASSISTED)
    const watched = await watch(scenes, n, readOut)
    // Villagers with a telephone make the village one that is shown.
    for (let i = 0; i < 12; i++)
      await polling.cast(`own-${n}-${i}`, all[ASSISTED + i]!, i % 3 === 0 ? against : content)
    assisted.push(await publishAndLook(round, scenes, watched))
    if (n > 0) continue
    const callbacks = documents('"calls"').join('')
    called = { scene: scenes[0]!, box: polling.storedBox(scenes[0]!), callbacks, phones: [...phones] }
  }
}, 3_600_000)
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
  const phone = Math.random() < 0.5 ? `139${String(n).padStart(4, '0')}${String(index).padStart(4, '0')}` : ''
  if (phone) phones.push(phone)
  const sealed = polling.sealedAssisted(scene, choices, phone)
  return { openid: SURVEYOR.openid, action: 'poll.castAssisted', sealed }
}

/** As many against as not, in an order by chance. */
function drawn(count: number): boolean[] {
  const left = { against: count / 2, all: count }
  return Array.from({ length: count }, () => {
    const isAgainst = Math.random() * left.all < left.against
    left.all -= 1
    if (isAgainst) left.against -= 1
    return isAgainst
  })
}

/** Villagers vote one after another, each watched from every side but the inside. */
async function watch(scenes: readonly string[], n: number, send: Send): Promise<Watched[]> {
  const watched: Watched[] = []
  const votes = drawn(scenes.length)
  let before = copyOf(scenes[0]!)
  for (const [index, scene] of scenes.entries()) {
    const isAgainst = votes[index]!
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
    const request = { openid, sealed }
    watched.push({
      sight: { before, after, request, reply: JSON.stringify(reply), log, milliseconds },
      against: isAgainst,
    })
    before = after
  }
  return watched
}

/** The round is over and out; what the whole database holds now is beside what was watched. */
async function publishAndLook(
  round: OpenRound,
  scenes: readonly string[],
  watched: Watched[],
): Promise<Round> {
  await polling.end(round)
  const last = polling.storedBox(scenes[0]!)
  await polling.publish(round)
  await polling.goTo(polling.now + 120_000)
  await cloud.tick()
  const { roundId } = round
  const box = copyOf(scenes[0]!)
  const finished: Finished = {
    box,
    lastSentences: last['sentences'] as string[],
    // A round's own documents in an order of their own, so that the same mark means the same in every round.
    documents: ['"opensAt"', '"remarks"', '"calls"'].map((mark) =>
      documents(mark)
        .filter((text) => text.includes(roundId))
        .sort()
        .join(),
    ),
  }
  const known = watched.map(({ sight, against: isAgainst }) => ({
    marks: marksOf(sight, finished),
    against: isAgainst,
  }))
  const openids = watched.map(({ sight }) => sight.request.openid)
  const boxId = `x${scenes[0]!.slice(0, 8)}`
  const texts = [
    ...new Set(
      documents(boxId)
        .concat(documents(roundId))
        .join()
        .match(/[\w+/=-]{8,64}/g),
    ),
  ]
  const linkable = { secret: polling.secret, boxId, box, texts, openids }
  const truth = new Map(openids.map((openid, i) => [openid, digestOf(scenes[i]!)]))
  return { known, linkable, withSalt: { ...linkable, texts: [...texts, last['salt'] as string] }, truth }
}

const copyOf = (scene: string): Copy => polling.storedBox(scene) as unknown as Copy

/** Every document of the whole database that holds these words. */
function documents(words: string): string[] {
  const db = new Database(join(cloud.dataDir, 'cloud', 'database.sqlite'), { readonly: true })
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE sql LIKE '%doc TEXT%'").all()
    return (tables as { name: string }[]).flatMap(({ name }) =>
      (db.prepare(`SELECT doc FROM "${name}" WHERE instr(doc, ?) > 0`).all([words]) as { doc: string }[]).map(
        ({ doc }) => doc,
      ),
    )
  } finally {
    db.close()
  }
}

/** Says the measured share with its interval, as a reader of the test run wants it. */
function told(what: string, { right, of }: Score): void {
  const { low, high } = wilson(right, of, null)
  console.info(
    `${what}: ${((right / of) * 100).toFixed(1)} % of ${of}, 95 %: ${low.toFixed(3)}–${high.toFixed(3)}`,
  )
}

/** How far from a coin a score may lie by chance alone. */
const spread = ({ of }: Score): number => DEVIATIONS * Math.sqrt(0.25 / of)

const ATTACKS = [
  ['the one mark that tells the most', bestMark],
  ['all marks together', allMarks],
] as const

describe('somebody who has every copy of the database, every request, reply, time and log line, and what was published, but not the poll’s secret', () => {
  it.each(ATTACKS)('cannot tell how anybody voted, by %s', (how, learn) => {
    const known = rounds.map((round) => round.known)
    expect(new Set(known.flat().map(({ marks }) => marks.length)).size).toBe(1)
    const score = guessRounds(learn, known)
    told(`guessed by ${how}`, score)
    expect(Math.abs(score.right / score.of - 0.5)).toBeLessThan(spread(score))
  })

  it.each(ATTACKS)('cannot tell either how anybody voted on a surveyor’s phone, by %s', (how, learn) => {
    const known = assisted.map((round) => round.known)
    const score = guessRounds(learn, known)
    told(`assisted, guessed by ${how}`, score)
    expect(Math.abs(score.right / score.of - 0.5)).toBeLessThan(spread(score))
  })

  it.each([
    ['own phones', (): Round[] => rounds],
    ['a surveyor’s phone', (): Round[] => assisted],
  ])('would find a leak among the same ballots, from %s', (_whose, which) => {
    const known = which().map((round) => round.known)
    // In one mark that is right eight times in ten.
    const one = guessRounds(bestMark, withLeak(known, 1, 0.8))
    expect(one.right / one.of - 0.5).toBeGreaterThan(spread(one))
    // Spread thin over many of which none tells much.
    const thin = guessRounds(allMarks, withLeak(known, 400, 0.6))
    expect(thin.right / thin.of - 0.5).toBeGreaterThan(spread(thin))
  })

  it('finds no choice, no slip and no account in what the functions print', () => {
    expect(logs).toContain('poll.cast')
    expect(logs.match(/satisfied|basically|change|villager-|路灯/g)).toBeNull()
    expect(logs.includes(published.scene.slice(8))).toBe(false)
  })

  it('after publication finds the key to compare by nowhere in the database', () => {
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

describe('somebody who has the database after the publication, the poll’s secret, and the names of all accounts that voted', () => {
  const hits = (link: Link, seen: (round: Round) => Linkable): Score => ({
    right: rounds.reduce((sum, round) => sum + linked(link, seen(round), round.truth), 0),
    of: ROUNDS * BALLOTS,
  })

  it.each([
    ['every text of the database as the key’s salt', byEverySalt],
    ['the order of the slips', byPlace],
    ['the order of the tags', byTag],
    ['the order of the digests', byDigest],
  ])('cannot tell who used which slip, by %s', (how, link) => {
    const score = hits(link, ({ linkable }) => linkable)
    told(`linked by ${how}`, score)
    // One in fifty is right by chance.
    const chance = 1 / BALLOTS
    const byChance = chance + DEVIATIONS * Math.sqrt((chance * (1 - chance)) / score.of)
    expect(score.right / score.of).toBeLessThan(byChance)
  })

  it('would link every one of them with the salt that a copy from before the publication has', () => {
    const score = hits(byEverySalt, ({ withSalt }) => withSalt)
    expect(score).toEqual({ right: ROUNDS * BALLOTS, of: ROUNDS * BALLOTS })
  })
})
