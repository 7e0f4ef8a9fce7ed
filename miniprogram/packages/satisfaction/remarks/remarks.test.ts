import type { ViewOf } from '../../../cloud/call'
import { openPage, refusal, type Answer } from '../../../testing/simulated-page'

type View = ViewOf<'satisfaction.remarks'>

const view: View = {
  ...{ title: '柳湾村村民的话', round: '2026年第二轮', villageId: 'u1', mayModerate: true },
  villages: [
    { villageId: 'u1', name: '柳湾村' },
    { villageId: 'u2', name: '沙井村' },
  ],
  rows: [
    { place: 0, text: '路灯坏了三个月', ruled: '', by: '' },
    { place: 1, text: '书记常来', ruled: 'passed', by: '刘敏 11月26日看过' },
  ],
  note: '还有 1 句没看。',
  empty: { what: '还没有给大家看的话', next: '县驻村办看过以后，这里看得到。' },
}

/** The page on a phone whose cloud gives these sentences in turn, and this to a ruling. */
const open = (shown: Answer | Answer[], ruled: Answer = view) =>
  openPage(__dirname, {
    query: { roundId: 'rabcd' },
    answers: { 'satisfaction.remarks': shown, 'satisfaction.moderate': ruled },
  })

describe('村民的话', () => {
  it('shows each sentence with what was ruled, and two answers to it', async () => {
    const text = (await open(view)).text()
    for (const words of [
      '柳湾村村民的话',
      '路灯坏了三个月',
      '刘敏 11月26日看过',
      '给大家看',
      '不给看',
      '还有 1 句没看',
    ])
      expect(text).toContain(words)
  })

  it('a double tap passes a sentence once, and what is passed already is not asked for again', async () => {
    const passed = view.rows.map((row) => ({ ...row, ruled: 'passed' as const, by: '刘敏 11月26日看过' }))
    const page = await open(view, { ...view, rows: passed })
    await page.tap('onRule', { place: 0, passed: true }, 2)
    await page.tap('onRule', { place: 1, passed: true })
    const rulings = page.sentOf('satisfaction.moderate')
    expect(rulings.map(({ input }) => input)).toEqual([
      { roundId: 'rabcd', villageId: 'u1', rulings: [{ place: 0, passed: true }] },
    ])
  })

  it('turns to another village', async () => {
    const page = await open([view, { ...view, title: '沙井村村民的话', villageId: 'u2' }])
    await page.tap('onVillage', { id: 'u1' })
    await page.tap('onVillage', { id: 'u2' })
    expect(page.text()).toContain('沙井村村民的话')
    expect(page.sent.map(({ input }) => input)).toEqual([
      { roundId: 'rabcd' },
      { roundId: 'rabcd', villageId: 'u2' },
    ])
  })

  it('who does not moderate has nothing to tap, and an empty list says what comes', async () => {
    const read = (await open({ ...view, mayModerate: false })).text()
    expect(read).toContain('书记常来')
    expect(read).not.toContain('不给看')
    expect((await open({ ...view, rows: [] })).text()).toContain('还没有给大家看的话')
  })

  it('says a refusal and keeps the sentences', async () => {
    const page = await open(view, refusal('remarks.unknown', '这句话找不到了'))
    await page.tap('onRule', { place: 0, passed: false })
    expect(page.text()).toContain('这句话找不到了')
    expect(page.text()).toContain('路灯坏了三个月')
  })
})
