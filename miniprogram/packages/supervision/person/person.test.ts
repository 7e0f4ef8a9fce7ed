import type { ViewOf } from '../../../cloud/call'
import { openPage, refusal, type Answer } from '../../../testing/simulated-page'

type Person = ViewOf<'supervision.person'>

const view: Person = {
  ...{ personId: 'p1', postingId: 'g1', name: '孙丽', post: '石桥村队员', when: '2025年5月12日起' },
  today: { tone: 'pine', sign: 'in', text: '在村' },
  month: {
    ...{ month: '2026-11', title: '11月', unexplained: null },
    stats: [{ label: '在村', sign: 'in', value: 16, of: '/ 20 天' }],
  } as unknown as Person['month'],
  looks: [
    {
      ...{ key: 'commuting-g1', villageId: 'u990101101204', until: '2026-11-19' },
      tile: { tone: 'wheat', sign: 'night' },
      ...{ what: '孙丽 4 天白天在，晚上没有记录', where: '石桥村，11月16日、17日', note: '先问一问。' },
      ...{
        tag: { tone: 'stone', sign: '', text: '走读' },
        page: 'packages/attendance/ledger/index?personId=p1',
      },
    },
  ],
  cases: [],
  leaves: [
    {
      ...{ key: 'a1', what: '请假 2天', when: '11月3日 周二 至 4日 周三', page: '' },
      tag: { tone: 'pine', sign: 'in', text: '已销假' },
    },
  ],
  empty: { looks: '没有要看的', cases: '没有补签和异议', leaves: '今年没有请过假' },
  note: '这是提醒，不是结论。',
  ways: [{ text: '看每一天的台账', page: 'packages/attendance/ledger/index?personId=p1&postingId=g1' }],
}

/** The page on a phone whose cloud answers with what is given, in turn. */
const open = (...answers: Answer[]) =>
  openPage(__dirname, { query: { personId: 'p1', postingId: 'g1' }, answers })

it('shows posting, month, what needs a look with its dates, contests and leaves', async () => {
  const { sent, text } = await open(view)
  expect(sent[0]).toMatchObject({ action: 'supervision.person', input: { personId: 'p1', postingId: 'g1' } })
  for (const said of [
    '孙丽',
    '石桥村队员',
    '2025年5月12日起',
    '在村',
    '/ 20 天',
    '11月16日、17日',
    '请假 2天',
    '已销假',
  ])
    expect(text()).toContain(said)
  expect(text()).toContain('没有补签和异议')
  expect(text()).toContain('这是提醒，不是结论。')
})

it('a line leads to what it rests on, and one that leads nowhere stays', async () => {
  const { went, tap } = await open(view)
  await tap('toPage', { page: view.looks[0]!.page })
  await tap('toPage', { page: view.leaves[0]!.page })
  expect(went).toEqual(['/packages/attendance/ledger/index?personId=p1'])
})

it('says of each part that there is nothing in it', async () => {
  const { text } = await open({ ...view, looks: [], leaves: [], today: null })
  for (const said of ['没有要看的', '没有补签和异议', '今年没有请过假']) expect(text()).toContain(said)
})

it('a refusal is said in a sentence, with another try only where that may help', async () => {
  expect((await open(refusal('record.notFound'))).text()).not.toContain('再试一次')
  const failed = await open(refusal('server.failed'), view)
  expect(failed.text()).toContain('再试一次')
  await failed.act('load')
  expect(failed.text()).toContain('石桥村队员')
})
