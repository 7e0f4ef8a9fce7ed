import readXlsx from 'read-excel-file/node'
import { atClock, MINUTE } from '../../../kernel/day'
import { rawDatabase } from '../../../testing/raw-database'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { LIUWAN_OFFICE } from '../../attendance/testing/given'
import { openTownship, type Township } from '../../attendance/testing/township'
import { granted, type Caller } from '../../organization/testing/given'

/** 清河县's register of leaves over the turn of a year, with every way in which a leave can end. */
const COUNTY = 'u990101'
const TOWNSHIP = 'u990101101'
const RARE = '买买提·𠮷䶮'

let cloud: TestCloud
let township: Township
let now = 0

beforeAll(async () => {
  cloud = await startTestCloud()
  await at('2026-11-23', '18:20')
  township = await openTownship(cloud, {
    posted: [
      { name: RARE, phone: '19900000011', village: '沙井村', villageCode: '990101101202', role: '队员' },
    ],
  })
})
afterAll(() => cloud?.close())
type Ids = { bookId: string; applicationId: string }
type Cells = Array<string | number | null>

const zhou = (): Caller => township.as('周建平')
const ma = (): Caller => township.as('马玉兰')
const liu = (): Caller => township.as('刘敏')

async function at(day: string, clock: string): Promise<void> {
  now = atClock(day, clock)
  await cloud.setClock(now)
}
/** The clock's run at that time, and one a little later for what the first could not deliver. */
async function ring(day: string, clock: string): Promise<void> {
  await at(day, clock)
  await cloud.tick()
  now += 2 * MINUTE
  await cloud.setClock(now)
  await cloud.tick()
}

const whole = (day: string) => ({ day, half: 'full' as const })
async function asked(as: Caller, from: string, to = from): Promise<Ids> {
  const input = { kind: 'personal' as const, from: whole(from), to: whole(to), reason: '父亲住院，不要外传' }
  const { bookId, applicationId } = granted(await as.call('leave.submit', input))
  return { bookId, applicationId }
}
async function agreed(as: Caller, from: string, to = from, by = [ma()]): Promise<Ids> {
  const ids = await asked(as, from, to)
  for (const decider of by) granted(await decider.call('leave.approve', ids))
  return ids
}
async function checkIn(as: Caller): Promise<void> {
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
  granted(await as.call('attendance.checkIn', { fix, tappedAt: now }))
}

/** The register as another library reads it: its rows, each without its number and the columns of who, which come apart. */
async function register(as: Caller, unitId: string, from: string, to = from) {
  for (let calls = 0; calls < 20; calls++) {
    const { file } = granted(await as.call('report.leaveList', { unitId, from, to }))
    if (!file) continue
    const content = Buffer.from(await (await fetch(file.url)).arrayBuffer())
    const data = (await readXlsx(content, { trim: false }))[0]!.data as Cells[]
    // Two lines of heading and the columns' names above; a note and the signatures below.
    const rows = data.slice(3, -2)
    expect(rows.map(([number]) => number)).toEqual(rows.map((_, i) => i + 1))
    return {
      who: rows.map((row) => row.slice(1, 6)),
      leaves: rows.map((row) => row.slice(6)),
      fileName: file.fileName,
    }
  }
  throw new Error('the register was not made in twenty calls')
}
/** A made file is handed out for ten minutes; what changed since is in the next one. */
async function later(): Promise<void> {
  now += 11 * MINUTE
  await cloud.setClock(now)
}

