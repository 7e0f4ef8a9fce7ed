import { DAY, HOUR, MINUTE } from '../../../kernel/day'
import { rawDatabase, type RawDatabase } from '../../../testing/raw-database'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, givenCounty, givenRoster, granted, idsByName, rosterFile } from '../testing/given'

/** 2026-11-23 18:20 UTC+8. */
const NOW = Date.UTC(2026, 10, 23, 10, 20)

let cloud: TestCloud
let raw: RawDatabase
let known: string[]
beforeEach(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  raw = rawDatabase(cloud)
  await givenCounty(cloud)
  await givenRoster(cloud, [{}, { name: '李晓燕', phone: '19900000002', role: '队员' }])
  file = await fileOf()
  known = (await raw.read('people')).map(({ _id }) => String(_id))
}, 60_000)
afterEach(() => cloud?.close())

interface Job extends Record<string, unknown> {
  schema: number
  wakeAt: number | null
  state: Record<string, unknown> & { status: string; leftovers: string[]; discardAt?: number }
  history: Array<{ act: string }>
}
const job = async (): Promise<Job> => (await raw.read('jobs'))[0] as Job
/** Of the file's three, those that lie in the database, visible or not. */
const lying = async (): Promise<number> =>
  (await raw.read('people')).filter(({ _id }) => !known.includes(String(_id))).length
const inbox = async () => granted(await cloud.as('liu-min').call('notifications.inbox', {})).entries
const names = async (): Promise<string[]> => Object.keys(await idsByName(cloud)).sort()

/** Its bytes are others each time that it is made. */
let file: { base64: string; fileName: string }
const fileOf = async (fileName = '花名册.xlsx', third = '孙悦') => ({
  base64: await rosterFile([
    { name: '王磊', phone: '19900000003', role: '队员' },
    { name: '钱进', phone: '19900000004', role: '队员' },
    { name: third, phone: '19900000005', role: '队员' },
  ]),
  fileName,
})
const take = (requestId?: string) => cloud.as('liu-min').call('report.importRoster', file, requestId)

/** Every writing of this kind to people fails from now on. */
const failing = (action: 'insertDocument' | 'modifyDocument', nth = 1) =>
  cloud.fault({
    match: { action: `database.${action}`, collection: 'people' },
    ...{ nth, times: 'every', kind: 'fail' },
  })

async function ringAt(now: number): Promise<void> {
  await cloud.setClock(now)
  await cloud.tick()
}

describe('an import that the clock gives up', () => {
  it('is told to whoever imported it, and the same request is answered truly from then on', async () => {
    const requestId = newRequestId()
    await failing('insertDocument')
    expect(codeOf(await take(requestId))).toBe('server.failed')
    await ringAt(NOW + DAY - MINUTE)
    expect(await inbox()).toEqual([])
    await ringAt(NOW + DAY + 5 * MINUTE)
    expect(await inbox()).toMatchObject([
      { title: '花名册没有导成', text: expect.stringContaining('“花名册.xlsx”超过一天没有进展') },
    ])
    expect(codeOf(await take(requestId))).toBe('roster.notTaken')
    await cloud.clearFaults()
    expect(granted(await take())).toMatchObject({ status: 'done', added: 3 })
    await ringAt(NOW + 2 * DAY)
    expect(await inbox()).toHaveLength(1)
  })

  it('in the midst of its turn is told as one of which some may be in', async () => {
    const requestId = newRequestId()
    await failing('modifyDocument')
    expect(codeOf(await take(requestId))).toBe('server.failed')
    await ringAt(NOW + DAY + 5 * MINUTE)
    const [told] = await inbox()
    expect(told).toMatchObject({
      title: '花名册没有导完',
      text: expect.stringContaining('可能已经收了一部分'),
    })
    expect(JSON.stringify(told)).not.toMatch(/王磊|钱进|孙悦|1990000000/)
    expect(codeOf(await take(requestId))).toBe('roster.partlyTaken')
  })

  it('lays down what it had laid ready only once its end is saved, also after a clock that was killed and one that failed', async () => {
    await failing('insertDocument', 3)
    expect(codeOf(await take())).toBe('server.failed')
    const laid = await lying()
    expect(laid).toBeGreaterThan(0)
    await ringAt(NOW + DAY + 5 * MINUTE)
    const given = await job()
    expect(given.state).toMatchObject({ status: 'givenUp', discardAt: expect.any(Number) })
    expect(await lying()).toBe(laid)
    await cloud.restart('SIGKILL')
    raw = rawDatabase(cloud)
    await failing('modifyDocument')
    await ringAt(NOW + DAY + 6 * MINUTE)
    expect((await job()).state.discardAt).toBeDefined()
    await cloud.clearFaults()
    await ringAt(NOW + DAY + 8 * MINUTE)
    expect(await lying()).toBe(0)
    const { state, wakeAt } = await job()
    expect(state).toMatchObject({ status: 'givenUp', leftovers: given.state.leftovers })
    expect([state.discardAt, wakeAt]).toEqual([undefined, null])
  })

  it('is none while somebody has sent the file again, after a clock that stood still for days', async () => {
    await failing('insertDocument', 3)
    expect(codeOf(await take())).toBe('server.failed')
    await cloud.setClock(NOW + 3 * DAY)
    expect(codeOf(await take())).toBe('server.failed')
    const laid = await lying()
    await cloud.tick()
    expect((await job()).state.status).toBe('running')
    expect(await lying()).toBe(laid)
    await cloud.clearFaults()
    await ringAt(NOW + 3 * DAY + 5 * MINUTE)
    expect((await job()).state.status).toBe('done')
    expect(await names()).toEqual(['李晓燕', '刘敏', '周建平', '王磊', '钱进', '孙悦'].sort())
    expect(await inbox()).toEqual([])
  })
})

