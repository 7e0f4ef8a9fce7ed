import readXlsx from 'read-excel-file/node'
import { daysOfMonth } from '../../kernel/day'
import type { DayState } from '../attendance'
import { MARKS, TOTALS } from './archive-messages'
import { ledgerSheet, registerSheet, type LedgerLine, type RegisterLine } from './archive-sheets'

const AT = Date.UTC(2026, 10, 24, 2, 0)
const heading = { unitName: '清河县', at: AT }
const STATES = Object.keys(MARKS) as DayState[]

const line = (n: number, month: string, more: Partial<LedgerLine> = {}): LedgerLine => ({
  ...{ personId: `p${n}`, name: `第${n}人`, role: n % 3 ? 'member' : 'secretary' },
  ...{ township: '红柳镇', village: '柳湾村', unit: '县农业农村局' },
  days: daysOfMonth(month).map((_, day) => STATES[(day + n) % STATES.length]!),
  numbers: {
    ...{ days: n, nights: 1.5, leave: 0.5, trips: 2, recalled: 0, unexplained: 3 },
    ...{ targetDays: 20, targetNights: 15 },
  },
  ...more,
})

async function* parts<Line>(...all: Line[][]): AsyncGenerator<{ lines: Line[] }> {
  for (const lines of all) yield await Promise.resolve({ lines })
}
const sheetOf = async (content: Buffer): Promise<unknown[][]> =>
  (await readXlsx(content, { trim: false }))[0]!.data

describe('the month’s ledger on paper', () => {
  it.each(['2026-02', '2024-02', '2026-11', '2026-12'])('has a column for each day of %s', async (month) => {
    const { content } = await ledgerSheet(parts([line(1, month)]), month, heading)
    const data = await sheetOf(content)
    const days = daysOfMonth(month).length
    expect(data[3]!.slice(6, 6 + days)).toEqual(Array.from({ length: days }, (_, i) => i + 1))
    expect(data[3]!.slice(6 + days)).toEqual(TOTALS.map(([, text]) => text))
  })

  it('reads back cell by cell as the rows it was made of, whatever part they came in', async () => {
    const lines = Array.from({ length: 8 }, (_, n) => line(n, '2026-11'))
    lines[3] = line(3, '2026-11', { name: '=1+1', unit: '@SUM(A1)', village: '𠮷·村' })
    const made = await ledgerSheet(parts(lines.slice(0, 3), [], lines.slice(3)), '2026-11', heading)
    expect(made).toMatchObject({ rows: 8, people: 8 })
    const data = await sheetOf(made.content)
    expect(data[0]![0]).toBe('清河县2026年11月驻村工作考勤台账')
    expect(data[1]![0]).toBe('单位：清河县　　月份：2026年11月　　台账时间：2026年11月24日 10:00')
    expect(data[2]!.slice(0, 7)).toEqual(['序号', '乡镇', '村', '姓名', '派出单位', '职务', '日期'])
    const rows = lines.map(({ township, village, name, unit, role, days, numbers }, i) => [
      ...[i + 1, township, village, name, unit, role === 'secretary' ? '第一书记' : '队员'],
      ...days.map((state) => MARKS[state].mark || null),
      ...TOTALS.map(([key]) => numbers[key]),
    ])
    expect(data.slice(4, 12)).toEqual(rows)
  })

  it('explains every mark, says that it judges nobody, and leaves lines to sign on', async () => {
    const data = await sheetOf((await ledgerSheet(parts<LedgerLine>(), '2026-11', heading)).content)
    for (const { mark, text } of Object.values(MARKS))
      if (mark) expect(data[4]![0]).toContain(`${mark} ${text}`)
    expect(data[5]![0]).toContain('不排名、不打分')
    expect(data[6]!.filter(Boolean)).toEqual(['填表人：', '审核人：', '单位盖章：', '年　　月　　日'])
  })

  it('no two states share a mark, but those that are still open', () => {
    const marks = Object.values(MARKS).flatMap(({ mark }) => (mark ? [mark] : []))
    expect(new Set(marks).size).toBe(marks.length)
  })
})

describe('the register of leaves on paper', () => {
  const row: RegisterLine = {
    ...{ personId: 'p1', name: '周建平', role: 'secretary', township: '红柳镇', village: '柳湾村', unit: '' },
    ...{
      kind: '事假',
      from: { day: '2026-11-26', half: 'afternoon' },
      to: { day: '2026-11-27', half: 'full' },
    },
    ...{ days: 1.5, deciders: ['马玉兰', '刘敏'], returnedOn: '2026-11-28', state: '已销假' },
  }

  it('says who, which, from when to when, how long, who decided and when they were back', async () => {
    const span = { from: '2026-10', to: '2026-11' }
    const made = await registerSheet(parts([row, { ...row, returnedOn: null }]), span, {
      ...heading,
      kinds: true,
    })
    expect(made).toMatchObject({ rows: 2, people: 1 })
    const data = await sheetOf(made.content)
    expect(data[0]![0]).toBe('清河县2026年10月至2026年11月请销假登记表')
    expect(data[3]).toEqual([
      ...[1, '红柳镇', '柳湾村', '周建平', null, '第一书记', '事假', '2026-11-26下午', '2026-11-27', 1.5],
      ...['马玉兰、刘敏', '2026-11-28', '已销假'],
    ])
    expect(data[4]![11]).toBeNull()
    expect(data[5]![0]).not.toContain('只写“请假”')
    expect(data[6]!.filter(Boolean)).toHaveLength(4)
  })

  it('says that kinds are left out where they are', async () => {
    const span = { from: '2026-11', to: '2026-11' }
    const made = await registerSheet(parts([row]), span, { ...heading, kinds: false })
    expect((await sheetOf(made.content))[4]![0]).toContain('只写“请假”')
  })
})
