import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

/** WeChat’s compiler starts a process for every template; a busy machine takes its time. */
jest.setTimeout(60_000)

type Board = ViewOf<'policy.board'>
const root = join(__dirname, '..', '..', '..')

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

interface Sent {
  action: string
  requestId: string
  input: Record<string, unknown>
}

/** The board on a phone whose cloud gives these answers by action; a missing one is a lost network. */
async function open(answers: Record<string, unknown>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const sent: Sent[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: Sent }) => {
          sent.push(data)
          const answer = answers[data.action]
          return answer ? Promise.resolve({ result: answer }) : Promise.reject({ errCode: -1 })
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as {
    load(): Promise<void>
    onReason(event: object): void
    onOff(): Promise<void>
    onRegister(event: object): Promise<void>
    onSwitch(event: object): void
  }
  await methods.load()
  const turn = (name: string) => methods.onSwitch({ currentTarget: { dataset: { name } } })
  const writes = () => sent.filter(({ action }) => action !== 'policy.board')
  return {
    ...{ page, methods, turn, writes, answers },
    data: page.data as { sheet: string; done: string; offBar: { off: boolean }; sheetTrouble: unknown },
    text: () => page.dom?.textContent ?? '',
  }
}

const ok = (data: unknown) => ({ ok: true, data })
const said = ok({ what: '“签到取位置”关上了', version: 4 })

it('an organiser sees every switch with its document, and may turn it', async () => {
  const { text, page } = await open({ 'policy.board': ok(board(true)) })
  expect(text()).toContain('开着，到 12月31日')
  expect(text()).toContain('清组发〔2026〕14号')
  expect(page.querySelectorAll('.board__switch')).toHaveLength(2)
  expect(text()).toContain('换一份文件')
})

it('everybody else reads the same and turns nothing', async () => {
  const { text, page } = await open({ 'policy.board': ok(board(false)) })
  expect(text()).toContain('清组发〔2026〕14号')
  expect(page.querySelectorAll('.board__switch')).toHaveLength(0)
  expect(text()).not.toContain('换一份文件')
})

it('one that is on is turned off with a reason, under the version that was shown', async () => {
  const { turn, methods, data, writes } = await open({
    'policy.board': ok(board(true)),
    'policy.switchOff': said,
  })
  turn('location')
  expect(data.sheet).toBe('off')
  await methods.onOff()
  expect(writes()).toEqual([])
  methods.onReason({ detail: { value: ' 专项结束 ' } })
  expect(data.offBar.off).toBe(false)
  await methods.onOff()
  expect(writes()).toMatchObject([{ input: { switch: 'location', reason: '专项结束', version: 3 } }])
  expect(data).toMatchObject({ sheet: '', done: '“签到取位置”关上了' })
})

it('one that is off asks for its document first; the same one again goes out under the same id', async () => {
  const { turn, methods, data, writes, answers } = await open({ 'policy.board': ok(board(true)) })
  turn('photo')
  expect(data.sheet).toBe('register')
  const filled = { documentNumber: '21号', purpose: '排查', validUntil: '2027-01-31', retentionDays: 30 }
  await methods.onRegister({ detail: filled })
  expect(data.sheet).toBe('register')
  expect(data.sheetTrouble).not.toBeNull()
  answers['policy.register'] = ok({ what: '“签到拍照”打开了', version: 4 })
  await methods.onRegister({ detail: filled })
  expect(data.done).toBe('“签到拍照”打开了')
  expect(new Set(writes().map(({ requestId }) => requestId)).size).toBe(1)
  turn('photo')
  await methods.onRegister({ detail: { ...filled, retentionDays: 7 } })
  expect(new Set(writes().map(({ requestId }) => requestId)).size).toBe(2)
})

it('a refusal stays on the sheet with its next step, and nothing that was typed is lost', async () => {
  const text = { what: '刚刚有人改过县里的规则', next: '请退回去看看改了什么，再改一次。' }
  const refusal = { ok: false, code: 'policy.changedMeanwhile', params: {}, text, requestId: 'r' }
  const { turn, methods, data } = await open({ 'policy.board': ok(board(true)), 'policy.switchOff': refusal })
  turn('location')
  methods.onReason({ detail: { value: '专项结束' } })
  await methods.onOff()
  expect(data).toMatchObject({ sheet: 'off', sheetTrouble: text, reason: '专项结束' })
})
