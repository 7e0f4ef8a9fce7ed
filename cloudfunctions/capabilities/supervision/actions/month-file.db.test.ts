import readXlsx from 'read-excel-file/node'
import { atClock, daysOfMonth, MINUTE } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { openRegion, type Region } from '../../../testing/region'
import { newRequestId, startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted } from '../../organization/testing/given'
import { MARKS, TOTALS } from '../archive-messages'
import type { ArchiveFileView } from '../contract'

/** One city of two counties of two townships with two villages each, of whose three people one is not seen. */
const SIZE = { cities: 1, counties: 2, townships: 2, villages: 2 }
const START = atClock('2026-11-24', '10:00')
const COUNTY = 'u970101'
const TOWNSHIP = 'u970101101'
const VILLAGE = 'u970101101201'
const MONTH = '2026-11'
const november = { unitId: COUNTY, month: MONTH }

let cloud: TestCloud
let region: Region
let organiser: Phone
let leader: Phone
let supervisor: Phone
let now = START

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: START })
  region = await openRegion(cloud, SIZE, START)
  organiser = await region.supervisor('county-organiser', COUNTY)
  leader = await region.supervisor('township-leader', TOWNSHIP)
  supervisor = await region.supervisor('region-supervisor', 'u97')
  const day = (date: string) => ({ day: date, half: 'full' as const })
  const away = { from: day('2026-11-25'), to: day('2026-11-26') }
  const ask = async (n: number, kind: 'sick' | 'trip') =>
    granted(
      await cloud
        .as(`wx-p${VILLAGE}${n}`)
        .call('leave.submit', { ...away, kind, reason: '胃病复查，不要外传' }),
    )
  for (const { bookId, applicationId } of [await ask(0, 'sick'), await ask(1, 'trip')])
    granted(await leader.call('leave.approve', { bookId, applicationId }))
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())
/** As the phone does it: again and again until the file is there. */
async function untilThere(
  ask: () => Promise<ArchiveFileView>,
): Promise<NonNullable<ArchiveFileView['file']>> {
  for (let calls = 0; calls < 20; calls++) {
    const { file } = await ask()
    if (file) return file
  }
  throw new Error('the file was not made in twenty calls')
}
const ledgerOf = (phone: Phone, input = november) =>
  untilThere(async () => granted(await phone.call('report.monthLedger', input)))
const registerOf = (phone: Phone, unitId = COUNTY) =>
  untilThere(async () => granted(await phone.call('report.leaveList', { unitId, from: MONTH, to: MONTH })))

async function read({ url }: { url: string }): Promise<unknown[][]> {
  const reply = await fetch(url)
  expect(reply.status).toBe(200)
  return (await readXlsx(Buffer.from(await reply.arrayBuffer()), { trim: false }))[0]!.data
}

/** The lines of files in the database. */
const lines = async () =>
  (await storedIn(cloud, 'files', {})).filter((text) => /month-ledger|leave-list/.test(text))
/** Makes what was made before too old to be handed out again. */
async function later(minutes: number): Promise<void> {
  now += minutes * MINUTE
  await cloud.setClock(now)
}

describe('the month’s ledger of a county', () => {
  it('has one row a person, each cell what the person’s own calendar says', async () => {
    const file = await ledgerOf(organiser)
    expect(file.fileName).toBe('county9701012026年11月考勤台账.xlsx')
    const data = await read(file)
    const rows = data.slice(4, 16)
    expect(rows).toHaveLength(12)
    const days = daysOfMonth(MONTH).length
    for (const [i, row] of rows.entries()) {
      const village = region.villageIds[Math.floor(i / 3)]!
      const postingId = `g${village}${i % 3}`
      const view = granted(
        await organiser.call('attendance.month', {
          month: MONTH,
          postingId,
          personId: `p${village}${i % 3}`,
        }),
      )
      const names = [
        i + 1,
        `township${village.slice(1, -3)}`,
        `village${village.slice(1)}`,
        `p${village}${i % 3}`,
      ]
      expect(row.slice(0, 6)).toEqual([...names, null, i % 3 ? '队员' : '第一书记'])
      expect(row.slice(6, 6 + days)).toEqual(view.cells.map(({ state }) => MARKS[state].mark || null))
      const said = Object.fromEntries(view.totals.map(({ text, value }) => [text, value]))
      const sums = Object.fromEntries(TOTALS.map(([key], column) => [key, row[6 + days + column]]))
      expect([sums['days'], sums['nights'], sums['trips'], sums['leave'], sums['unexplained']]).toEqual(
        view.totals.filter(({ text }) => text !== '借用').map(({ value }) => value),
      )
      expect(Object.keys(said).length).toBeGreaterThanOrEqual(5)
    }
    const marks = new Set(rows.flatMap((row) => row.slice(6, 6 + days)))
    for (const state of ['present', 'rest', 'unexplained'] as const)
      expect(marks).toContain(MARKS[state].mark)
  })

  it('covers just the unit that is asked for: a township, a village, and above a county with the county’s name', async () => {
    const namesIn = (data: unknown[][], people: number) => data.slice(4, 4 + people).map((row) => row[3])
    const town = await read(await ledgerOf(leader, { unitId: TOWNSHIP, month: MONTH }))
    expect(namesIn(town, 6).every((name) => String(name).startsWith(`pu970101101`))).toBe(true)
    expect(town).toHaveLength(4 + 6 + 3)
    expect(await read(await ledgerOf(leader, { unitId: VILLAGE, month: MONTH }))).toHaveLength(4 + 3 + 3)
    const all = await read(await ledgerOf(supervisor, { unitId: 'u97', month: MONTH }))
    expect(all).toHaveLength(4 + 24 + 3)
    expect(all[4]![1]).toBe('county970101township970101101')
  })

  it('reads two queries a township, and of the documents those of the township', async () => {
    await later(11)
    await cloud.resetStats()
    await ledgerOf(organiser)
    const { requests, documentsRead } = await cloud.stats()
    const queries = Object.entries(requests).filter(([action]) => /query|get|aggregate/i.test(action))
    // Of 12 people, 4 villages, 2 townships: people, ledgers, units and their path, beside caller, file and its steps.
    expect(documentsRead).toBeLessThan(110)
    expect(queries.reduce((sum, [, count]) => sum + count, 0)).toBeLessThan(30)
  })

  it('is nobody else’s, and refuses months that are none', async () => {
    const clerk = await region.supervisor('township-clerk', TOWNSHIP)
    expect(codeOf(await clerk.call('report.monthLedger', { unitId: TOWNSHIP, month: MONTH }))).toBe(
      'caller.forbidden',
    )
    expect(codeOf(await leader.call('report.monthLedger', november))).toBe('record.notFound')
    expect(codeOf(await organiser.call('report.monthLedger', { ...november, unitId: 'u970102' }))).toBe(
      'record.notFound',
    )
    const ahead = await organiser.call('report.monthLedger', { ...november, month: '2026-12' })
    expect(codeOf(ahead)).toBe('supervision.monthAhead')
  })
})

