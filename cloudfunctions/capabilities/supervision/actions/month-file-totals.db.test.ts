import readXlsx from 'read-excel-file/node'
import { atClock, daysOfMonth } from '../../../kernel/day'
import { openRegion } from '../../../testing/region'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'
import { MARKS, TOTALS } from '../archive-messages'

const START = atClock('2026-11-24', '10:00')
const AFTER = atClock('2026-12-02', '10:00')
const TOWNSHIP = 'u970101101'
const VILLAGE = 'u970101101201'
const MONTH = '2026-11'

let cloud: TestCloud
let leader: Phone

/** Leave of a day, of half a day, a trip and a call back, all of them over when the file is made. */
const ASKED = [
  [0, 'trip', '2026-11-25', 'full', '2026-11-26', 'full'],
  [0, 'personal', '2026-11-24', 'afternoon', '2026-11-24', 'afternoon'],
  [1, 'recalled', '2026-11-25', 'full', '2026-11-27', 'full'],
  [2, 'sick', '2026-11-25', 'full', '2026-11-26', 'morning'],
] as const

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: START })
  const size = { cities: 1, counties: 1, townships: 1, villages: 1 }
  const region = await openRegion(cloud, size, START)
  leader = await region.supervisor('township-leader', TOWNSHIP)
  for (const [n, kind, from, first, to, last] of ASKED) {
    const asked = { kind, from: { day: from, half: first }, to: { day: to, half: last }, reason: '有事' }
    const person = cloud.as(`wx-p${VILLAGE}${n}`)
    const { bookId, applicationId } = granted(await person.call('leave.submit', asked))
    granted(await leader.call('leave.approve', { bookId, applicationId }))
  }
  await cloud.setClock(AFTER)
})
afterAll(() => cloud?.close())

async function rowsOfFile(): Promise<unknown[][]> {
  for (let calls = 0; calls < 20; calls++) {
    const { file } = granted(await leader.call('report.monthLedger', { unitId: TOWNSHIP, month: MONTH }))
    if (!file) continue
    const reply = await fetch(file.url)
    return (await readXlsx(Buffer.from(await reply.arrayBuffer()), { trim: false }))[0]!.data.slice(4, 7)
  }
  throw new Error('the file was not made in twenty calls')
}

/** Every number of a row as the person's own calendar says it, the targets from its sentence. */
async function saidOf(n: number): Promise<Record<string, number>> {
  const of = { month: MONTH, postingId: `g${VILLAGE}${n}`, personId: `p${VILLAGE}${n}` }
  const { totals, targets } = granted(await leader.call('attendance.month', of))
  const said = Object.fromEntries(totals.map(({ text, value }) => [text, value]))
  const [, days, nights = 0] = /在村 (\d+) 天(?:、夜宿 (\d+) 夜)?/.exec(targets)!
  return { 借用: 0, ...said, 应在村: Number(days), 应夜宿: Number(nights) }
}

it('every total of the file is the one of the ledger, over leave, a trip, a call back and half a day', async () => {
  const rows = await rowsOfFile()
  const width = 6 + daysOfMonth(MONTH).length
  const columns = TOTALS.map(([, text], column) => [text, width + column] as const)
  for (const [n, row] of rows.entries()) {
    const file = Object.fromEntries(columns.map(([text, at]) => [text, row[at]]))
    expect([n, file]).toEqual([n, await saidOf(n)])
  }
  // A column that is empty for everybody would agree with anything.
  for (const [text, at] of columns)
    expect([text, rows.some((row) => Number(row[at]) > 0)]).toEqual([text, true])
  const targets = columns.filter(([text]) => text.startsWith('应')).map(([, at]) => at)
  for (const at of targets) expect(new Set(rows.map((row) => row[at])).size).toBeGreaterThan(1)
  const marks = new Set(rows.flatMap((row) => row.slice(6, width)))
  for (const state of ['leave', 'trip', 'recalled', 'partial', 'unexplained'] as const)
    expect(marks).toContain(MARKS[state].mark)
})
