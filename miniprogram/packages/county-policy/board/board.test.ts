import type { ViewOf } from '../../../cloud/call'
import { offline, openPage, refusal, type Answers } from '../../../testing/simulated-page'

type Board = ViewOf<'policy.board'>

const sheet: Board['switches'][number]['sheet'] = {
  ...{ title: '打开“签到拍照”', retentionLabel: '照片留', retentionMissing: '还差：照片留几天' },
  ...{ warning: '照片非必要不能要。', documentNumber: '', purpose: '', retentionDays: null },
  ...{ retention: [{ days: 30, text: '30 天' }], firstDay: '2026-11-24', lastDay: '2028-11-22' },
  ...{ blocked: '', offTitle: '关上“签到取位置”', offWarning: '马上就不再收了。' },
}
const board = (mayEdit: boolean): Board => ({
  countyName: '清河县',
  version: 3,
  mayEdit,
  note: '没有文件依据就打不开。',
  switches: [
    {
      ...{ name: 'location', title: '签到取位置', tile: { tone: 'pine', sign: 'place' }, on: true, sheet },
      ...{ status: '开着，到 12月31日', tone: 'pine', soon: false },
      facts: [{ label: '文号', text: '清组发〔2026〕14号' }],
    },
    {
      ...{ name: 'photo', title: '签到拍照', tile: { tone: 'stone', sign: 'camera' }, on: false, sheet },
      ...{ status: '关着，没有登记文件', tone: 'stone', soon: false, facts: [] },
    },
  ],
})

/** The board on a phone whose cloud answers by action. */
async function open(answers: Answers) {
  const page = await openPage(__dirname, { answers })
  return {
    ...page,
    turn: (name: string) => page.tap('onSwitch', { name }),
    writes: () => page.sent.filter(({ action }) => action !== 'policy.board'),
    data: page.data as { sheet: string; done: string; offBar: { off: boolean }; sheetTrouble: unknown },
  }
}

const said = { what: '“签到取位置”关上了', version: 4 }

it('an organiser sees every switch with its document, and may turn it', async () => {
  const { text, all } = await open({ 'policy.board': board(true) })
  expect(text()).toContain('开着，到 12月31日')
  expect(text()).toContain('清组发〔2026〕14号')
  expect(all('.board__switch')).toHaveLength(2)
  expect(text()).toContain('换一份文件')
})

it('everybody else reads the same and turns nothing', async () => {
  const { text, all } = await open({ 'policy.board': board(false) })
  expect(text()).toContain('清组发〔2026〕14号')
  expect(all('.board__switch')).toHaveLength(0)
  expect(text()).not.toContain('换一份文件')
})

it('one that is on is turned off with a reason, under the version that was shown', async () => {
  const { turn, act, choose, data, writes } = await open({
    'policy.board': board(true),
    'policy.switchOff': said,
  })
  await turn('location')
  expect(data.sheet).toBe('off')
  await act('onOff')
  expect(writes()).toEqual([])
  await choose('onReason', ' 专项结束 ')
  expect(data.offBar.off).toBe(false)
  await act('onOff')
  expect(writes()).toMatchObject([{ input: { switch: 'location', reason: '专项结束', version: 3 } }])
  expect(data).toMatchObject({ sheet: '', done: '“签到取位置”关上了' })
})

it('one that is off asks for its document first; the same one again goes out under the same id', async () => {
  const { turn, tell, data, writes, answerWith } = await open({
    'policy.board': board(true),
    'policy.register': offline,
  })
  await turn('photo')
  expect(data.sheet).toBe('register')
  const filled = { documentNumber: '21号', purpose: '排查', validUntil: '2027-01-31', retentionDays: 30 }
  await tell('onRegister', filled)
  expect(data.sheet).toBe('register')
  expect(data.sheetTrouble).not.toBeNull()
  answerWith('policy.register', { what: '“签到拍照”打开了', version: 4 })
  await tell('onRegister', filled)
  expect(data.done).toBe('“签到拍照”打开了')
  expect(new Set(writes().map(({ requestId }) => requestId)).size).toBe(1)
  await turn('photo')
  await tell('onRegister', { ...filled, retentionDays: 7 })
  expect(new Set(writes().map(({ requestId }) => requestId)).size).toBe(2)
})

it('a refusal stays on the sheet with its next step, and nothing that was typed is lost', async () => {
  const text = { what: '刚刚有人改过县里的规则', next: '请退回去看看改了什么，再改一次。' }
  const refused = refusal('policy.changedMeanwhile', text.what, text.next)
  const { turn, act, choose, data } = await open({ 'policy.board': board(true), 'policy.switchOff': refused })
  await turn('location')
  await choose('onReason', '专项结束')
  await act('onOff')
  expect(data).toMatchObject({ sheet: 'off', sheetTrouble: text, reason: '专项结束' })
})