describe('making it', () => {
  it('is written down in the very write that begins it, and once for two taps at once', async () => {
    await later(11)
    const before = await lines()
    await Promise.all([ledgerOf(organiser), ledgerOf(organiser)])
    const [a, b] = [await ledgerOf(organiser), await ledgerOf(organiser)]
    expect(new URL(a.url).pathname).toBe(new URL(b.url).pathname)
    expect((await lines()).length).toBe(before.length)
    const other = await ledgerOf(organiser, { ...november, month: '2026-10' })
    const after = await lines()
    expect(after.length).toBe(before.length + 1)
    const line = after.find((text) => text.includes(other.fileName))!
    expect(line).toContain('"act":"month-ledger"')
    expect(line).toContain(`"by":"scountyorganiser${COUNTY}"`)
  })

  it.each([1, 2, 3, 4, 5])(
    'cut off at write %i of its line, it goes on and the file is whole',
    async (nth) => {
      await later(31)
      await cloud.fault({ match: { function: 'reports', collection: 'files' }, nth, kind: 'dropReply' })
      await organiser.call('report.monthLedger', november, newRequestId())
      await cloud.clearFaults()
      const data = await read(await ledgerOf(organiser))
      expect(data).toHaveLength(4 + 12 + 3)
      expect(data.slice(4, 16).map((row) => row[0])).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
    },
  )

  it('leaves no part in storage when it is made, and nothing at all a day later', async () => {
    await later(31)
    const file = await ledgerOf(organiser)
    const id = /exports\/([A-Za-z0-9]+)\.xlsx/.exec(decodeURIComponent(file.url))![1]!
    const line = async () => (await lines()).find((text) => text.includes(`exports/${id}.xlsx`))!
    expect(await line()).toContain('"swept":true')
    await later(24 * 60 + 1)
    for (let runs = 0; runs < 3; runs++) await cloud.tick()
    const gone = await line()
    expect(gone).not.toContain('making')
    expect(gone).toContain('"deleteAt":null')
    expect((await fetch(file.url)).status).not.toBe(200)
  })
})

describe('the register of leaves', () => {
  it('tells deciders the kind and overseers not, and nobody the reason', async () => {
    for (const [phone, unitId, kind] of [
      [organiser, COUNTY, '病假'],
      [leader, TOWNSHIP, '病假'],
      [supervisor, COUNTY, '请假'],
    ] as const) {
      const data = await read(await registerOf(phone, unitId))
      expect(data).toHaveLength(3 + 2 + 2)
      expect(data[3]!.slice(2, 4)).toEqual([`village${VILLAGE.slice(1)}`, `p${VILLAGE}0`])
      expect(data[3]!.slice(6, 10)).toEqual([kind, '2026-11-25', '2026-11-26', 2])
      expect(data[3]![10]).toContain('stownshipleader')
      expect(data[4]![6]).toBe('公出')
      expect(JSON.stringify(data)).not.toContain('胃病')
    }
  })

  it('is refused over more than a year, and turned round', async () => {
    const ask = (from: string, to: string) => organiser.call('report.leaveList', { unitId: COUNTY, from, to })
    expect(codeOf(await ask('2025-10', '2026-11'))).toBe('supervision.spanTooLong')
    expect(codeOf(await ask('2026-11', '2026-10'))).toBe('supervision.spanTurned')
  })
})

describe('what can be made', () => {
  it('offers the caller’s units a step down, and months to the running one', async () => {
    const county = granted(await organiser.call('supervision.archive', {}))
    expect(county.units.map(({ unitId }) => unitId)).toEqual([COUNTY, TOWNSHIP, 'u970101102'])
    expect(county.months[0]!.month).toBe(
      granted(await leader.call('supervision.archive', {})).months[0]!.month,
    )
    expect(granted(await leader.call('supervision.archive', {})).units).toHaveLength(1)
    expect(
      granted(await supervisor.call('supervision.archive', {})).units.map(({ unitId }) => unitId),
    ).toEqual(['u97', COUNTY, 'u970102'])
    expect(codeOf(await leader.call('supervision.archive', { unitId: COUNTY }))).toBe('record.notFound')
  })
})