describe('how a leave stands in the register', () => {
  it('given back early: with the days that were used, and the day of the return', async () => {
    const ids = await agreed(zhou(), '2026-11-25', '2026-11-26')
    await at('2026-11-26', '07:40')
    await checkIn(zhou())
    granted(await zhou().call('leave.return', ids))
    const { leaves } = await register(ma(), TOWNSHIP, '2026-11')
    expect(leaves).toEqual([['事假', '2026-11-25', '2026-11-25', 1, '马玉兰', '2026-11-26', '已销假']])
  })

  it('said without a check-in: waits without a day of return until the clerk says so', async () => {
    const ids = await agreed(zhou(), '2026-11-27')
    await at('2026-11-27', '14:00')
    granted(await zhou().call('leave.return', ids))
    const claimed = await register(ma(), TOWNSHIP, '2026-11')
    expect(claimed.leaves[1]).toEqual(['事假', '2026-11-27', '2026-11-27', 1, '马玉兰', null, '等镇里确认'])
    granted(await township.as('何文').call('leave.confirmReturn', ids))
    await later()
    const confirmed = await register(ma(), TOWNSHIP, '2026-11')
    expect(confirmed.leaves[1]!.slice(5)).toEqual(['2026-11-27', '已销假'])
  })

  it('back on time: by the check-in of the last day, which the clock finds', async () => {
    await agreed(zhou(), '2026-11-30')
    await at('2026-11-30', '18:30')
    await checkIn(zhou())
    await ring('2026-12-01', '07:00')
    const { leaves } = await register(ma(), TOWNSHIP, '2026-11')
    expect(leaves[2]).toEqual(['事假', '2026-11-30', '2026-11-30', 1, '马玉兰', '2026-11-30', '已销假'])
  })

  it('overdue: says so, with no day of return', async () => {
    const ids = await agreed(zhou(), '2026-12-02')
    await ring('2026-12-03', '12:00')
    const { leaves } = await register(ma(), TOWNSHIP, '2026-12')
    expect(leaves).toEqual([['事假', '2026-12-02', '2026-12-02', 1, '马玉兰', null, '到期没销假']])
    await at('2026-12-04', '18:30')
    await checkIn(zhou())
    granted(await zhou().call('leave.return', ids))
    const back = await register(ma(), TOWNSHIP, '2026-12')
    expect(back.leaves[0]!.slice(5)).toEqual(['2026-12-04', '已销假'])
  })

  it('prolonged: a line each, the second with both who decided the whole', async () => {
    await at('2026-12-07', '09:00')
    const ids = await agreed(zhou(), '2026-12-07', '2026-12-08')
    const longer = { ...ids, until: whole('2026-12-10'), reason: '还要陪护两天。' }
    const { bookId, applicationId } = granted(await zhou().call('leave.extend', longer))
    for (const by of [ma(), liu()]) granted(await by.call('leave.approve', { bookId, applicationId }))
    await at('2026-12-10', '18:30')
    await checkIn(zhou())
    granted(await zhou().call('leave.return', { bookId, applicationId }))
    const { leaves } = await register(ma(), TOWNSHIP, '2026-12')
    expect(leaves.slice(1)).toEqual([
      ['事假', '2026-12-07', '2026-12-08', 2, '马玉兰', '2026-12-10', '已销假'],
      ['事假', '2026-12-09', '2026-12-10', 2, '马玉兰、刘敏', '2026-12-10', '已销假'],
    ])
  })

  it('given up before it began, by either side; refused; and handed in after the day', async () => {
    const own = await agreed(zhou(), '2026-12-14')
    granted(await zhou().call('leave.revoke', own))
    const theirs = await agreed(zhou(), '2026-12-15')
    granted(await ma().call('leave.revoke', { ...theirs, reason: '那天防汛，都要在岗。' }))
    const refused = await asked(zhou(), '2026-12-16')
    granted(await ma().call('leave.reject', { ...refused, reason: '那天防汛，都要在岗。' }))
    await at('2026-12-18', '08:00')
    await agreed(zhou(), '2026-12-17')
    await later()
    const { leaves } = await register(ma(), TOWNSHIP, '2026-12')
    expect(leaves.slice(3)).toEqual([
      ['事假', '2026-12-14', '2026-12-14', 1, '马玉兰', null, '已撤销'],
      ['事假', '2026-12-15', '2026-12-15', 1, '马玉兰', null, '已撤销'],
      ['事假', '2026-12-16', '2026-12-16', 1, '马玉兰', null, '没同意'],
      ['事假', '2026-12-17', '2026-12-17', 1, '马玉兰', null, '已同意'],
    ])
    expect(JSON.stringify(leaves)).not.toMatch(/防汛|住院/)
    // Nobody is overdue before the working day after the grant: that was on a Friday.
    await ring('2026-12-21', '12:00')
    const overdue = await register(ma(), TOWNSHIP, '2026-12')
    expect(overdue.leaves.at(-1)!.slice(5)).toEqual([null, '到期没销假'])
  })

  it('taken back by the person before anybody decided: not at all', async () => {
    const ids = await asked(zhou(), '2026-12-24')
    await later()
    const asking = await register(ma(), TOWNSHIP, '2026-12')
    expect(asking.leaves.at(-1)).toEqual(['事假', '2026-12-24', '2026-12-24', 1, null, null, '等镇里决定'])
    granted(await zhou().call('leave.withdraw', ids))
    await later()
    const { leaves } = await register(ma(), TOWNSHIP, '2026-12')
    expect(leaves).toHaveLength(asking.leaves.length - 1)
    expect(leaves.map(([, from]) => from)).not.toContain('2026-12-24')
  })
})

