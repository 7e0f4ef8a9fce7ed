import type { ViewOf } from '../../../cloud/call'
import { openPage, refusal, type Answer } from '../../../testing/simulated-page'

type Board = ViewOf<'supervision.board'>
type Cell = Board['month']['cells'][number]

const parts: Board['today']['parts'] = [
  { kind: 'in', count: 17 },
  { kind: 'none', count: 1 },
]
const row = {
  unitId: 'u990101101',
  name: '红柳镇',
  value: '在村 17 / 22',
  unexplained: 1,
  parts,
  words: '在村 17',
}
const cell = (date: number, rest: Partial<Cell> = {}): Cell => ({
  ...{ day: `2026-11-${String(date).padStart(2, '0')}`, date, level: '4', share: '95', today: false },
  ...{ title: `11月${date}日`, parts, said: `在村 ${date}`, words: `11月${date}日，在村 ${date}`, ...rest },
})
const month: Board['month'] = {
  ...{
    unitId: 'u990101',
    month: '2026-11',
    title: '2026年11月',
    previous: '2026-10',
    next: null,
    asOf: '18:40 的数',
  },
  stats: [{ label: '人均在村', sign: 'in', value: '12.3', of: '天' }],
  ...{ parts, words: '在村 412', rowsTitle: '各镇', empty: null },
  cells: [cell(20), cell(21, { level: 'rest', share: '' }), cell(23, { today: true })],
  rows: [{ ...row, value: '人均 12.3 天 9.1 夜' }],
}
const view: Board = {
  ...{ unitId: 'u990101', name: '清河县', asOf: '18:40 的数', late: null, others: [], empty: null },
  path: [
    { unitId: 'u9901', name: '河西市' },
    { unitId: 'u990101', name: '清河县' },
  ],
  today: {
    ...{ title: '11月23日 周一', summary: '131 人，106 人在村', parts, words: '在村 106' },
    figures: [
      {
        ...{ key: 'nobody', text: '没人在村', value: '2 个村', tone: 'brick', sign: 'none' },
        rows: [{ unitId: 'u990101102', name: '白杨镇', value: '2 个村' }],
      },
    ],
    ...{ rowsTitle: '各镇', rows: [row], people: null },
  },
  month,
  trend: {
    months: [
      {
        month: '2026-10',
        title: '2026年10月',
        label: '10',
        year: '2026',
        parts,
        words: '人均在村 18 天，夜宿 14 夜',
      },
      {
        month: '2026-11',
        title: '2026年11月',
        label: '11',
        year: '',
        parts,
        words: '人均在村 12.3 天，夜宿 9.1 夜',
      },
    ],
    note: '每根柱子是一个月的人天',
  },
  looks: {
    ...{
      count: 3,
      title: '件要看一看',
      note: '这是提醒，不是结论。',
      empty: { what: '没有要看的', next: '' },
    },
    reasons: [
      {
        ...{
          key: 'absent',
          text: '好几个工作日没有记录（缺岗）',
          value: '3 人',
          tone: 'brick',
          sign: 'none',
        },
        rows: [{ unitId: 'u990101101', name: '红柳镇', value: '3 人' }],
      },
    ],
  },
  ways: [{ text: '谁在村', page: 'packages/attendance/today/index?unitId=u990101' }],
}

/** The page on a phone whose cloud gives these answers in turn. */
const open = (answers: Answer[], query: Record<string, string> = {}, pages: object[] = []) =>
  openPage(__dirname, { answers, query, pages })

it('opens on today: how many are there, what is odd, and every unit below', async () => {
  const { text, sent, titles } = await open([view], { unitId: 'u990101' })
  expect(sent[0]).toMatchObject({ action: 'supervision.board', input: { unitId: 'u990101' } })
  for (const said of ['131 人，106 人在村', '没人在村', '2 个村', '红柳镇', '在村 17 / 22', '18:40 的数'])
    expect(text()).toContain(said)
  expect(titles).toEqual(['清河县'])
})

it('a figure of today opens the units of its own number, also where the same is looked at by another', async () => {
  const unbound = {
    ...{ key: 'unbound', text: '还没绑定微信', value: '10 人', tone: 'stone', sign: 'dash' },
    rows: [{ unitId: 'u990101101', name: '红柳镇', value: '10 人' }],
  } as const
  const looked = { ...view.looks.reasons[0]!, key: 'unbound', value: '5 个村' }
  const { text, tap } = await open([
    {
      ...view,
      today: { ...view.today, figures: [{ ...unbound, rows: [...unbound.rows] }] },
      looks: { ...view.looks, reasons: [{ ...looked, rows: [] }] },
    },
  ])
  expect(text()).not.toContain('红柳镇10 人')
  await tap('onReason', { key: 'unbound' })
  expect(text()).toContain('红柳镇10 人')
  expect(text()).toContain('131 人，106 人在村')
  await tap('onReason', { key: 'unbound' })
  expect(text()).not.toContain('红柳镇10 人')
})

it('and so it does where everything was looked at already', async () => {
  const { text, tap } = await open([{ ...view, looks: { ...view.looks, count: 0, reasons: [] } }])
  await tap('onReason', { key: 'nobody' })
  expect(text()).toContain('白杨镇2 个村')
})

it('somebody of a village opens as a person', async () => {
  const { went, tell } = await open([view])
  await tell('toPerson', { personId: 'p1', postingId: 'g1' })
  expect(went.at(-1)).toBe('../person/index?personId=p1&postingId=g1')
})

it('without a unit asks for the caller’s own', async () => {
  expect((await open([view])).sent[0]!.input).toEqual({})
})

