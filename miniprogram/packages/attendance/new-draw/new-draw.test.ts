import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

/** Every opening compiles the page anew, which takes seconds on a busy machine. */
jest.setTimeout(30_000)
const root = join(__dirname, '..', '..', '..')
const form = (rest: Partial<ViewOf<'attendance.drawForm'>> = {}): ViewOf<'attendance.drawForm'> => ({
  units: [
    { unitId: 'u990101', name: '清河县' },
    { unitId: 'u990101101', name: '红柳镇' },
  ],
  most: 20,
  note: '名单和种子就封好。',
  blocked: null,
  ...rest,
})
const refusal = {
  ok: false,
  code: 'attendance.drawTooMany',
  params: {},
  text: { what: '名单里有 6 人，最多抽 3 人', next: '请把人数改小，再开一次。' },
}

async function open(folder: 'new-draw' | 'draws', answers: Record<string, unknown>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Array<{ action: string; input: Record<string, unknown>; requestId: string }> = []
  const went: string[] = []
  const go = ({ url }: { url: string }) => went.push(url)
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: (typeof asked)[number] }) => {
          asked.push(data)
          const found = answers[data.action]
          if (!found) return Promise.reject({ errCode: -1 })
          return Promise.resolve({ result: found === 'refused' ? refusal : { ok: true, data: found } })
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      getRandomValues: ({ length, success }: { length: number; success: (r: object) => void }) =>
        success({ randomValues: new Uint8Array(length).fill(7).buffer }),
      pageScrollTo: () => Promise.resolve(),
      redirectTo: go,
      navigateTo: go,
    },
  })
  const path = join(__dirname, '..', folder, 'index')
  const page = fresh.render(fresh.load(path, { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as Record<string, (event?: object) => void>
  const settle = () => new Promise((resolve) => setTimeout(resolve, 40))
  methods[folder === 'draws' ? 'onShow' : 'onLoad']!({})
  await settle()
  return {
    asked,
    went,
    text: () => page.dom?.textContent ?? '',
    does: async (method: string, dataset: object = {}) => {
      methods[method]!({ currentTarget: { dataset } })
      await settle()
    },
  }
}

describe('opening a draw', () => {
  it('takes the first unit and three people until told otherwise, and goes to the draw', async () => {
    const page = await open('new-draw', {
      'attendance.drawForm': form(),
      'attendance.openDraw': { drawId: 'd1', what: '名单封好了' },
    })
    expect(page.text()).toContain('清河县')
    await page.does('onUnit', { id: 'u990101101' })
    await page.does('step', { by: '1' })
    await page.does('open')
    expect(page.asked.at(-1)).toMatchObject({
      action: 'attendance.openDraw',
      input: { unitId: 'u990101101', people: 4 },
    })
    expect(page.went).toEqual(['../draw/index?drawId=d1'])
  })

  it('stays between one person and the most', async () => {
    const page = await open('new-draw', {
      'attendance.drawForm': form({ most: 4 }),
      'attendance.openDraw': 'refused',
    })
    for (let i = 0; i < 4; i++) await page.does('step', { by: '1' })
    await page.does('open')
    expect(page.asked.at(-1)!.input).toMatchObject({ people: 4 })
    for (let i = 0; i < 6; i++) await page.does('step', { by: '-1' })
    await page.does('open')
    expect(page.asked.at(-1)!.input).toMatchObject({ people: 1 })
  })

  it('says what stands against it, and another number of people is another request', async () => {
    const page = await open('new-draw', { 'attendance.drawForm': form(), 'attendance.openDraw': 'refused' })
    await page.does('open')
    expect(page.text()).toContain('名单里有 6 人，最多抽 3 人')
    await page.does('step', { by: '-1' })
    expect(page.text()).not.toContain('最多抽 3 人')
  })

  it('where nothing can be drawn now says so and has no button for it', async () => {
    const blocked = { what: '今天休息，不抽查', next: '请上班的日子再抽。' }
    const page = await open('new-draw', { 'attendance.drawForm': form({ blocked }) })
    expect(page.text()).toContain('今天休息，不抽查')
    expect(page.text()).not.toContain('开抽查')
  })
})

describe('the list of draws', () => {
  const row = {
    drawId: 'd1',
    who: '红柳镇抽查',
    what: '第1次',
    when: '刘敏 12:00 开的',
    tag: { tone: 'pine', sign: 'in', text: '抽好了' },
  }

  it('pages, says when it ends, and opens one', async () => {
    const page = await open('draws', { 'attendance.draws': { rows: [row], next: 1000, opens: true } })
    expect(page.text()).not.toContain('没有更多了')
    await page.does('onReachBottom')
    expect(page.asked.at(-1)!.input).toEqual({ before: 1000 })
    await page.does('toDraw', { id: 'd1' })
    await page.does('toNew')
    expect(page.went).toEqual(['../draw/index?drawId=d1', '../new-draw/index'])
  })

  it('empty says what will be here', async () => {
    const page = await open('draws', { 'attendance.draws': { rows: [], next: null, opens: false } })
    expect(page.text()).toContain('还没有抽查过')
    expect(page.text()).not.toContain('开一次抽查')
  })
})
