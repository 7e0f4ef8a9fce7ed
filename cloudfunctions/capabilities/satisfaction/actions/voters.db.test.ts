import { choicesOf } from '../../../../local/demo/villagers'
import { openCounty } from '../../../testing/county'
import { inLanes } from '../../../testing/crowd'
import { fillBox } from '../../../testing/filled-box'
import { EVENING, Polling } from '../../../testing/polling'
import { rawDatabase } from '../../../testing/raw-database'
import { newRequestId, startTestCloud, type Fault, type TestCloud } from '../../../testing/test-cloud'
import type { Choices } from '../contract'
import { boxKey, tally } from '../rules/blinding'
import { ballotsIn, type Box } from '../rules/box'
import { bitsOf, countsOf } from '../rules/cells'

/** As many phones as a village's meeting has. */
const VOTERS = 200
/** Of five phones: one slip; a double tap; the slip of the phone before; two slips; a double tap on a slip another has, too. */
const KINDS = ['own', 'twice', 'neighbours', 'two', 'neighbours twice'] as const
const TRIES = 12

let cloud: TestCloud
let polling: Polling
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud?.close())

type StoredBox = Box & { _id: string; salt: string }

/** The box of 柳湾村 with so many slips, put there at once: printing and scanning them would take longer than the vote. */
async function boxWithSlips(slips: number): Promise<{ id: string; scenes: string[] }> {
  const { roundId } = await polling.openRound()
  const raw = rawDatabase(cloud)
  const boxes = (await raw.read('boxes')) as unknown as StoredBox[]
  const box = boxes.find((each) => each.roundId === roundId && each.village === '柳湾村')!
  const { _id: id, salt } = box
  const { filling, free } = fillBox(polling.secret, { id, salt }, { slips, ballots: 0 }, () =>
    choicesOf(0, 'mixed'),
  )
  await raw.put('boxes', { ...box, ...filling })
  return { id, scenes: free }
}

interface Sending {
  openid: string
  scene: string
  choices: Choices
  taps: number
}

/** What every phone sends; nobody's two ballots say the same, so that the counters tell which of them was taken. */
function sendingsOf(scenes: readonly string[]): Sending[] {
  return Array.from({ length: VOTERS }, (_, i): Sending[] => {
    const kind = KINDS[i % KINDS.length]!
    const [own, before] = [scenes[i]!, scenes[(i + VOTERS - 1) % VOTERS]!]
    const used =
      kind === 'two' ? [own, scenes[VOTERS + i]!] : kind.startsWith('neighbours') ? [before] : [own]
    const taps = kind.endsWith('twice') ? 2 : 1
    return used.map((scene, n) => ({
      openid: `phone-${i}`,
      scene,
      choices: choicesOf(i * 2 + n, 'mixed'),
      taps,
    }))
  }).flat()
}

/** The phone sends the same again until it hears thanks or a refusal. Answers whether it was thanks, and how often it asked. */
async function untilHeard(openid: string, input: { scene: string; sealed: string }) {
  const requestId = newRequestId()
  for (let tries = 1; tries <= TRIES; tries++) {
    // A reply that was lost on the way to the phone.
    const reply = await cloud
      .as(openid)
      .call('poll.cast', input, requestId)
      .catch(() => null)
    if (reply?.ok) return { answer: 'thanks', tries }
    if (reply && !['server.failed', 'record.busy'].includes(reply.code)) return { answer: reply.code, tries }
  }
  throw new Error(`${openid} heard nothing in ${TRIES} tries`)
}

/** Writes that fail, writes whose reply the function never gets, and answers that the phone never gets. */
const faults = (): Fault[] => {
  const write = { collection: 'boxes', action: 'database.modifyDocument' }
  const answer = { action: 'client.callFunction', function: 'poll' }
  const places = Array.from({ length: Math.ceil(VOTERS / 15) }, (_, i) => i * 12)
  return places.flatMap((place): Fault[] => [
    { match: write, nth: place + 2, kind: 'dropReply' },
    { match: write, nth: place + 5, kind: 'fail' },
    { match: write, nth: place + 9, kind: 'delay', ms: 300 },
    { match: answer, nth: place + 7, kind: 'dropReply' },
  ])
}

it(`${VOTERS} phones at once: double taps, lost replies, one slip on two phones and two on one, and the counters are the accepted ballots, exactly`, async () => {
  const { id, scenes } = await boxWithSlips(VOTERS * 2)
  const sendings = sendingsOf(scenes)
  const ready = sendings.map((each) => ({ ...each, sealed: polling.sealed(each.scene, each.choices) }))
  for (const fault of faults()) await cloud.fault(fault)

  const heard = await inLanes(
    ready.flatMap((each) => Array<typeof each>(each.taps).fill(each)),
    async ({ openid, scene, sealed, choices }) => {
      const { answer, tries } = await untilHeard(openid, { scene, sealed })
      return { openid, scene, choices, answer, tries }
    },
    ready.length * 2,
  )
  await cloud.clearFaults()

  // Some had to ask again, and some were refused; nobody heard anything but these.
  expect(heard.some(({ tries }) => tries > 1)).toBe(true)
  const answers = new Set(heard.map(({ answer }) => answer))
  expect([...answers].sort()).toEqual(['poll.accountHasVoted', 'poll.spentSlip', 'thanks'])

  // A double tap hears thanks twice for one ballot.
  const accepted = new Map(
    heard
      .filter(({ answer }) => answer === 'thanks')
      .map((each) => [`${each.openid} ${each.scene}`, each] as const),
  )
  const ballots = [...accepted.values()]
  expect(new Set(ballots.map(({ openid }) => openid)).size).toBe(ballots.length)
  expect(new Set(ballots.map(({ scene }) => scene)).size).toBe(ballots.length)
  // Every slip that somebody wanted is used, unless all who wanted it have voted with another one.
  const voted = new Set(ballots.map(({ openid }) => openid))
  const spent = new Set(ballots.map(({ scene }) => scene))
  for (const { openid, scene } of sendings) expect(voted.has(openid) || spent.has(scene)).toBe(true)

  const box = (await rawDatabase(cloud).get('boxes', id)) as unknown as StoredBox
  const truth = ballots.reduce(
    (sum, { choices }) => countsOf((cell) => sum[cell] + bitsOf(choices)[cell]),
    countsOf(() => 0),
  )
  expect(tally(boxKey(polling.secret, id, box.salt), box.slips, box.cells)).toEqual(truth)
  expect(ballotsIn(box)).toBe(ballots.length)
  expect(box.accounts).toHaveLength(ballots.length)
  expect(box.sentences).toHaveLength(ballots.length)
}, 600_000)
