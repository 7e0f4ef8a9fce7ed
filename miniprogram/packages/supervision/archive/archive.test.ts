import { barOf, chosen, firstChoice, isRunning, shareOf, type Archive, type Made } from './view'
import { documents } from '../../../testing/documents'
import { openPage, refusal, type Answer } from '../../../testing/simulated-page'

const view: Archive = {
  ...{ unitId: 'u990101', name: '清河县', empty: null, running: '这个月还没完', note: '文件存一天就删。' },
  units: [
    { unitId: 'u990101', name: '清河县' },
    { unitId: 'u990101101', name: '红柳镇' },
  ],
  months: [
    { month: '2026-11', title: '2026年11月' },
    { month: '2026-10', title: '2026年10月' },
    { month: '2026-09', title: '2026年9月' },
  ],
}
const going = (done: number): Made => ({ done, total: 12, text: `做了 ${done} / 12 个乡镇`, file: null })
const there: Made = {
  ...{ done: 12, total: 12, text: '做好了，36 人' },
  file: { url: 'http://x/f.xlsx', fileName: '清河县2026年11月考勤台账.xlsx' },
}

/** The page on a phone whose cloud gives these answers in turn; `opened` are the files that it opened. */
async function open(...answers: Answer[]) {
  const { opened, wx } = documents()
  const page = await openPage(__dirname, { query: { unitId: 'u990101' }, answers, wx })
  return { ...page, opened }
}
const failure = refusal('server.failed', '县里的服务没有回应')

it('makes the ledger of the unit and month that are chosen, asking on until it is there, and opens it', async () => {
  const { sent, opened, act, choose, text } = await open(view, going(3), going(7), there)
  expect(text()).toContain('这个月还没完')
  await choose('onUnit', '1')
  await choose('onMonth', '1')
  expect(text()).not.toContain('这个月还没完')
  await act('onMake')
  expect(sent.slice(1).map(({ action }) => action)).toEqual(Array(3).fill('report.monthLedger'))
  expect(sent[3]!.input).toEqual({ unitId: 'u990101101', month: '2026-10' })
  expect(opened).toEqual(['wxfile://usr/清河县2026年11月考勤台账.xlsx'])
  expect(text()).toContain('做好了，36 人')
})

it('two taps make one file', async () => {
  const { sent, act } = await open(view, going(3), there)
  await act('onMake', {}, 2)
  expect(sent).toHaveLength(3)
})

it('a failure midway is said in a sentence, keeps how far it was, and goes on from there', async () => {
  const { opened, act, text } = await open(view, going(5), failure, going(9), there)
  await act('onMake')
  expect(text()).toContain('县里的服务没有回应')
  expect(text()).toContain('做了 5 / 12 个乡镇')
  expect(opened).toEqual([])
  await act('onMake')
  expect(text()).not.toContain('县里的服务没有回应')
  expect(opened).toHaveLength(1)
})

it('whoever leaves the page asks for no more', async () => {
  const { sent, begin, settle, opened } = await open(view, going(1), there)
  begin('onMake')
  begin('onUnload')
  await settle()
  expect(sent).toHaveLength(2)
  expect(opened).toEqual([])
})

it('the register of leaves takes a span of months', async () => {
  const { sent, act, choose, text } = await open(view, there)
  await choose('onForm', 'leaves')
  expect(text()).toContain('不写事由')
  await choose('onFrom', '2')
  await act('onMake')
  expect(sent[1]).toMatchObject({
    ...{ action: 'report.leaveList', input: { unitId: 'u990101', from: '2026-09', to: '2026-11' } },
  })
})

it('says what is missing where there is nothing, and what happened where it is refused', async () => {
  const empty = { what: '这里还没有乡镇', next: '先导入花名册，再回来做台账。' }
  expect((await open({ ...view, empty })).text()).toContain('先导入花名册')
  const failed = await open(failure, view)
  expect(failed.text()).toContain('再试一次')
  await failed.act('load')
  expect(failed.text()).toContain('清河县')
  expect((await open(refusal('record.notFound'))).text()).not.toContain('再试一次')
})

it('of two months that were turned round, the other one follows', () => {
  const first = firstChoice('leaves')
  expect(chosen(first, { to: 2 })).toMatchObject({ from: 2, to: 2 })
  expect(chosen({ ...first, from: 2, to: 1 }, { from: 0 })).toMatchObject({ from: 0, to: 0 })
  expect(chosen(first, { from: 2 })).toMatchObject({ from: 2, to: 0 })
  expect([isRunning({ ...first, from: 2 }), isRunning({ ...first, from: 2, to: 1 })]).toEqual([true, false])
})

it('the button says what it does, and the bar moves', () => {
  expect(barOf('ledger', false, null)).toEqual({ primary: '做考勤台账', off: false })
  expect(barOf('leaves', false, null).primary).toBe('做登记表')
  expect(barOf('ledger', true, going(3))).toEqual({ primary: '正在做，做了 3 / 12 个乡镇', off: true })
  expect(barOf('ledger', false, going(3)).primary).toBe('接着做')
  expect(barOf('ledger', false, there).primary).toBe('再打开一次')
  expect([going(0), going(6), there].map(shareOf)).toEqual([4, 50, 100])
})
