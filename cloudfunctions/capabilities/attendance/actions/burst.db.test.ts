import { data } from '../../../testing/county'
import { inLanes, openCrowd, type Member } from '../../../testing/crowd'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { LIUWAN_OFFICE } from '../testing/given'

/** 2026-11-24 08:00 at UTC+8: everybody's morning. */
const EIGHT = Date.UTC(2026, 10, 24, 0, 0)
const FULL = process.env['ZHUCUN_FULL'] === '1'
/** One region of 1,162 teams has about 3,500 people. */
const PEOPLE = FULL ? 3500 : 300
/** Calls on their way at the same time: as many as a region's phones keep waiting in one second of the peak. */
const LANES = 100

let cloud: TestCloud
let crowd: Member[]

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EIGHT })
  crowd = await openCrowd(cloud, PEOPLE)
}, 900_000)
afterAll(() => cloud?.close())

interface StoredLedger {
  state: { personId: string }
  history: unknown[]
}

it(`${PEOPLE} people check in at eight: none is lost and none doubled, with double taps, lost replies and failures among them`, async () => {
  await cloud.fault({
    match: { action: 'database.modifyDocument', collection: 'ledgers' },
    nth: 3,
    kind: 'dropReply',
  })
  for (const nth of [5, 40, 77, 120])
    await cloud.fault({
      match: { action: 'database.insertDocument', collection: 'ledgers' },
      nth,
      kind: 'dropReply',
    })
  for (const nth of [9, 60, 150])
    await cloud.fault({
      match: { action: 'database.insertDocument', collection: 'ledgers' },
      nth,
      kind: 'fail',
    })

  const tries = await inLanes(crowd, checkInUntilHeard, LANES)

  expect(tries.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(PEOPLE)
  const ledgers = await ledgersOf(cloud)
  expect(ledgers).toHaveLength(PEOPLE)
  expect(new Set(ledgers.map(({ state }) => state.personId)).size).toBe(PEOPLE)
  expect(ledgers.map(({ history }) => history.length)).toEqual(Array(PEOPLE).fill(1))
}, 600_000)

it('everybody hears on the first page afterwards that the morning is done', async () => {
  const some = crowd.filter((_, index) => index % 29 === 0)
  const mornings = await inLanes(some, async ({ phone }) => {
    const { today } = data(await phone.call('home.get', {}))
    return today!.slots.find(({ id }) => id === 'morning')!.state
  })
  expect(mornings).toEqual(some.map(() => 'in'))
})

/** One tap as the phone makes it: every third a double tap; sent again under its id until it is answered. */
async function checkInUntilHeard(
  { phone }: Member,
  index = crowd.findIndex((each) => each.phone === phone),
): Promise<number> {
  const requestId = newRequestId()
  const fix = { ...LIUWAN_OFFICE, accuracy: 12 + (index % 30), capturedAt: EIGHT }
  const send = () => phone.call('attendance.checkIn', { fix, tappedAt: EIGHT }, requestId)
  for (let tries = 1; tries <= 5; tries++) {
    const replies = await Promise.all(index % 3 === 0 ? [send(), send()] : [send()])
    if (replies.every(({ ok }) => ok)) return tries
    const refused = replies.find((reply) => !reply.ok)
    if (refused && !refused.ok && !['server.failed', 'record.busy'].includes(refused.code))
      throw new Error(refused.code)
  }
  throw new Error('five tries went unheard')
}

async function ledgersOf(from: TestCloud): Promise<StoredLedger[]> {
  const counties = [...new Set(crowd.map(({ villageCode }) => villageCode.slice(0, 9)))]
  const found = await inLanes(counties, (township) => storedIn(from, 'ledgers', { scope: `u${township}` }))
  return found.flat().map((each) => JSON.parse(each) as StoredLedger)
}
