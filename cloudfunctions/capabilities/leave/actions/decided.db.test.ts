import { storedIn } from '../../../testing/full-month'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted, type Caller } from '../../organization/testing/given'
import type { DecidedRow, LeaveApi } from '../contract'
import type { LeaveBookState } from '../rules/book'
import { endGrantOf, openVillage, request, roundTripsOf, type Village } from '../testing/village'

type Ids = LeaveApi['leave.approve']['input']

let cloud: TestCloud
let village: Village
const MINUTE = 60_000
let clock = 0

async function at(day: string, time: string): Promise<void> {
  clock = Date.parse(`2026-${day}T${time}:00+08:00`)
  await cloud.setClock(clock)
}
beforeEach(async () => {
  cloud = await startTestCloud()
  village = await openVillage(cloud)
  await at('11-23', '18:20')
})
afterEach(() => cloud?.close())

async function handIn(who: Caller, from: string, rest: Parameters<typeof request>[2] = {}): Promise<Ids> {
  const { bookId, applicationId } = granted(await who.call('leave.submit', request(from, from, rest)))
  return { bookId, applicationId }
}
async function decidedBy(who: Caller): Promise<DecidedRow[]> {
  return granted(await who.call('leave.decided', {})).rows
}

it('whoever decided finds it again, the latest first, and nobody else does', async () => {
  const { zhou, li, ma, chen, neighbour, county } = village
  const yes = await handIn(zhou, '11-26')
  const no = await handIn(li, '11-27')
  expect(await decidedBy(ma)).toEqual([])
  granted(await ma.call('leave.approve', yes))
  await at('11-23', '18:25')
  granted(await ma.call('leave.reject', { ...no, reason: '那天走不开' }))
  await at('11-24', '09:00')
  expect(await decidedBy(ma)).toMatchObject([
    {
      ...no,
      who: '李晓燕',
      where: '柳湾村',
      what: '事假 1天，11月27日',
      did: '昨天 18:25 你没同意',
      tag: { text: '没同意' },
      opens: true,
    },
    { ...yes, who: '周建平', did: '昨天 18:20 你同意了', tag: { text: '已同意' }, opens: true },
  ])
  for (const other of [zhou, li, chen, neighbour, county]) expect(await decidedBy(other)).toEqual([])
})

it('keeps what was handed on, also where it was handed on again, and what was taken back', async () => {
  const { zhou, ma, chen } = village
  const ids = await handIn(zhou, '11-26')
  const [chenGuodong] = granted(await ma.call('leave.application', ids)).deputies
  granted(await ma.call('leave.handOver', { ...ids, to: chenGuodong!.personId }))
  expect(await decidedBy(ma)).toMatchObject([
    { ...ids, did: '今天 18:20 你转给了陈国栋', tag: { text: '等镇里决定' } },
  ])
  await at('11-23', '18:25')
  const [maYulan] = granted(await chen.call('leave.application', ids)).deputies
  granted(await chen.call('leave.handOver', { ...ids, to: maYulan!.personId }))
  await at('11-23', '18:30')
  expect(await decidedBy(ma)).toMatchObject([{ ...ids, did: '今天 18:20 你转给了陈国栋' }])
  granted(await ma.call('leave.approve', ids))
  expect(await decidedBy(chen)).toMatchObject([
    { ...ids, did: '今天 18:25 你转给了马玉兰', tag: { text: '已同意' } },
  ])
  granted(await chen.call('leave.revoke', { ...ids, reason: '那天都要在岗' }))
  expect(await decidedBy(chen)).toMatchObject([
    { ...ids, did: '今天 18:30 你撤销了', tag: { text: '已撤销' } },
  ])
  expect(await decidedBy(ma)).toMatchObject([{ did: '今天 18:30 你同意了', tag: { text: '已撤销' } }])
})

it('a return that somebody confirmed is theirs, at the time they confirmed it; one taken back by the person is not', async () => {
  const { zhou, li, ma, chen } = village
  const ids = await handIn(zhou, '11-24')
  const own = await handIn(li, '11-26')
  for (const each of [ids, own]) granted(await ma.call('leave.approve', each))
  granted(await li.call('leave.revoke', own))
  await at('11-24', '19:00')
  granted(await zhou.call('leave.return', ids))
  await at('11-25', '08:10')
  granted(await chen.call('leave.confirmReturn', ids))
  expect(await decidedBy(chen)).toMatchObject([
    { ...ids, did: '今天 08:10 你确认回来了', tag: { text: '已销假' } },
  ])
  expect(await decidedBy(zhou)).toEqual([])
  expect(await decidedBy(li)).toEqual([])
})