describe('a leave over the end of a year', () => {
  const over = ['事假', '2026-12-31', '2027-01-04']

  it('stands in both months as a whole, and once in a register of both', async () => {
    const rare = township.as(RARE)
    const ids = await agreed(rare, '2026-12-31', '2027-01-04', [ma(), liu()])
    const { count } = granted(await rare.call('leave.application', ids))
    await at('2027-01-05', '08:00')
    const december = await register(liu(), COUNTY, '2026-12')
    const january = await register(liu(), COUNTY, '2027-01')
    const both = await register(liu(), COUNTY, '2026-12', '2027-01')
    for (const { leaves, who } of [december, january, both]) {
      expect(leaves.at(-1)!.slice(0, 3)).toEqual(over)
      expect(leaves.at(-1)![4]).toBe('马玉兰、刘敏')
      expect(who.at(-1)).toEqual(['红柳镇', '沙井村', RARE, expect.anything(), '队员'])
    }
    expect(january.leaves).toHaveLength(1)
    expect(both.leaves).toEqual(december.leaves)
    expect(both.fileName).toBe('清河县2026年12月至2027年1月请销假登记表.xlsx')
    for (const { leaves } of [december, january]) expect(leaves.at(-1)![3]).toBe(Number(count))
  })

  it('a month without any is a register without rows, which is made all the same', async () => {
    const { leaves, fileName } = await register(ma(), TOWNSHIP, '2026-10')
    expect(leaves).toEqual([])
    expect(fileName).toBe('红柳镇2026年10月请销假登记表.xlsx')
  })
})

describe('texts that a spreadsheet would reckon with', () => {
  it.each([
    '=1+1',
    '+86 199',
    '-5',
    '@SUM(A1)',
    '\t=1+1',
    '=HYPERLINK("http://x","点我")',
    "'=1",
    '䶮 & <b>',
  ])(
    'a name, a village, a township and an office that are written %j are read back so, in both files',
    async (text) => {
      const raw = rawDatabase(cloud)
      const personId = township.personOf(RARE)
      const renamed = async (collection: string, id: string, change: object) => {
        const document = (await raw.get(collection, id)) as { state: object }
        await raw.put(collection, { ...document, state: { ...document.state, ...change } })
      }
      const posted = await township.postingOf(RARE)
      const person = (await raw.get('people', personId)) as { state: { sendingUnit: object } }
      await renamed('people', personId, {
        name: text,
        sendingUnit: { ...person.state.sendingUnit, name: text },
      })
      await renamed('leaveBooks', `b${posted}`, { name: text, villageName: text })
      for (const id of ['u990101101202', TOWNSHIP]) await renamed('units', id, { name: text })
      await later()
      const { who } = await register(liu(), COUNTY, '2027-01')
      expect(who).toEqual([[text, text, text, text, '队员']])
      expect(await ledgerOf(text)).toEqual([text, text, text, text, '队员'])
    },
  )

  async function ledgerOf(name: string): Promise<unknown[]> {
    for (let calls = 0; calls < 20; calls++) {
      const { file } = granted(await liu().call('report.monthLedger', { unitId: COUNTY, month: '2027-01' }))
      if (!file) continue
      const content = Buffer.from(await (await fetch(file.url)).arrayBuffer())
      const { data } = (await readXlsx(content, { trim: false }))[0]!
      return data.find((row) => row[3] === name)!.slice(1, 6)
    }
    throw new Error('the ledger was not made in twenty calls')
  }
})
