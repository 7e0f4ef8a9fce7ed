import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { addDays, atClock, type Day } from '../cloudfunctions/kernel/day'
import { SEALED } from '../cloudfunctions/kernel/sealed-records'
import { LIUWAN_OFFICE } from '../cloudfunctions/capabilities/attendance/testing/given'
import type { Seal } from '../cloudfunctions/capabilities/audit/rules/seal'
import { data, LIUWAN, openCounty, type County } from '../cloudfunctions/testing/county'
import { against, content, Polling, type OpenRound } from '../cloudfunctions/testing/polling'
import { rawDatabase, type RawDatabase } from '../cloudfunctions/testing/raw-database'
import { startTestCloud, type Phone, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { upload } from '../cloudfunctions/testing/uploads'
import { auditAll, type Audited } from './audit-check'
import { WOKEN } from './audit-alarms'
import { readerOf } from './audit-reading'
import { snapshotReader } from './audit-snapshot'
import { report } from './audit'

const root = resolve(__dirname, '..')
const run = promisify(execFile)
const DAY: Day = '2026-11-23'
/** 红柳镇. */
const HONGLIU = 'u990101101'
const SPOT_CHECK = {
  ...{ documentNumber: '清组发〔2026〕22号', purpose: '驻村在岗抽查' },
  ...{ validUntil: '2026-12-31', retentionDays: 30 },
}
/** Fields that change without a decision. */
const OUT_TRAY = ['notices', 'unreached', 'wakeAt', 'staged']

let cloud: TestCloud
let county: County
let secretary: Phone
let li: Phone
let raw: RawDatabase
let now = 0

type Document = Record<string, unknown>

async function goTo(day: Day, time: string): Promise<void> {
  now = atClock(day, time)
  await cloud.setClock(now)
}

async function checkIn(phone: Phone): Promise<void> {
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
  data(await phone.call('attendance.checkIn', { fix, tappedAt: now }))
}

async function nightAfter(day: Day): Promise<void> {
  await goTo(addDays(day, 1), '00:20')
  await cloud.tick()
}

const audit = (paper: Array<[Day, string]> = [], reader = readerOf(`${cloud.url}/admin`)): Promise<Audited> =>
  auditAll(reader, {
    clock: () => now,
    paper: new Map(paper),
    progress: () => undefined,
  })

async function seals(): Promise<Seal[]> {
  return (await raw.read('seals')).filter(({ _id }) => String(_id).startsWith('s')) as unknown as Seal[]
}

/** Some days of a county: people, a roster, check-ins, a leave that is approved, a round that is published. */
beforeAll(async () => {
  cloud = await startTestCloud()
  raw = rawDatabase(cloud)
  await goTo(DAY, '18:20')
  county = await openCounty(cloud)
  secretary = await county.bind('周建平')
  const leader = await county.bind('马玉兰')
  await checkIn(secretary)
  li = await county.bind('李晓燕')
  await checkIn(li)
  const edge = { day: addDays(DAY, 3), half: 'full' } as const
  const asked = { kind: 'sick' as const, from: edge, to: edge, reason: '腰疼，去县医院看。' }
  const { bookId, applicationId } = data(await secretary.call('leave.submit', asked))
  await everythingElse(leader)
  await nightAfter(DAY)
  await goTo(addDays(DAY, 1), '07:30')
  data(await leader.call('leave.approve', { bookId, applicationId }))
  await checkIn(secretary)
  const polling = new Polling(cloud, county)
  polling.now = now
  const round = await polling.openRound(20)
  await ballots(polling, round)
  await polling.publish(round)
  const { version } = data(await county.organiser.call('policy.board', {}))
  const spotCheck = { switch: 'spotCheck', ...SPOT_CHECK, version } as const
  data(await county.organiser.call('policy.register', spotCheck))
  data(await county.organiser.call('attendance.openDraw', { unitId: HONGLIU, people: 1 }))
  await cloud.tick()
  await nightAfter(addDays(DAY, 1))
  await goTo(addDays(DAY, 2), '07:30')
  await checkIn(secretary)
  await nightAfter(addDays(DAY, 2))
})
afterAll(() => cloud?.close())

/** A complaint, a recording that is read out, what a leader noted who looked, a file that was handed out. */
async function everythingElse(leader: Phone): Promise<void> {
  const complaint = { kind: 'problem', about: 'work', named: false, text: '自来水三天没来了。' } as const
  data(await secretary.call('complaints.file', complaint))
  data(await secretary.call('complaints.file', { ...complaint, named: true }))
  const { organiser } = county
  const { folder } = data(await organiser.call('satisfaction.recordings', {}))
  const tone = readFileSync(join(root, 'cloudfunctions/testing/sounds/tone.mp3'))
  const fileID = await upload(cloud, organiser, `${folder}/overall-common`, tone)
  const recording = { spoken: 'overall', tongue: 'common', name: '', fileID } as const
  data(await organiser.call('satisfaction.keepRecording', recording))
  const mark = { villageId: LIUWAN, key: 'flags-g1', until: DAY, words: '打电话问过，在县里开会。' }
  data(await leader.call('attendance.mark', mark))
  data(await organiser.call('report.exportRoster', {}))
}

/** Twelve ballots of 柳湾村, each with a sentence, and one that a surveyor filled in with a household's number. */
async function ballots(polling: Polling, round: OpenRound): Promise<void> {
  const scenes = await polling.scenesOf(round, '柳湾村')
  for (let i = 0; i < 12; i++)
    data(
      await polling.cast(`villager-${i}`, scenes[i]!, {
        ...(i < 9 ? content : against),
        sentence: `修路的事第${i}句`,
      }),
    )
  const surveyor = await county.bind('付立群')
  data(await polling.appoint(round, await county.personId('付立群'), ['柳湾村']))
  data(await polling.castAssisted(surveyor.openid, scenes[12]!, content, '13900001101'))
}

/** Does something behind the functions' back, looks, and undoes it. */
async function having(
  collection: string,
  document: Document,
  act: (was: Document) => Document | null,
): Promise<Audited> {
  const id = String(document['_id'])
  const forged = act(JSON.parse(JSON.stringify(document)) as Document)
  if (forged) await raw.put(collection, { ...forged, _id: id })
  else await raw.remove(collection, id)
  const found = await audit()
  await raw.put(collection, document)
  return found
}

/** Paths of every value in a document that is no list and no object. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path]
  const entries = Object.entries(value)
  return entries.length > 0 ? entries.flatMap(([key, each]) => leaves(each, [...path, key])) : [path]
}

function altered(document: Document, path: readonly string[]): Document {
  const [first, ...rest] = path as [string, ...string[]]
  const value = document[first]
  const of = Array.isArray(document) ? [...(document as unknown[])] : { ...document }
  const next = rest.length > 0 ? altered(value as Document, rest) : differs(value)
  ;(of as Document)[first] = next
  return of as Document
}

function differs(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`
  return typeof value === 'boolean' ? !value : 'x'
}

/** So many of them, from the first on, evenly. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.ceil(all.length / most)
  return all.filter((_, i) => i % step === 0)
}

async function everything(): Promise<Map<string, Document[]>> {
  const all = new Map<string, Document[]>()
  for (const name of ['seals', ...SEALED.map(({ collection }) => collection)])
    all.set(name, await raw.read(name))
  return all
}

/** All there is, with one document in place of the one of its id. */
function replaced(all: Map<string, Document[]>, collection: string, by: Document) {
  return (name: string): Document[] =>
    name === collection
      ? all.get(name)!.map((each) => (each['_id'] === by['_id'] ? by : each))
      : all.get(name)!
}

describe('an audit of a faithful database', () => {
  it('finds nothing, also of documents that were changed since the last seal', async () => {
    await goTo(addDays(DAY, 3), '07:30')
    await checkIn(secretary)
    const faithful = await audit()
    expect(report(faithful).at(-1)).toBe('全部和封存时一样')
    expect(faithful).toMatchObject({ finding: null, seals: 3, unlinked: 0 })
    expect(faithful.documents).toBeGreaterThan(50)
  })

  it('is what the command prints, with its exit code, and the paper agrees', async () => {
    const { day, seal } = (await seals()).at(-1)!
    const groups = seal.toUpperCase().match(/.{4}/g)!.join(' ')
    const { code, output } = await command('--paper', `${day}=${groups}`)
    expect(output).toContain(`最后一条 ${day}：${groups.toLowerCase()}`)
    expect(output).toContain('全部和封存时一样')
    expect(code).toBe(0)
  })
})

/** The command as an operator types it. */
async function command(...args: string[]): Promise<{ code: number; output: string }> {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
  const line = [tsx, 'scripts/audit.ts', '--url', `${cloud.url}/admin`, ...args]
  try {
    const { stdout } = await run(process.execPath, line, { cwd: root })
    return { code: 0, output: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, output: stdout + stderr }
  }
}

describe('an audit of a database that somebody went into', () => {
  // Every collection there is: one that these days leave empty, or a new one, has nothing to alter and fails.
  it.each(SEALED.map(({ collection }) => collection))(
    'names the one of %s that was altered in any one place, gone, or put in another’s place',
    async (collection) => {
      const lastDay = (await seals()).at(-1)!.day
      const sealed = (await raw.read(collection)).filter(({ changedOn }) => String(changedOn) <= lastDay)
      expect([collection, sealed.length > 0]).toEqual([collection, true])
      const [document, other] = sealed as [Document, Document | undefined]
      const id = document['_id']
      const places = leaves(document).filter(([field]) => field !== '_id' && !OUT_TRAY.includes(field!))
      const isFull = process.env['ZHUCUN_FULL'] === '1'
      const named = { finding: { collection, id }, findings: 1 }
      for (const place of spread(places, isFull ? places.length : 3)) {
        const found = await having(collection, document, (was) => altered(was, place))
        expect([place, found]).toMatchObject([place, named])
      }
      // The same of a copy in memory, which is read faster.
      const all = await everything()
      for (const place of spread(places, isFull ? places.length : 60)) {
        const found = await audit([], snapshotReader(replaced(all, collection, altered(document, place))))
        expect([place, found]).toMatchObject([place, named])
      }
      const gone = await having(collection, document, () => null)
      expect(gone).toMatchObject({ finding: { what: 'removed', collection, id }, findings: 1 })
      if (other) {
        // What must be unique stays where it is.
        const own = Object.entries(document).filter(([field]) =>
          ['boundTo', 'phoneKey', 'openPlace'].includes(field),
        )
        const swapped = await having(collection, document, () => ({ ...other, ...Object.fromEntries(own) }))
        expect(swapped).toMatchObject({ finding: { collection, id } })
      }
    },
    240_000,
  )

  it('says so on the terminal, with the day, and by its exit code', async () => {
    const ledger = (await raw.read('ledgers')).find(({ version }) => Number(version) > 3)
    const lastDay = (await seals()).at(-1)!.day
    await raw.put('ledgers', { ...ledger!, changedOn: lastDay })
    const { code, output } = await command()
    await raw.put('ledgers', ledger!)
    expect(output).toMatch(
      new RegExp(`不对的第一处：ledgers ${String(ledger!['_id'])}：${lastDay} 封存以后变了`),
    )
    expect(code).toBe(1)
  })

  it('names what was added as if it were old', async () => {
    const [unit] = await raw.read('units')
    await raw.insert('units', { ...unit!, _id: 'zz' })
    const found = await audit()
    await raw.remove('units', 'zz')
    expect(found).toMatchObject({ finding: { what: 'added', collection: 'units', id: 'zz' }, findings: 1 })
  })

  it.each(SEALED.map(({ collection }) => collection))(
    'names in %s what nobody decided',
    async (collection) => {
      const [document] = (await raw.read(collection)) as [Document]
      // What must be unique is another's.
      const own = Object.fromEntries(
        ['boundTo', 'phoneKey', 'openPlace'].filter((key) => key in document).map((key) => [key, 'forged']),
      )
      for (const changedOn of [document['changedOn'], addDays(DAY, 3)]) {
        await raw.insert(collection, { ...document, ...own, _id: 'zz', version: 0, history: [], changedOn })
        const found = await audit()
        await raw.remove(collection, 'zz')
        expect([changedOn, found]).toMatchObject([
          changedOn,
          { finding: { what: 'added', collection, id: 'zz' }, findings: 1 },
        ])
      }
    },
  )

  it('and the app takes what nobody decided for missing: nobody with that account, no grant, no leave book', async () => {
    const [liu] = (await raw.read('people')).filter(({ state }) => (state as Document)['name'] === '刘敏')
    const forger = { ...liu!, _id: 'zz', version: 0, history: [], boundTo: 'forger', phoneKey: 'forged' }
    await raw.insert('people', forger)
    const me = data(await cloud.as('forger').call('organization.me', {}))
    await raw.remove('people', 'zz')
    expect(me.me ?? null).toBeNull()
    const [book] = (await raw.read('leaveBooks')) as [Document]
    await raw.put('leaveBooks', { ...book, version: 0, history: [] })
    const mine = data(await secretary.call('leave.mine', {}))
    await raw.put('leaveBooks', book)
    expect(mine.rows).toEqual([])
    expect(data(await secretary.call('leave.mine', {})).rows).toMatchObject([{ title: '病假 1天' }])
  })

  it('names what was altered before an honest change, also when the word of it is taken out the same day', async () => {
    const personId = await county.personId('李晓燕')
    const ledger = (await raw.read('ledgers')).find((each) => each['personId'] === personId)!
    expect(String(ledger['changedOn']) <= (await seals()).at(-1)!.day).toBe(true)
    await raw.put('ledgers', altered(ledger, ['policyVersion']))
    await checkIn(li)
    const changed = await raw.get('ledgers', String(ledger['_id']))
    expect(await audit()).toMatchObject({ finding: { what: 'swapped', id: ledger['_id'] }, findings: 1 })
    const { was: _gone, ...without } = changed
    await raw.put('ledgers', without)
    const { code, output } = await command()
    await raw.put('ledgers', ledger)
    expect(output).toContain(
      `ledgers ${String(ledger['_id'])}：${String(ledger['changedOn'])} 封存以后第一次办事时记下的样子`,
    )
    expect(code).toBe(1)
    expect(await audit()).toMatchObject({ finding: null, unlinked: 0 })
  })

  it('names the one that the clock would not look at any more, or too late', async () => {
    const found: string[] = []
    for (const collection of WOKEN)
      for (const document of await raw.read(collection)) {
        if (typeof document['wakeAt'] !== 'number') continue
        found.push(collection)
        const all = await everything()
        for (const wakeAt of [null, 4_000_000_000_000])
          expect([
            collection,
            await audit([], snapshotReader(replaced(all, collection, { ...document, wakeAt }))),
          ]).toMatchObject([
            collection,
            { finding: { what: 'asleep', collection, id: document['_id'] }, findings: 1 },
          ])
        break
      }
    expect(found).toEqual(['units', 'ledgers', 'leaveBooks', 'complaints', 'remarks', 'callbacks'])
  })

  it('names what was laid beside a document for the next import to turn', async () => {
    const [person] = (await raw.read('people')) as [Document]
    const planted = { by: 'j1_2', state: { ...(person['state'] as Document), grants: [] } }
    expect(await having('people', person, (was) => ({ ...was, staged: planted }))).toMatchObject({
      finding: { what: 'planted', collection: 'people', id: person['_id'] },
      findings: 1,
    })
  })

  it('names the day of a seal whose leaves or words were altered, or that is gone', async () => {
    const all = await raw.read('seals')
    const chunk = all.find(({ _id, collection }) => String(_id).startsWith('c') && collection === 'people')!
    const lines = chunk['leaves'] as string[]
    const [first, second, ...rest] = lines as [string, string, ...string[]]
    const day = chunk['day']
    for (const forged of [
      [second, first, ...rest],
      lines.slice(1),
      [first.replace(/./, '3'), second, ...rest],
    ])
      expect(await having('seals', chunk, (was) => ({ ...was, leaves: forged }))).toMatchObject({
        finding: { what: 'seal', day },
      })
    const middle = all.find(({ _id }) => _id === 's20261124')!
    for (const forged of [
      { ...middle, leaves: 1 },
      { ...middle, more: 1 },
    ])
      expect((await having('seals', middle, () => forged)).finding).toEqual({
        what: 'seal',
        day: '2026-11-24',
      })
    expect((await having('seals', middle, () => null)).finding).toEqual({ what: 'seal', day: '2026-11-25' })
  })

  it('tells a whole chain that was made anew by what is on paper, and one that was cut off by the date', async () => {
    const { day, seal } = (await seals())[1]!
    expect((await audit([[day, differs(seal) as string]])).finding).toEqual({ what: 'paper', day })
    expect((await audit([['2026-01-01', seal]])).finding).toEqual({ what: 'paper', day: '2026-01-01' })
    const all = await raw.read('seals')
    for (const each of all.filter(({ _id }) => /^s20261125$/.test(String(_id))))
      await raw.remove('seals', String(each['_id']))
    expect(await audit()).toMatchObject({ finding: { what: 'late', day } })
    await raw.empty('seals')
    expect((await audit()).finding).toEqual({ what: 'noSeals' })
    for (const each of all) await raw.insert('seals', each)
    expect((await audit()).finding).toBeNull()
  })
})

describe('what retention deletes', () => {
  it('is not missed where a part goes with its salt, and is missed where the salt stays behind', async () => {
    const [book] = (await raw.read('leaveBooks')) as [Document]
    expect(String(book['changedOn']) <= (await seals()).at(-1)!.day).toBe(true)
    const withoutReason = (was: Document): Document => {
      const { salt: _gone, ...rest } = was
      const state = rest['state'] as { applications: Document[] }
      for (const each of state.applications) delete each['reason']
      return rest
    }
    expect(await having('leaveBooks', book, withoutReason)).toMatchObject({ finding: null })
    const keepsSalt = (was: Document): Document => ({ ...withoutReason(was), salt: book['salt'] })
    expect(await having('leaveBooks', book, keepsSalt)).toMatchObject({
      finding: { what: 'erasable', collection: 'leaveBooks', id: book['_id'] },
    })
  })

  it('is not missed where the clock deletes coordinates, and the seals of before hold', async () => {
    const before = await raw.read('ledgers')
    expect(before.map(({ salt }) => salt)).toEqual(before.map(() => expect.stringMatching(/^[\w-]{16}$/)))
    for (let week = 1; week <= 15; week++) await nightAfter(addDays(DAY, 3 + 7 * week))
    await nightAfter(addDays(DAY, 4 + 7 * 15))
    const lastDay = (await seals()).at(-1)!.day
    for (const later of await raw.read('ledgers')) {
      expect(later).toMatchObject({ state: { fixes: [] } })
      expect(later).not.toHaveProperty('salt')
      expect(String(later['changedOn']) <= lastDay).toBe(true)
    }
    expect(await audit()).toMatchObject({ finding: null })
  })
})