it('whose role is over still sees what they decided, but neither the kind of a leave nor how it went on', async () => {
  const { zhou, ma, chen } = village
  const ids = await handIn(zhou, '11-26', { kind: 'sick' })
  granted(await ma.call('leave.approve', ids))
  expect(await decidedBy(ma)).toMatchObject([{ what: '病假 1天，11月26日', opens: true }])
  await endGrantOf(cloud, '马玉兰', '2026-11-23')
  await at('11-24', '09:00')
  granted(await zhou.call('leave.revoke', ids))
  const [row, ...others] = await decidedBy(ma)
  expect(others).toEqual([])
  expect(row).toMatchObject({
    ...ids,
    who: '周建平',
    what: '请假 1天，11月26日',
    did: '昨天 18:20 你同意了',
    tag: { text: '已同意' },
    opens: false,
  })
  expect(JSON.stringify(row)).not.toContain('病')
  const { may } = granted(await ma.call('organization.me', {}))
  expect(may).toMatchObject({ decideLeave: false, lookUpLeave: true })
  expect(await decidedBy(chen)).toEqual([])
})

it('turns page by page to the oldest, each once, over months and with several of one moment, in two queries', async () => {
  const { zhou, li, ma } = village
  const decided: string[] = []
  const decide = async (who: Caller, day: string) => {
    const ids = await handIn(who, day)
    granted(await ma.call('leave.reject', { ...ids, reason: '那天走不开' }))
    decided.push(ids.applicationId)
  }
  await at('11-23', '08:00')
  for (let i = 0; i < 15; i++) await decide(i % 2 ? li : zhou, '11-30')
  await at('12-29', '08:00')
  for (let i = 0; i < 10; i++) {
    await cloud.setClock((clock += MINUTE))
    await decide(i % 2 ? li : zhou, '12-30')
  }
  /** Every page from the latest on, as long as there is a next one. */
  const readAll = async () => {
    const pages: string[][] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const input = cursor === undefined ? {} : { cursor }
      let page: { rows: DecidedRow[]; next: string | null } | undefined
      const turn = async () => (page = granted(await ma.call('leave.decided', input)))
      // The caller, and two queries.
      expect(await roundTripsOf(cloud, turn)).toBeLessThanOrEqual(3)
      pages.push(page!.rows.map(({ applicationId }) => applicationId))
      cursor = page!.next
    }
    return pages
  }
  const [first, second, ...older] = await readAll()
  expect(first!.slice(0, 10)).toEqual(decided.slice(15).reverse())
  expect(first).toHaveLength(20)
  expect(second).toHaveLength(5)
  expect(older.flat()).toEqual([])
  expect([...first!, ...second!].sort()).toEqual([...decided].sort())

  // Months without anything, and years: nothing that was decided is out of reach.
  for (const later of ['2027-03-01', '2029-06-01']) {
    await cloud.setClock(Date.parse(`${later}T08:00:00+08:00`))
    expect((await readAll()).flat()).toEqual([...first!, ...second!])
  }
})

it('reads the books of the caller’s own decisions and no others, and all of a month that is fuller than one query', async () => {
  const { zhou, li, ma } = village
  const ids = await handIn(zhou, '11-26')
  granted(await ma.call('leave.approve', ids))
  await handIn(li, '11-27')
  const [text] = await storedIn(cloud, 'leaveBooks', { _id: ids.bookId })
  const book = JSON.parse(text!) as { _id: string; decidedIn: string[]; state: LeaveBookState }
  const copies = (name: string, change: (book: LeaveBookState, i: number) => object) =>
    Array.from({ length: 130 }, (_, i) =>
      JSON.stringify({ ...book, _id: `b${name}${i}`, ...change(book.state, i) }),
    )
  await put(copies('other', () => ({ decidedIn: ['somebody_2026-11'] })))
  await cloud.resetStats()
  expect(await decidedBy(ma)).toHaveLength(1)
  expect((await cloud.stats()).documentsRead).toBeLessThan(10)
  // As many in October as one query gives: November is read alone, and October by the next page.
  const ruled = (state: LeaveBookState, i: number, at: number) => ({
    ...state,
    applications: state.applications.map((each) => ({
      ...each,
      id: `${each.id}x${i}`,
      path: each.path.map((step) =>
        step.ruling ? { ...step, ruling: { ...step.ruling, at: at + i } } : step,
      ),
    })),
  })
  const october = Date.parse('2026-10-09T09:00:00+08:00')
  const mark = book.decidedIn[0]!.replace('2026-11', '2026-10')
  await put(copies('october', (state, i) => ({ decidedIn: [mark], state: ruled(state, i, october) })))
  let shown: DecidedRow[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = granted(await ma.call('leave.decided', cursor === undefined ? {} : { cursor }))
    if (cursor === undefined) expect(page.rows).toMatchObject([ids])
    shown = [...shown, ...page.rows]
    cursor = page.next
  }
  expect(shown).toHaveLength(131)
  expect(new Set(shown.map(({ applicationId }) => applicationId)).size).toBe(131)
  expect(shown[1]!.applicationId).toMatch(/x129$/)
})

async function put(data: string[]): Promise<void> {
  await fetch(`${cloud.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'database.insertDocument', collectionName: 'leaveBooks', data }),
  })
}
