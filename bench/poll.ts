import { randomBytes } from 'node:crypto'
import { boxKey } from '../cloudfunctions/capabilities/satisfaction/rules/blinding'
import { seal, SEAL_RANDOM, sealKeyOf } from '../cloudfunctions/capabilities/satisfaction/rules/sealing'
import { boxIdOf, boxIdOfScene } from '../cloudfunctions/capabilities/satisfaction/rules/slips'
import { HOUR, MINUTE } from '../cloudfunctions/kernel/day'
import { data } from '../cloudfunctions/testing/county'
import { fillBox, type Filling } from '../cloudfunctions/testing/filled-box'
import { against, content } from '../cloudfunctions/testing/polling'
import { rawDatabase } from '../cloudfunctions/testing/raw-database'
import { openRegion } from '../cloudfunctions/testing/region'
import { startTestCloud, type Phone, type Stats, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { choicesOf } from '../local/demo/villagers'
import { TEST_SECRETS } from '../scripts/local-settings'
import { add, median, rounded, timed } from './figures'
import { insertAll, NOW } from './region-data'

/** A million villagers in 1,162 villages: so many slips a box. */
const SLIPS = 860
const VILLAGES = 1162
/** Boxes that are cast into; ten thousand ballots fill as many. */
const MEASURED = 12
/** Ballots cast on each side, and before them some that warm up the functions. */
const CASTS = 2_000
const WARM = 10
/** Almost empty and almost full boxes, and ballots cast into each. */
const EXTREMES = 5
const EACH = 40
/** Boxes of one request, 300 KB each. */
const AT_ONCE = 10

const SECRET = TEST_SECRETS.pollSecret
const saltOf = (id: string): string => Buffer.from(id).toString('hex').padEnd(32, '0').slice(0, 32)

/** The box of one village as a round would have left it, open now. */
function stored(id: string, filling: Filling): string {
  return JSON.stringify({
    ...{ _id: id, roundId: `r${id.slice(1, 5)}`, villageId: `u${id}`, village: '一村', postingId: `g${id}` },
    ...{ secretary: '周建平', opensAt: NOW - HOUR, closesAt: NOW + 24 * HOUR, graceUntil: NOW + 25 * HOUR },
    ...{ ballotsPerAccount: 1, salt: saltOf(id), sealed: false, void: null, wakeAt: null },
    ...{ scope: ['u97', 'u9701', 'u970101'], batch: 'b1', ...filling },
  })
}

const boxed = (code: string, index: number, ballots: number) => {
  const id = boxIdOf(code, index)
  const box = fillBox(SECRET, { id, salt: saltOf(id) }, { slips: SLIPS, ballots }, (i) =>
    choicesOf(i, 'mixed'),
  )
  return { document: stored(id, box.filling), free: box.free }
}

async function insertBoxes(cloud: TestCloud, boxes: readonly string[]): Promise<void> {
  for (let from = 0; from < boxes.length; from += AT_ONCE)
    await insertAll(cloud, 'boxes', boxes.slice(from, from + AT_ONCE))
}

const sealKeys = new Map<string, string>()

/** What `poll.open` would tell the phone. */
function sealKeyFor(boxId: string): string {
  const key = sealKeys.get(boxId) ?? sealKeyOf(boxKey(SECRET, boxId, saltOf(boxId)))
  sealKeys.set(boxId, key)
  return key
}

/** Milliseconds of one ballot through the function, sealed beforehand as the phone does it. */
async function castTime(cloud: TestCloud, scene: string, voter: number): Promise<number> {
  const key = sealKeyFor(boxIdOfScene(scene)!)
  const sealed = seal(key, scene, choicesOf(voter, 'content'), randomBytes(SEAL_RANDOM))
  const phone = cloud.as(`voter-${voter}`)
  return timed(async () => data(await phone.call('poll.cast', { scene, sealed })))
}

/** The n-th of everything first, so that all boxes fill alike. */
const inTurn = (lists: readonly string[][]): string[] =>
  lists[0]!.flatMap((_, place) => lists.flatMap((list) => list[place] ?? []))

interface Side {
  cloud: TestCloud
  scenes: readonly string[]
}

/** Medians of both sides, ballot by ballot in turn; who begins changes, so that neither has the other's leavings. */
async function compare(one: Side, other: Side, times: number): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []]
  for (let i = 0; i < times; i++) {
    for (const side of i % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { cloud, scenes } = side === 0 ? one : other
      const time = await castTime(cloud, scenes[i]!, 2 * i + side)
      if (i >= WARM) taken[side].push(time)
    }
  }
  return [median(taken[0]), median(taken[1])]
}

