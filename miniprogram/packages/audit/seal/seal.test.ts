import type { ViewOf } from '../../../cloud/call'
import { offline, openPage, refusal, type Answer } from '../../../testing/simulated-page'

const digits = '8c3e91af0b6277d4c5aa12f03d9b6e4477f1028c9d3a5e6b1f40c2d8e7a95b36'
const groups = digits.match(/.{4}/g)!

const view: ViewOf<'audit.lastSeal'> = {
  seal: {
    title: '封到2026年11月22日',
    facts: ['这一次封了 12 份改动过的记录', '接着11月21日的封条，一条扣一条'],
    groups,
    text: `驻村台账封存 2026-11-22\n${groups.join(' ')}`,
  },
  late: null,
  empty: { what: '还没有封过', next: '每天零点二十分封前一天，明天就能看到第一条。' },
  about: [{ title: '怎么核对', lines: ['请管服务器的人运行 npm run audit，从头重算一遍。'] }],
}

/** The page on a phone whose cloud gives these answers in turn; `copied` is what it put into the clipboard. */
async function open(...answers: Answer[]) {
  const copied: string[] = []
  const setClipboardData = ({ data }: { data: string }) => copied.push(data)
  return { ...(await openPage(__dirname, { answers, wx: { setClipboardData } })), copied }
}

it('shows day and digits in sixteen groups of four, as they are written down, and how they are checked', async () => {
  const { act, copied, text, texts } = await open(view)
  expect(text()).toContain('封到2026年11月22日')
  expect(texts('.seal__group')).toEqual(groups)
  expect(text()).toContain('npm run audit')
  await act('copy')
  expect(copied).toEqual([view.seal!.text])
})

it('before the first night it says when there will be something, and has nothing to copy', async () => {
  const { text } = await open({ ...view, seal: null })
  expect(text()).toContain('还没有封过')
  expect(text()).not.toContain('复制这一条')
})

it('says when the clock has not sealed what it should have', async () => {
  const late = { what: '只封到11月20日', next: '请告诉县驻村办，看看后台的定时任务停了没有。' }
  const { text } = await open({ ...view, late })
  expect(text()).toContain('只封到11月20日')
})

it('says why there is nothing, and keeps what it shows when the network goes later', async () => {
  const closed = await open(refusal('caller.notBound', '还没有绑定', '请先绑定。'))
  expect(closed.text()).toContain('还没有绑定')
  const kept = await open(view, offline, offline)
  await kept.act('load')
  expect(kept.text()).toContain('封到2026年11月22日')
  expect(kept.text()).toContain('再试')
})
