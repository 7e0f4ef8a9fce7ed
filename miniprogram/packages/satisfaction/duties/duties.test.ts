import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

type View = ViewOf<'satisfaction.round'>

/** Compiling takes seconds on a busy machine. */
jest.setTimeout(60_000)
const root = join(__dirname, '..', '..', '..')

const extension = { day: '2026-11-26', clock: '18:00', firstDay: '2026-11-25', lastDay: '2027-01-19' }
const view = { roundId: 'rabcd', remarks: '', extension: null, archive: null } as unknown as View

/** The rows beside a round, whose cloud gives these answers; `null` is no signal, a text a refusal. */
async function open(shown: Partial<View>, ...answers: Array<string | null>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Array<{ action: string; input: object; requestId: string }> = []
  const told: unknown[] = []
  let onItsWay = 0
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: async ({ data }: { data: (typeof asked)[number] }) => {
          asked.push(data)
          onItsWay += 1
          await new Promise((resolve) => setTimeout(resolve, 5))
          onItsWay -= 1
          const answer = answers.shift()
          const { requestId } = data
          if (answer === null) throw Object.assign(new Error('offline'), { errCode: -1 })
          if (answer === undefined) return { result: { ok: true, data: { ...view, title: '好' }, requestId } }
          const text = { what: answer, next: '请至少比原来晚 1 小时。' }
          return { result: { ok: false, code: 'satisfaction.extendsTooLittle', params: {}, text, requestId } }
        },
      },
      getRandomValues: ({ length, success }: { length: number; success: (r: object) => void }) =>
        success({ randomValues: new Uint8Array(length).map(() => Math.random() * 256).buffer }),
      navigateTo: ({ url }: { url: string }) => told.push(url),
    },
  })
  const part = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }), {
    view: { ...view, ...shown },
  })
  part.attach(document.createElement('div'))
  part.instance.triggerEvent = (name: string, detail: unknown) => told.push([name, detail])
  const methods = part.instance as unknown as Record<string, (event?: object) => void>
  const settle = async () => {
    for (let still = 0; still < 4; still = onItsWay > 0 ? 0 : still + 1)
      await new Promise((resolve) => setTimeout(resolve, 15))
  }
  const act = async (method: string, event?: object, times = 1) => {
    for (let i = 0; i < times; i++) methods[method]!(event)
    await settle()
  }
  return { asked, told, act, text: () => part.dom?.textContent ?? '' }
}

describe('what may still be done with a round', () => {
  it('is shown only where it may be done', async () => {
    expect((await open({})).text()).not.toContain('往后推一次')
    const text = (await open({ remarks: '2 个村', extension, archive: { why: '' } })).text()
    for (const words of ['村民的话', '2 个村', '延长一次', '归档']) expect(text).toContain(words)
  })

  it('an extension is asked for once, at UTC+8, however often the button is tapped', async () => {
    const part = await open({ extension })
    await part.act('onExtend')
    await part.act('onDay', { detail: { value: '2026-11-27' } })
    await part.act('onConfirmExtend', undefined, 3)
    expect(part.asked.map(({ action, input }) => [action, input])).toEqual([
      ['satisfaction.extend', { roundId: 'rabcd', closesAt: Date.UTC(2026, 10, 27, 10, 0) }],
    ])
    expect(part.told).toMatchObject([['done', { ok: true }]])
  })

  it('without a signal it is sent again as the same one; after a refusal another hour is another wish', async () => {
    const part = await open({ extension }, null, null, '延长得太少了')
    await part.act('onExtend')
    await part.act('onConfirmExtend')
    expect(part.text()).toContain('没连上网')
    await part.act('onConfirmExtend')
    expect(part.text()).toContain('延长得太少了')
    await part.act('onConfirmExtend')
    const ids = part.asked.map(({ requestId }) => requestId)
    // The call itself asks twice where there is no signal.
    expect(new Set(ids.slice(0, 3)).size).toBe(1)
    expect(ids[3]).not.toBe(ids[0])
  })

  it('归档 waits while it says why, and is confirmed', async () => {
    const waiting = await open({ archive: { why: '还有 1 个村的核查没有决定' } })
    await waiting.act('onArchive')
    expect(waiting.text()).toContain('还有 1 个村的核查没有决定')
    expect(waiting.asked).toEqual([])
    const part = await open({ archive: { why: '' } })
    await part.act('onArchive')
    await part.act('onConfirmArchive', undefined, 2)
    expect(part.asked.map(({ action }) => action)).toEqual(['satisfaction.archive'])
  })
})