describe('a request that is answered late', () => {
  it('is not answered with what became of another file', async () => {
    const requestId = newRequestId()
    await failing('insertDocument')
    expect(codeOf(await take(requestId))).toBe('server.failed')
    await cloud.clearFaults()
    await cloud.setClock(NOW + HOUR)
    const first = file
    file = await fileOf('新.xlsx', '孙月')
    expect(granted(await take())).toMatchObject({ status: 'done', added: 3 })
    file = first
    expect(codeOf(await take(requestId))).toBe('roster.moved')
  })
})

describe('an import that was saved before its end had an alarm', () => {
  const taken = { name: '王磊', phone: '19900000003', other: '李晓燕' }
  const traces = /王磊|19900000003|李晓燕/

  it('that was withdrawn is saved once more by the clock, and forgets whose number it was', async () => {
    const { state, ...rest } = await job()
    const old = { ...state, status: 'withdrawn', phase: 'withdrawing', taken }
    await raw.put('jobs', { ...rest, schema: 2, wakeAt: null, state: old })
    expect(JSON.stringify((await job()).state)).toMatch(traces)
    await ringAt(NOW + 2 * DAY)
    const after = await job()
    expect(after).toMatchObject({ schema: 3, wakeAt: null, state: { status: 'withdrawn' } })
    expect(JSON.stringify(after.state)).not.toMatch(traces)
    expect(after.history.slice(-2).map(({ act }) => act)).toEqual(['lift', 'forget'])
  })

  it('that is done is saved once more as it is, and then left alone', async () => {
    const { state, ...rest } = await job()
    await raw.put('jobs', { ...rest, schema: 2, wakeAt: null, state })
    await ringAt(NOW + HOUR)
    const after = await job()
    expect(after).toMatchObject({ schema: 3, wakeAt: null, state })
    await ringAt(NOW + 2 * HOUR)
    expect(await job()).toEqual(after)
  })

  it('that had a document of its own file, and was cut off, begins anew and is done', async () => {
    const { state, ...rest } = await job()
    const { countyId, fileName, run, by, policyVersion, plan } = state
    const counts = { people: 2, villages: 1, added: 2, updated: 0, unchanged: 0, unitsChanged: 0 }
    const old = {
      countyId,
      fileName,
      status: 'applying',
      run,
      by,
      policyVersion,
      plan,
      touchedAt: NOW,
      ...counts,
    }
    await raw.put('jobs', { ...rest, schema: 1, wakeAt: NOW + 2 * MINUTE, state: old })
    await ringAt(NOW + 5 * MINUTE)
    expect(await job()).toMatchObject({ schema: 3, wakeAt: null, state: { status: 'done', fileHash: '' } })
  })
})

describe('an import that meets a number of somebody else', () => {
  const handOver = async (phone: string): Promise<void> => {
    const personId = (await idsByName(cloud))['李晓燕']!
    const details = { personId, name: '李晓燕', phone, title: null, sendingUnit: null }
    granted(await cloud.as('liu-min').call('organization.details', details))
  }
  /** The first call is cut off before it comes to the number, which is then somebody else's. */
  async function cutOff(phone: string): Promise<void> {
    await failing('insertDocument')
    expect(codeOf(await take())).toBe('server.failed')
    await cloud.clearFaults()
    await handOver(phone)
  }

  it('is told when it is the clock that withdraws it, without the number and the names', async () => {
    await cutOff('19900000004')
    await ringAt(NOW + 5 * MINUTE)
    expect((await job()).state.status).toBe('withdrawn')
    const told = await inbox()
    expect(told).toMatchObject([{ title: '花名册没有导成', text: expect.stringContaining('一行也没有收') }])
    expect(JSON.stringify(told)).not.toMatch(/李晓燕|钱进|19900000004/)
  })

  it('is not told beside the answer that says so', async () => {
    await cutOff('19900000003')
    const requestId = newRequestId()
    expect(codeOf(await take(requestId))).toBe('roster.numberTaken')
    expect((await job()).state.status).toBe('withdrawn')
    await ringAt(NOW + HOUR)
    expect(await inbox()).toEqual([])
    await ringAt(NOW + 2 * DAY)
    expect(codeOf(await take(requestId))).toBe('roster.notTaken')
  })
})
