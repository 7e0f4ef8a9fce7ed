import { documents } from '../../../testing/documents'
import { openComponent, refusal, type Sent } from '../../../testing/simulated-page'

const VILLAGES = ['柳湾村', '沙井村', '东渠村']
const tags = {
  none: { tone: 'wheat', text: '没印', sign: 'wait' },
  done: { tone: 'pine', text: '印好了', sign: 'in' },
}
const rowOf = (name: string, printed: boolean, reprint: object | null = null) => ({
  villageId: name,
  name,
  secretary: '周建平',
  text: printed ? '11月20日 09:12 刘敏印了 45 张' : '还没印',
  tag: printed ? tags.done : tags.none,
  may: printed ? 'open' : 'print',
  reprint,
})
const slipsOf = (printed: string[]) => ({
  text: `印好 ${printed.length} 个村`,
  counting: VILLAGES.length,
  rows: VILLAGES.map((name) => rowOf(name, printed.includes(name))),
})

/** The component among villages that the cloud prints when it is asked; `refuses` it does not. */
async function open(printed: string[], { refuses = '', first = slipsOf(printed) } = {}) {
  const done = [...printed]
  const print = ({ input: { villageId } }: Sent) => {
    const village = String(villageId)
    if (village === refuses)
      return refusal('satisfaction.codesFailed', '沙井村的纸条没有印成', '请过一会儿再点一次。')
    if (!done.includes(village)) done.push(village)
    return { url: 'u', fileName: `纸条 ${village}.xlsx`, slips: slipsOf(done) }
  }
  const { kept, opened, wx } = documents('纸条 旧村.xlsx', '请假条.xlsx')
  const page = await openComponent(
    __dirname,
    { value: first, roundId: 'r1' },
    { answers: { 'report.slipSheets': print }, wx },
  )
  const bar = () => page.data['bar'] as { primary: string; off: boolean }
  // The page that holds it hands the news back, as the real one does.
  const shown: string[] = []
  page.on('changed', (detail) => {
    shown.push(bar().primary)
    page.page.setData({ value: (detail as { slips: object }).slips })
  })
  const wishes = () =>
    page.sent.map(({ input }) => {
      const { roundId: _, ...wish } = input
      return wish
    })
  return { ...page, kept, opened, shown, bar, wishes }
}

describe('印纸条', () => {
  it('prints what is missing, village by village, and says where it is', async () => {
    const page = await open(['柳湾村'])
    expect(page.bar()).toMatchObject({ primary: '印 2 个村的纸条', off: false })
    await page.act('onAll')
    expect(page.wishes()).toEqual([{ villageId: '沙井村' }, { villageId: '东渠村' }])
    expect(page.shown).toEqual(['印纸条 2/3', '印纸条 3/3'])
    expect(page.bar().primary).toBe('')
    expect(page.opened).toEqual([])
  })

  it('a second tap on the bar while it prints does nothing', async () => {
    const page = await open([])
    await Promise.all([page.act('onAll', {}, 2), page.tap('onVillage', { id: '东渠村' })])
    expect(page.sent.map(({ input }) => input['villageId'])).toEqual(VILLAGES)
  })

  it('stops at the first village that does not come out, says why, and goes on from there', async () => {
    const page = await open([], { refuses: '沙井村' })
    await page.act('onAll')
    expect(page.sent.map(({ input }) => input['villageId'])).toEqual(['柳湾村', '沙井村'])
    expect(page.text()).toContain('沙井村的纸条没有印成')
    expect(page.bar()).toMatchObject({ primary: '印 2 个村的纸条', off: false })
  })

  it('left in the middle, it finishes the village at hand and begins no other', async () => {
    const page = await open([])
    const all = page.act('onAll')
    page.detach()
    await all
    expect(page.sent.map(({ input }) => input['villageId'])).toEqual(['柳湾村'])
  })

  it('one village is opened at once, and the phone keeps no other file of slips', async () => {
    const page = await open(VILLAGES)
    await page.tap('onVillage', { id: '沙井村' })
    expect(page.wishes()).toEqual([{ villageId: '沙井村' }])
    expect(page.opened).toEqual(['wxfile://usr/纸条 沙井村.xlsx'])
    await page.tap('onVillage', { id: '东渠村' })
    expect(page.kept).toEqual(['请假条.xlsx', '纸条 东渠村.xlsx'])
  })

  it('a refusal opens nothing', async () => {
    const page = await open([], { refuses: '沙井村' })
    await page.tap('onVillage', { id: '沙井村' })
    expect(page.opened).toEqual([])
    expect(page.text()).toContain('请过一会儿再点一次')
  })
})

describe('重印', () => {
  const question = { insteadOf: 17, title: '重印柳湾村的纸条？', message: '已经印出来的全部作废' }
  const first = { text: '', counting: 2, rows: [rowOf('柳湾村', true, question), rowOf('沙井村', true)] }

  it('asks first, and names the printing that is to be void', async () => {
    const page = await open(VILLAGES, { first })
    expect(page.all('.slips__again')).toHaveLength(1)
    await page.tap('onReprint', { id: '柳湾村' })
    expect(page.text()).toContain('已经印出来的全部作废')
    expect(page.wishes()).toEqual([])
    await page.act('onConfirm')
    expect(page.wishes()).toEqual([{ villageId: '柳湾村', insteadOf: 17 }])
    expect(page.opened).toEqual(['wxfile://usr/纸条 柳湾村.xlsx'])
    // The question is gone, so a second tap on it finds nothing.
    await page.act('onConfirm')
    expect(page.wishes()).toHaveLength(1)
  })

  it('asked about and not confirmed prints nothing', async () => {
    const page = await open(VILLAGES, { first })
    await page.tap('onReprint', { id: '柳湾村' })
    await page.act('onCancel')
    await page.act('onConfirm')
    expect(page.wishes()).toEqual([])
  })
})
