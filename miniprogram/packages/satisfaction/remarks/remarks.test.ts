import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

type View = ViewOf<'satisfaction.remarks'>

/** Compiling takes seconds on a busy machine. */
jest.setTimeout(60_000)
const root = join(__dirname, '..', '..', '..')

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

/** The page on a phone whose cloud gives these answers, one after the other; a text is a refusal. */
async function open(...answers: Array<View | string>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Array<{ action: string; input: object }> = []
  let onItsWay = 0
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: async ({ data }: { data: { action: string; input: object; requestId: string } }) => {
          asked.push(data)
          onItsWay += 1
          await new Promise((resolve) => setTimeout(resolve, 5))
          onItsWay -= 1
          const answer = answers.length > 1 ? answers.shift()! : answers[0]!
          const { requestId } = data
          if (typeof answer !== 'string') return { result: { ok: true, data: answer, requestId } }
          const text = { what: answer, next: '请退回去。' }
          return { result: { ok: false, code: 'remarks.unknown', params: {}, text, requestId } }
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      pageScrollTo: () => {},
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as Record<string, (event?: object) => void>
  const settle = async () => {
    for (let still = 0; still < 4; still = onItsWay > 0 ? 0 : still + 1)
      await new Promise((resolve) => setTimeout(resolve, 15))
  }
  const tap = async (method: string, ...datasets: object[]) => {
    for (const dataset of datasets) methods[method]!({ currentTarget: { dataset } })
    await settle()
  }
  methods['onLoad']!({ roundId: 'rabcd' })
  await settle()
  return { asked, tap, text: () => page.dom?.textContent ?? '' }
}

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
    await page.tap('onRule', { place: 0, passed: true }, { place: 0, passed: true })
    await page.tap('onRule', { place: 1, passed: true })
    const rulings = page.asked.filter(({ action }) => action === 'satisfaction.moderate')
    expect(rulings.map(({ input }) => input)).toEqual([
      { roundId: 'rabcd', villageId: 'u1', rulings: [{ place: 0, passed: true }] },
    ])
  })

  it('turns to another village', async () => {
    const page = await open(view, { ...view, title: '沙井村村民的话', villageId: 'u2' })
    await page.tap('onVillage', { id: 'u1' })
    await page.tap('onVillage', { id: 'u2' })
    expect(page.text()).toContain('沙井村村民的话')
    expect(page.asked.map(({ input }) => input)).toEqual([
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
    const page = await open(view, '这句话找不到了')
    await page.tap('onRule', { place: 0, passed: false })
    expect(page.text()).toContain('这句话找不到了')
    expect(page.text()).toContain('路灯坏了三个月')
  })
})