it('a unit below opens on the same part of its board', async () => {
  const { went, tap, tell } = await open([view])
  await tap('toUnit', { unit: 'u990101101' })
  await tell('onSegment', { value: 'month' })
  await tap('toUnit', { unit: 'u990101101' })
  expect(went).toEqual(['./index?unitId=u990101101&at=today', './index?unitId=u990101101&at=month'])
})

it('a unit above is gone back to where it is open, and opened instead of this where it is not', async () => {
  const board = (unitId: string) => ({ route: 'packages/supervision/board/index', data: { unitId } })
  const behind = await open([view], {}, [board('u9901'), board('u990101')])
  await behind.tap('toAbove', { unit: 'u9901' })
  expect(behind.went.at(-1)).toBe('back 1')
  const alone = await open([view], {}, [board('u990101')])
  await alone.tap('toAbove', { unit: 'u9901' })
  expect(alone.went.at(-1)).toBe('instead ./index?unitId=u9901&at=today')
  await alone.tap('toAbove', { unit: 'u990101' })
  expect(alone.went).toHaveLength(1)
})

it('a month is averages, a cell a day and the units below; a day tells what it is made of', async () => {
  const { text, tell } = await open([view], { at: 'month' })
  for (const said of ['2026年11月', '12.3', '95%', '休', '人均 12.3 天 9.1 夜', '在村 23'])
    expect(text()).toContain(said)
  await tell('onDay', { day: '2026-11-20' })
  expect(text()).toContain('11月20日')
  expect(text()).toContain('在村 20')
})

it('a day opens the units it is made of, and each of them opens on that day', async () => {
  const day = { unitId: 'u990101', day: '2026-11-20', title: '', rows: [{ ...row, value: '在村 9 / 20' }] }
  const { sent, text, went, tap, tell } = await open([view, day], { at: 'month' })
  await tell('onDay', { day: '2026-11-20' })
  await tap('openDay', {})
  expect(sent[1]).toMatchObject({
    action: 'supervision.day',
    input: { unitId: 'u990101', day: '2026-11-20' },
  })
  expect(text()).toContain('在村 9 / 20')
  await tap('toUnit', { unit: 'u990101101', day: '2026-11-20' })
  expect(went.at(-1)).toBe('./index?unitId=u990101101&at=month&day=2026-11-20')
  await tell('onDay', { day: '2026-11-23' })
  expect(text()).not.toContain('在村 9 / 20')
})

it('opened on a day of another month shows that month and that day', async () => {
  const october = {
    ...month,
    month: '2026-10',
    title: '2026年10月',
    cells: [{ ...cell(9), day: '2026-10-09' }],
  }
  const { sent, text } = await open([view, october], { at: 'month', day: '2026-10-09' })
  expect(sent[1]).toMatchObject({ input: { month: '2026-10' } })
  expect(text()).toContain('2026年10月')
  expect(text()).toContain('在村 9')
})

it('turning to another month asks for that month alone and keeps the rest', async () => {
  const october = { ...month, month: '2026-10', title: '2026年10月', next: '2026-11' }
  const { sent, text, tap, tell } = await open([view, october], { at: 'month' })
  await tap('turn', { month: '2026-10' })
  expect(sent[1]).toMatchObject({
    action: 'supervision.month',
    input: { unitId: 'u990101', month: '2026-10' },
  })
  expect(text()).toContain('2026年10月')
  await tell('onSegment', { value: 'today' })
  expect(text()).toContain('131 人，106 人在村')
})

it('a month that cannot be read leaves the one that is shown, and says so', async () => {
  const { text, tap } = await open([view, refusal('server.failed', '没有找到这一条')], { at: 'month' })
  await tap('turn', { month: '2026-10' })
  expect(text()).toContain('2026年11月')
  expect(text()).toContain('没有找到这一条')
})

it('a column of the trend tells its month and leads to it', async () => {
  const { sent, text, tap, tell } = await open([view, { ...month, month: '2026-10', title: '2026年10月' }], {
    at: 'trend',
  })
  expect(text()).toContain('人均在村 12.3 天，夜宿 9.1 夜')
  await tell('onTrend', { month: '2026-10' })
  expect(text()).toContain('人均在村 18 天，夜宿 14 夜')
  await tap('toTrendMonth', {})
  expect(sent[1]).toMatchObject({ input: { month: '2026-10' } })
  expect(text()).toContain('2026年10月')
})

it('reasons are counted, and one that is opened names units and never people', async () => {
  const { text, tap } = await open([view], { at: 'looks' })
  expect(text()).toContain('好几个工作日没有记录（缺岗）')
  expect(text()).not.toContain('红柳镇')
  await tap('onReason', { key: 'absent' })
  expect(text()).toContain('红柳镇')
  await tap('onReason', { key: 'absent' })
  expect(text()).not.toContain('红柳镇')
  expect(text()).toContain('这是提醒，不是结论。')
})

it('numbers of another day, and a county without people, are said to be so', async () => {
  const late = { text: '这是11月22日的数，今天的还没有算出来', more: '过一会儿下拉刷新。' }
  expect((await open([{ ...view, late }])).text()).toContain('这是11月22日的数')
  const empty = { what: '这里还没有驻村的人', next: '县里导入花名册以后就有数了。' }
  const { text } = await open([{ ...view, empty, ways: [] }])
  expect(text()).toContain('这里还没有驻村的人')
  expect(text()).not.toContain('131 人')
})

it('a refusal is said in a sentence, with another try only where that may help', async () => {
  const refused = await open([refusal('record.notFound', '没有找到这一条', '请退回去再看看。')])
  expect(refused.text()).toContain('没有找到这一条')
  expect(refused.text()).not.toContain('再试一次')
  const failed = await open([refusal('server.failed'), view])
  expect(failed.text()).toContain('再试一次')
  await failed.act('load')
  expect(failed.text()).toContain('131 人，106 人在村')
})