/** A ballot among a million beside one among ten thousand, and one in a full box beside one in an empty box. */
export async function measurePoll(): Promise<void> {
  const [few, many] = [await startTestCloud({ startAt: NOW }), await startTestCloud({ startAt: NOW })]
  try {
    const free = Math.ceil((CASTS + WARM) / MEASURED)
    const measured = Array.from({ length: MEASURED }, (_, i) => boxed('same', i, SLIPS - free))
    const empty = Array.from({ length: EXTREMES }, (_, i) => boxed('less', i, 0))
    const full = Array.from({ length: EXTREMES }, (_, i) => boxed('more', i, SLIPS - EACH))
    const alike = measured.map(({ document }) => document)
    await insertBoxes(few, alike)
    await insertBoxes(many, [...alike, ...[...empty, ...full].map(({ document }) => document)])
    // The others are only there: each is the same full box under another name.
    const { filling } = fillBox(
      SECRET,
      { id: boxIdOf('rest', 0), salt: saltOf('rest') },
      { slips: SLIPS, ballots: SLIPS },
      (i) => choicesOf(i, 'content'),
    )
    for (let from = MEASURED; from < VILLAGES; from += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, VILLAGES - from) }, (_, i) =>
        stored(boxIdOf('rest', from + i), filling),
      )
      await insertAll(many, 'boxes', some)
    }
    const scenes = inTurn(measured.map((box) => box.free))
    const [million, thousands] = await compare({ cloud: many, scenes }, { cloud: few, scenes }, CASTS + WARM)
    const what = `a ballot among 1,000,000 in ${VILLAGES} boxes over one among 10,000, boxes equally full, ${CASTS} of each`
    add('poll.million', what, rounded(million), 'ms', rounded(thousands), 1.2)
    const of = (boxes: typeof empty): Side => ({
      cloud: many,
      scenes: inTurn(boxes.map((box) => box.free.slice(0, EACH))),
    })
    const [last, first] = await compare(of(full), of(empty), EXTREMES * EACH)
    const filled = `a ballot into a box of ${SLIPS} slips that is almost full over one that is empty, ${EXTREMES * EACH} of each`
    add('poll.full', filled, rounded(last), 'ms', rounded(first), 2)
  } finally {
    await few.close()
    await many.close()
  }
}

/** A county of eighty villages with three people each, in which every household votes. */
const COUNTY = { cities: 1, counties: 1, townships: 8, villages: 10 }
const TEAM = 3
const HOUSEHOLDS = 100
/** Villages of the large round, the most there may be, and of the small one. */
const LARGE = 60
const SMALL = 20

async function openRound(cloud: TestCloud, organiser: Phone, villageIds: string[]): Promise<string> {
  const input = { name: '一轮测评', villageIds, slipsPerVillage: HOUSEHOLDS, closesAt: NOW + 2 * HOUR }
  const { roundId } = data(await organiser.call('satisfaction.openRound', input))
  const raw = rawDatabase(cloud)
  const boxes = (await raw.read('boxes')) as Array<Record<string, unknown> & { _id: string; salt: string }>
  for (const box of boxes.filter((each) => each['roundId'] === roundId)) {
    const size = { slips: HOUSEHOLDS, ballots: HOUSEHOLDS }
    const { filling } = fillBox(SECRET, { id: box._id, salt: box.salt }, size, (i) =>
      i % 4 === 0 ? against : content,
    )
    await raw.put('boxes', { ...box, ...filling })
  }
  return roundId
}

/** Publishes, and checks that what was put into the boxes comes out. */
async function publish(cloud: TestCloud, organiser: Phone, roundId: string): Promise<Stats> {
  await cloud.resetStats()
  const { villages } = data(await organiser.call('poll.publish', { roundId }))
  const stats = await cloud.stats()
  for (const { name, state, text } of villages)
    if (state !== 'shown' || !text.includes(`收回 ${HOUSEHOLDS} 张`))
      throw new Error(`${name}: ${state}, ${text}`)
  return stats
}

/** What one village more costs a publication: its box, and who is posted there. */
export async function measurePublish(): Promise<void> {
  const cloud = await startTestCloud({ startAt: NOW })
  try {
    const region = await openRegion(cloud, COUNTY, NOW)
    const organiser = await region.supervisor('county-organiser', 'u970101')
    const large = await openRound(cloud, organiser, region.villageIds.slice(0, LARGE))
    const small = await openRound(cloud, organiser, region.villageIds.slice(LARGE, LARGE + SMALL))
    await cloud.setClock(NOW + 2 * HOUR + 10 * MINUTE)
    await cloud.tick()
    const [few, many] = [await publish(cloud, organiser, small), await publish(cloud, organiser, large)]
    const perVillage = (many.documentsRead - few.documentsRead) / (LARGE - SMALL)
    const what = `box documents that publishing reads for each village, ${LARGE} villages against ${SMALL}; its ${TEAM} people apart`
    add('poll.publish.reads', what, rounded(perVillage - TEAM, 2), 'documents', 1, 1)
    const trips = ({ requests }: Stats): number =>
      Object.values(requests).reduce((sum, each) => sum + each, 0)
    const asked = `round trips of publishing ${LARGE} villages over those of ${SMALL}`
    add('poll.publish.trips', asked, trips(many), 'round trips', trips(few), 1)
  } finally {
    await cloud.close()
  }
}
