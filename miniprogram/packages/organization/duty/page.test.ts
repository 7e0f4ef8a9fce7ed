import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

/** WeChat’s compiler starts a process for every template; a busy machine takes its time. */
jest.setTimeout(60_000)

const root = join(__dirname, '..', '..', '..')
const posting = {
  ...{ postingId: 'g1', villageId: 'u990101101201', role: 'secretary', from: '2025-05-12', to: null },
  ...{ text: '柳湾村第一书记', when: '', open: true, exemptions: [] },
}
const person = {
  ...{
    personId: 'p1',
    name: '周建平',
    standing: '柳湾村第一书记',
    postings: [posting],
    grants: [],
    details: null,
  },
}
const choices = {
  today: '2026-12-01',
  townships: [{ id: 'u990101101', name: '红柳镇', villages: [{ id: 'u990101101201', name: '柳湾村' }] }],
  counties: [{ id: 'u990101', name: '清河县' }],
  roles: [
    { role: 'township-leader', name: '乡镇分管领导', over: ['township'] },
    { role: 'inspector', name: '督查组', over: ['county', 'township'] },
  ],
}
const done = { personId: 'p9', title: '办好了', text: '' }

interface Asked {
  action: string
  input: Record<string, unknown>
}

/** The form on a phone whose cloud answers by action; without an answer the network is gone. */
async function open(query: Record<string, string>, answers: Record<string, unknown[]>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Asked[] = []
  const went: string[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: Asked }) => {
          asked.push(data)
          const answer = answers[data.action]?.shift()
          return answer
            ? Promise.resolve({ result: { ok: true, data: answer } })
            : Promise.reject({ errCode: -1 })
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      getRandomValues: ({ success }: { success: (answer: object) => void }) =>
        success({ randomValues: Uint8Array.from({ length: 16 }, (_, n) => n + asked.length).buffer }),
      setNavigationBarTitle: () => undefined,
      showToast: () => undefined,
      redirectTo: ({ url }: { url: string }) => went.push(url),
      navigateBack: () => went.push('back'),
      nextTick: (run: () => void) => run(),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('parent-wrapper'))
  const instance = page.instance as unknown as Record<string, (...all: unknown[]) => unknown>
  const press = async (name: string, ...args: unknown[]): Promise<void> => {
    await instance[name]!(...args)
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve))
  }
  await press('onLoad', query)
  const sent = (action: string) => asked.filter((each) => each.action === action).map(({ input }) => input)
  return { page, press, went, sent, text: () => page.dom!.textContent ?? '' }
}

const field = (name: string, value: string) => ({
  currentTarget: { dataset: { field: name } },
  detail: { value },
})
const tapped = (dataset: object) => ({ currentTarget: { dataset } })

describe('加照顾 for somebody who lives near by', () => {
  const exempt = (answers: Record<string, unknown[]> = {}) =>
    open(
      { act: 'exempt', personId: 'p1', id: 'g1' },
      { 'organization.choices': [choices], 'organization.person': [person], ...answers },
    )

  it('shows each night of the rota, lets one be taken off and another added, and sends them', async () => {
    const { page, press, text, sent } = await exempt({ 'organization.exempt': [done] })
    expect(text()).toContain('没有轮值的夜里，晚上都不要求在村里')
    await press('onWeekday', tapped({ value: 2 }))
    expect(text()).toContain('选好到哪天，就知道是哪几夜')
    expect(page.data).toMatchObject({ missing: '轮值要先选到哪天' })
    await press('onDay', field('to', '2026-12-20'))
    for (const night of ['12月1日 周二', '12月8日 周二', '12月15日 周二']) expect(text()).toContain(night)
    await press('onDropNight', tapped({ night: '2026-12-08' }))
    await press('onAddNight', { detail: { value: '2026-12-12' } })
    expect(text()).not.toContain('12月8日 周二')
    expect(text()).toContain('轮值 3 夜，从12月1日到12月15日，这些夜里照样要在村里')
    await press('onConfirm')
    expect(sent('organization.exempt')).toEqual([
      {
        ...{ personId: 'p1', postingId: 'g1', kind: 'near-home', from: '2026-12-01', to: '2026-12-20' },
        rota: ['2026-12-01', '2026-12-12', '2026-12-15'],
      },
    ])
  })

  it('of an illness asks for no nights; what was chosen is there again with the kind', async () => {
    const { press, text } = await exempt()
    await press('onAddNight', { detail: { value: '2026-12-12' } })
    await press('onKind', tapped({ value: 'pregnancy' }))
    expect(text()).not.toContain('轮值')
    await press('onKind', tapped({ value: 'near-home' }))
    expect(text()).toContain('12月12日 周六')
  })

  it('a lost line loses nothing that was chosen', async () => {
    const { press, text, went } = await exempt()
    await press('onAddNight', { detail: { value: '2026-12-12' } })
    await press('onConfirm')
    expect(text()).toContain('没连上网')
    expect(text()).toContain('12月12日 周六')
    expect(went).toEqual([])
  })
})

describe('加一个人', () => {
  it('adds a township’s leader, for whom no sending office is asked', async () => {
    const { page, press, text, sent, went } = await open(
      { act: 'add' },
      { 'organization.choices': [choices], 'organization.addPerson': [done] },
    )
    expect(text()).toContain('派出单位')
    await press('onText', field('name', '马玉兰'))
    await press('onText', field('phone', '19900008001'))
    await press('onDuty', { detail: { value: 'grant' } })
    expect(text()).not.toContain('派出单位')
    expect(page.data).toMatchObject({ missing: '先选职务' })
    await press('onRole', { detail: { value: '0' } })
    // The county has one township: it is settled with the role.
    expect(page.data).toMatchObject({ missing: '' })
    expect((page.data as { sentence: string }).sentence).toBe('马玉兰 12月1日起是红柳镇 · 乡镇分管领导。')
    await press('onConfirm')
    expect(sent('organization.addPerson')).toMatchObject([
      {
        ...{ name: '马玉兰', phone: '19900008001', sendingUnit: null },
        duty: { kind: 'grant', role: 'township-leader', unitId: 'u990101101', from: '2026-12-01' },
      },
    ])
    expect(went).toEqual(['/packages/organization/person/index?personId=p9'])
  })

  it('offers only a village to somebody who gives no role', async () => {
    const { text } = await open({ act: 'add' }, { 'organization.choices': [{ ...choices, roles: [] }] })
    expect(text()).not.toContain('乡镇和县里')
    expect(text()).toContain('选村')
  })
})
