import type { VillagePrint } from './rules/printing'
import type { RoundState } from './rules/round'
import { mayPrintAny, printedText, slipsView } from './slip-presenter'

const at = Date.UTC(2026, 10, 20, 1, 12)
const opensAt = at + 3_600_000
const closesAt = at + 86_400_000
const making = { batch: 'secret-batch', by: 'p-liu', name: '刘敏' }
const file = { id: 'f1', fileID: 'cloud://local/exports/f1.xlsx', name: '纸条.xlsx', until: at + 7_200_000 }
const done = { ...making, at, slips: 45, file }
const print = (change: Partial<VillagePrint>): VillagePrint => ({ done: null, doing: null, ...change })

const round = (prints: VillagePrint[], change: Partial<RoundState> = {}): RoundState => ({
  name: '2026年第二轮',
  countyId: 'u990101',
  phase: 'open',
  openedBy: 'p-liu',
  opensAt,
  closesAt,
  graceMinutes: 10,
  ballotsPerAccount: 1,
  slipsPerVillage: 45,
  standards: { minimumBallots: 10, vetoThreshold: 0.7 },
  villages: prints.map((_, i) => ({
    villageId: `u${i}`,
    boxId: `xabcd000${i}`,
    code: `99010110120${i}`,
    name: '柳湾村',
    township: '红柳镇',
    postingId: `g${i}`,
    secretary: '周建平',
    households: 212,
  })),
  prints: Object.fromEntries(prints.map((each, i) => [`u${i}`, each])),
  result: null,
  keysHeld: true,
  ...change,
})
const row = (each: VillagePrint, now: number, change: Partial<RoundState> = {}) =>
  slipsView(round([each], change), now).rows[0]!

describe('印纸条 on the screen', () => {
  it('says of each village how far it is and what a tap brings', () => {
    expect(row(print({}), at)).toMatchObject({ text: '要印 45 张', tag: { text: '没印' }, may: 'print' })
    expect(row(print({ doing: { ...making, until: at + 1 } }), at)).toMatchObject({
      text: '正在印',
      may: null,
    })
    expect(row(print({ doing: { ...making, until: at } }), at)).toMatchObject({
      text: '上次没有印完，要再印一次',
      tag: { text: '没印', tone: 'wheat' },
      may: 'print',
    })
    expect(row(print({ done }), at)).toMatchObject({
      text: '11月20日 09:12 刘敏印了 45 张',
      tag: { text: '印好了', tone: 'pine' },
      may: 'open',
    })
  })

  it('a file is there for a day; then only the line is left that it was printed', () => {
    expect(row(print({ done }), file.until - 1).may).toBe('open')
    expect(row(print({ done }), file.until)).toMatchObject({ may: null, tag: { text: '印好了' } })
  })

  it('a reprint is offered until the opening, with the sentence that the old slips are void', () => {
    const { reprint } = row(print({ done }), opensAt - 1)
    expect(reprint).toMatchObject({ insteadOf: at, title: '重印柳湾村的纸条？' })
    expect(reprint!.message).toContain('作废')
    expect(row(print({ done }), opensAt).reprint).toBeNull()
    expect(row(print({}), at).reprint).toBeNull()
    expect(row(print({ done, doing: { ...making, until: at } }), at).reprint).toBeNull()
  })

  it('counts the villages that are printed', () => {
    const text = (prints: VillagePrint[]) => slipsView(round(prints), at).text
    expect(text([print({}), print({})])).toBe('2 个村，都还没印')
    expect(text([print({ done }), print({}), print({ done, doing: { ...making, until: at } })])).toBe(
      '印好 1 个村，还有 2 个村',
    )
    expect(text([print({ done })])).toBe('1 个村都印好了')
  })

  it('leaves out those that do not count', () => {
    const view = (voided: RoundState['voided']) =>
      slipsView(round([print({ done }), print({})], { voided }), at)
    expect(view({ u1: 'vacant' })).toMatchObject({ counting: 1, text: '1 个村都印好了' })
    expect(view({ u0: 'vacant', u1: 'replaced' })).toMatchObject({ counting: 0, text: '没有要印的村' })
  })

  it('tells nothing by which a slip or its file could be had', () => {
    const text = JSON.stringify(
      slipsView(round([print({ done }), print({ doing: { ...making, until: at } })]), at),
    )
    for (const secret of [making.batch, file.fileID, file.id, 'xabcd']) expect(text).not.toContain(secret)
  })

  it('is there while somebody can still vote', () => {
    expect(mayPrintAny(round([]), closesAt - 1)).toBe(true)
    expect(mayPrintAny(round([]), closesAt)).toBe(false)
    expect(mayPrintAny(round([], { phase: 'draft' }), at)).toBe(false)
  })

  it('others read how many slips a village got, or that it got none', () => {
    expect(printedText(round([print({ done })]), 'u0')).toBe('印了 45 张纸条')
    expect(printedText(round([print({})]), 'u0')).toBe('还没印纸条')
    expect(printedText(round([print({})], { phase: 'closed' }), 'u0')).toBe('没有印纸条')
  })
})
