import type { ViewOf } from '../../../cloud/call'
import { openPage } from '../../../testing/simulated-page'

type View = ViewOf<'satisfaction.round'>
type Row = View['villages'][number]

const shown: Row = {
  ...{ villageId: 'u1', name: '柳湾村', township: '红柳镇', secretary: '周建平', state: 'shown' },
  ...{ rate: '92.1%', point: 0.921, low: 0.858, high: 0.957, tone: 'pine' },
  ...{ text: '多半在 85.8%—95.7%，收回 82 张', since: '比2026年第一轮高 3.2 个百分点', tag: null },
  ...{ aspects: [{ name: '常住村里', text: '88.2%' }], stay: '91.0%' },
}
const hidden: Row = {
  ...{ ...shown, villageId: 'u2', name: '上梁村', township: '沙梁乡', state: 'hidden', rate: '' },
  ...{ point: 0, low: 0, high: 0, tone: 'stone', text: '免得猜出是谁投的，这轮不公布', since: '' },
  ...{ tag: { tone: 'stone', text: '不公布', sign: 'dash' }, aspects: [], stay: '' },
}
const view: View = {
  ...{ roundId: 'r1', title: '2026年第二轮', when: '', where: '红柳镇、沙梁乡，11月20日—25日' },
  ...{ tag: { tone: 'pine', text: '已公布', sign: 'in' }, notes: ['合计不公布，免得倒推出哪个村'] },
  ...{ verifications: [], line: { share: 0.7, text: '70% 线' }, villages: [shown, hidden] },
  townships: [
    { name: '红柳镇', text: '收回 82 张，合计满意率 92.1%' },
    { name: '沙梁乡', text: '合计不公布，免得倒推出哪个村' },
  ],
  ...{ hiddenNote: '不说是哪一种。', act: null, mayExport: false },
  ...{ extension: null, remarks: '', archive: null, slips: null },
}

/** The page on a phone whose cloud gives this answer. */
const open = (round: View) =>
  openPage(__dirname, { query: { roundId: 'r1' }, answers: { 'satisfaction.round': round } })

describe('a published round of several townships', () => {
  it('shows each township with what it is together above its villages, or that this is not given', async () => {
    const page = await open(view)
    expect(page.texts('.round__township')).toEqual([
      '红柳镇收回 82 张，合计满意率 92.1%',
      '沙梁乡合计不公布，免得倒推出哪个村',
    ])
  })

  it('says of a shown village how it stands against the round before, and of a hidden one nothing', async () => {
    const page = await open(view)
    expect(page.texts('.round__since')).toEqual(['比2026年第一轮高 3.2 个百分点'])
    expect(page.text()).toContain('免得猜出是谁投的，这轮不公布')
    expect(page.texts('.round__note')).toEqual(['不说是哪一种。'])
  })

  it('has neither heads nor a note where there is one township and nothing is hidden', async () => {
    const page = await open({ ...view, villages: [{ ...shown, since: '' }], townships: [], hiddenNote: '' })
    expect(page.texts('.round__township, .round__since, .round__note')).toEqual([])
    expect(page.text()).toContain('柳湾村')
  })
})

it('of a county’s three hundred villages draws only those near the screen', async () => {
  const villages = Array.from({ length: 300 }, (_, i): Row => ({
    ...shown,
    villageId: `u${i}`,
    name: `第${i + 1}村`,
    since: '',
  }))
  const page = await open({ ...view, villages, townships: [] })
  const { pieces } = page.data as unknown as { pieces: Array<{ items: unknown[] }> }
  expect(pieces).toHaveLength(75)
  const drawn = pieces.filter(({ items }) => items.length > 0)
  expect(drawn.length).toBeGreaterThan(1)
  expect(drawn.length).toBeLessThan(12)
})
