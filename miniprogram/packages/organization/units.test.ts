import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../cloud/call'
import { EMPTY, firstKind, missingIn, onlyParent, requestOf, sentenceOf } from './unit/view'

/** WeChat’s compiler starts a process for every template; a busy machine takes its time. */
jest.setTimeout(60_000)

const root = join(__dirname, '..', '..')

const choices: ViewOf<'organization.choices'> = {
  today: '2026-11-23',
  townships: [
    { id: 'u990101101', name: '红柳镇', villages: [] },
    { id: 'u990101102', name: '白杨镇', villages: [] },
  ],
  counties: [{ id: 'u990101', name: '清河县' }],
  roles: [],
}
const villages: ViewOf<'organization.villages'> = {
  scopeName: '清河县',
  townships: choices.townships.map(({ id, name }) => ({ id, name })),
  rows: [
    {
      ...{ villageId: 'u990101101201', name: '柳湾村', township: '红柳镇', about: '弱村 · 214 户' },
      tag: { tone: 'wheat', text: '没有驻村点', sign: 'none' },
    },
  ],
  next: null,
  mayEdit: true,
}
const people: ViewOf<'organization.people'> = { scopeName: '清河县', rows: [], next: null, mayInvite: true }
const done = { villageId: 'u990101101209', what: '新井村建好了' }
const refusal = (what: string, next: string) => ({
  ...{ ok: false, code: 'unit.taken', params: {}, requestId: 'r' },
  text: { what, next },
})
const taken = refusal('这个代码已经有了，是柳湾村', '请再看一遍代码；要改名，请打开它来改。')

interface Asked {
  action: string
  input: Record<string, string>
  requestId: string
}

/** A page whose cloud answers by action, the answers of one action in turn; where there is none the network is gone. */
async function open(page: string, query: Record<string, string>, answers: Record<string, unknown[]>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Asked[] = []
  const went: string[] = []
  const told: string[] = []
  const picked: unknown[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: Asked }) => {
          asked.push(data)
          const answer = answers[data.action]?.shift() as { ok?: boolean } | undefined
          if (!answer) return Promise.reject({ errCode: -1 })
          return Promise.resolve({ result: answer.ok === false ? answer : { ok: true, data: answer } })
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      getRandomValues: ({ success }: { success: (answer: object) => void }) =>
        success({ randomValues: Uint8Array.from({ length: 16 }, (_, n) => n + asked.length).buffer }),
      showToast: ({ title }: { title: string }) => told.push(title),
      navigateTo: ({ url }: { url: string }) => went.push(url),
      redirectTo: ({ url }: { url: string }) => went.push(url),
      navigateBack: () => went.push('back'),
      stopPullDownRefresh: () => undefined,
      nextTick: (run: () => void) => run(),
    },
  })
  const id = fresh.load(join(__dirname, page, 'index'), { compiler: 'official', rootPath: root })
  const rendered = fresh.render(id)
  rendered.attach(document.createElement('parent-wrapper'))
  const instance = rendered.instance as unknown as Record<string, (...all: unknown[]) => unknown>
  Object.assign(instance, {
    getOpenerEventChannel: () => ({ emit: (...all: unknown[]) => picked.push(all) }),
  })
  const press = async (name: string, ...args: unknown[]): Promise<void> => {
    await instance[name]!(...args)
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve))
  }
  await press('onLoad', query)
  return {
    ...{ asked, went, told, picked, press, data: rendered.data as Record<string, never> },
    text: () => rendered.dom!.textContent ?? '',
    inputs: (action: string) => asked.filter((each) => each.action === action).map(({ input }) => input),
  }
}

const typed = (field: string, value: string) => ({ currentTarget: { dataset: { field } }, detail: { value } })
const tapped = (dataset: object) => ({ currentTarget: { dataset } })

describe('the list of villages', () => {
  it('shows them with what needs a look, and opens one', async () => {
    const { text, press, went } = await open('villages', {}, { 'organization.villages': [villages] })
    await press('onShow')
    for (const part of [
      '清河县，按村的编码排',
      '全部',
      '白杨镇',
      '柳湾村',
      '弱村 · 214 户',
      '没有驻村点',
      '没有更多了',
    ])
      expect(text()).toContain(part)
    await press('onVillage', tapped({ id: 'u990101101201', name: '柳湾村' }))
    expect(went).toEqual(['/packages/organization/village/index?id=u990101101201'])
  })

  it('shows one township alone, with its code and its name to change', async () => {
    const answers = { 'organization.villages': [villages, villages, villages] }
    const { text, press, went, inputs, data } = await open('villages', {}, answers)
    await press('onShow')
    expect(text()).not.toContain('改名')
    await press('onTownship', tapped({ id: 'u990101101' }))
    expect(inputs('organization.villages')[1]).toEqual({ townshipId: 'u990101101' })
    expect(text()).toContain('红柳镇 · 990101101')
    await press('onAdd')
    expect(went).toEqual(['/packages/organization/unit/index?township=u990101101'])
    await press('onTownship', tapped({ id: '' }))
    expect(data['township']).toBeNull()
  })

  it('renames a township; what is refused or lost stays in the sheet to be tried again', async () => {
    const renamed = { ...villages, townships: [{ id: 'u990101101', name: '红柳新镇' }] }
    const { text, press, inputs, data, told } = await open(
      'villages',
      {},
      {
        'organization.villages': [villages, villages, renamed],
        'organization.renameTownship': [
          refusal('名称不对', '请再看一遍。'),
          { villageId: 'u990101101', what: '改成红柳新镇了' },
        ],
      },
    )
    await press('onShow')
    await press('onTownship', tapped({ id: 'u990101101' }))
    await press('onRename')
    expect(data).toMatchObject({ renaming: '红柳镇' })
    await press('onName', { detail: { value: ' ' } })
    await press('onSaveName')
    expect(inputs('organization.renameTownship')).toEqual([])
    await press('onName', { detail: { value: ' 红柳新镇 ' } })
    await press('onSaveName')
    expect(data).toMatchObject({ renaming: ' 红柳新镇 ', sheetTrouble: { what: '名称不对' }, saving: false })
    await press('onSaveName')
    expect(inputs('organization.renameTownship')[1]).toEqual({ townshipId: 'u990101101', name: '红柳新镇' })
    expect(told).toEqual(['改成红柳新镇了'])
    expect(data['renaming']).toBeNull()
    expect(text()).toContain('红柳新镇 · 990101101')
  })

  it('is without anything to change for those who only look', async () => {
    const looking = { ...villages, mayEdit: false, rows: [] }
    const { text, press } = await open('villages', {}, { 'organization.villages': [looking, looking] })
    await press('onShow')
    await press('onTownship', tapped({ id: 'u990101101' }))
    expect(text()).toContain('县驻村办导入花名册以后，村就在这里')
    for (const part of ['改名', '加乡镇或村']) expect(text()).not.toContain(part)
  })

  it('says of an empty county how villages come, and of a search that nothing was found', async () => {
    const none = { ...villages, rows: [], townships: [] }
    const { text, press, data } = await open('villages', {}, { 'organization.villages': [none, none] })
    await press('onShow')
    expect(text()).toContain('从 Excel 导入花名册，村就在这里')
    expect(text()).toContain('加乡镇或村')
    await press('onQuery', { detail: { value: '石桥' } })
    await press('load')
    expect(text()).toContain('没有找到')
    clearTimeout(data['searching'])
  })

  it('gives the one that was tapped back to the page that asked for it', async () => {
    const { text, press, went, picked } = await open(
      'villages',
      { pick: '1' },
      { 'organization.villages': [villages] },
    )
    await press('onShow')
    expect(text()).toContain('选要并入的村')
    expect(text()).not.toContain('加乡镇或村')
    await press('onVillage', tapped({ id: 'u990101101201', name: '柳湾村' }))
    expect(picked).toEqual([['picked', { villageId: 'u990101101201', name: '柳湾村' }]])
    expect(went).toEqual(['back'])
  })

  it('goes on where it was, and what was seen stays while the network is gone', async () => {
    const more = { ...villages, rows: [{ ...villages.rows[0]!, villageId: 'u990101102201', name: '白杨村' }] }
    const { text, press, inputs } = await open(
      'villages',
      {},
      {
        'organization.villages': [{ ...villages, next: 'u990101101201' }, more],
      },
    )
    await press('onShow')
    await press('onReachBottom')
    expect(inputs('organization.villages')[1]).toEqual({ cursor: 'u990101101201' })
    for (const part of ['柳湾村', '白杨村']) expect(text()).toContain(part)
    await press('onPullDownRefresh')
    expect(text()).toContain('没连上网')
    for (const part of ['柳湾村', '白杨村']) expect(text()).toContain(part)
  })
})

describe('a township or a village that no roster has named', () => {
  it('has a code of which only the last three digits are its own', () => {
    const village = { ...EMPTY, parentId: 'u990101101', name: ' 新井村 ', last: '209' }
    expect(missingIn(EMPTY)).toBe('先选乡镇')
    expect(missingIn({ ...EMPTY, kind: 'township' })).toBe('先选县')
    expect(missingIn({ ...village, name: ' ' })).toBe('先写村名')
    expect(missingIn({ ...village, last: '20' })).toBe('写代码的后 3 位')
    expect(missingIn({ ...village, last: '000' })).toBe('后 3 位不能是 000')
    expect(missingIn(village)).toBe('')
    expect(requestOf(village)).toEqual({ code: '990101101209', name: '新井村' })
    const township = {
      ...village,
      kind: 'township' as const,
      parentId: 'u990101',
      name: '清水乡',
      last: '103',
    }
    expect(requestOf(township)).toEqual({ code: '990101103', name: '清水乡' })
    expect(sentenceOf(choices, township)).toContain('清河县下面加清水乡，代码 990101103。')
    expect(firstKind({ ...choices, townships: [] })).toBe('township')
    expect([onlyParent(choices, 'village'), onlyParent(choices, 'township')]).toEqual(['', 'u990101'])
  })

  it('a village is made below the township from which one came, and opens to be given a place', async () => {
    const { text, press, went, inputs, told, data } = await open(
      'unit',
      { township: 'u990101102' },
      {
        'organization.choices': [choices],
        'organization.addUnit': [done],
      },
    )
    expect(text()).toContain('990101102')
    await press('onText', typed('name', '新井村'))
    await press('onText', typed('last', '209'))
    await press('onAsk')
    expect(data).toMatchObject({ confirming: true, missing: '' })
    expect(data['sentence']).toContain('白杨镇下面加新井村，代码 990101102209')
    await press('onConfirm')
    expect(inputs('organization.addUnit')).toEqual([{ code: '990101102209', name: '新井村' }])
    expect(told).toEqual(['新井村建好了'])
    expect(went).toEqual(['/packages/organization/village/index?id=u990101101209'])
  })

  it('a township is made in the county and leads back to the list', async () => {
    const { press, went, inputs, text } = await open(
      'unit',
      {},
      {
        'organization.choices': [{ ...choices, townships: [] }],
        'organization.addUnit': [{ villageId: 'u990101103', what: '清水乡建好了' }],
      },
    )
    expect(text()).toContain('加在清河县下面')
    await press('onText', typed('name', '清水乡'))
    await press('onText', typed('last', '103'))
    await press('onConfirm')
    expect(inputs('organization.addUnit')).toEqual([{ code: '990101103', name: '清水乡' }])
    expect(went).toEqual(['back'])
  })

  it('before there is any township a village says so', async () => {
    const none = { ...choices, townships: [] }
    const { press, text } = await open('unit', {}, { 'organization.choices': [none] })
    await press('onKind', { detail: { value: 'village' } })
    expect(text()).toContain('还没有乡镇，先加一个乡镇')
  })

  it('a code that is taken is told with whose it is, and nothing typed is lost', async () => {
    const { press, text, data, asked, went } = await open(
      'unit',
      {},
      {
        'organization.choices': [choices],
        'organization.addUnit': [taken],
      },
    )
    await press('onParent', { detail: { value: '0' } })
    await press('onText', typed('name', '新井村'))
    await press('onText', typed('last', '201'))
    await press('onConfirm')
    expect(text()).toContain('这个代码已经有了，是柳湾村')
    expect(data).toMatchObject({ working: false, filled: { name: '新井村', last: '201' } })
    expect(went).toEqual([])
    // The line is gone, twice: it is the same intention.
    await press('onConfirm')
    await press('onConfirm')
    const tries = asked.filter(({ action }) => action === 'organization.addUnit')
    expect(new Set(tries.map(({ requestId }) => requestId)).size).toBe(1)
    expect(text()).toContain('没连上网')
    await press('onText', typed('last', '202'))
    expect(text()).not.toContain('没连上网')
  })

  it('without a network it offers to try again', async () => {
    const { press, text } = await open('unit', {}, {})
    expect(text()).toContain('没连上网')
    await press('onLeave')
  })
})

describe('the list of people', () => {
  it('shows one township alone, and all again; the townships are read once, and only when asked for', async () => {
    const { press, inputs, asked, data, text } = await open(
      'people',
      {},
      {
        'organization.people': [people, people, people],
        'organization.choices': [choices],
      },
    )
    expect(asked.map(({ action }) => action)).toEqual(['organization.people'])
    await press('onChooseTown')
    expect(data).toMatchObject({ choosing: true, asking: false })
    await press('onTown', tapped({ index: 1 }))
    expect(inputs('organization.people')[1]).toEqual({ unitId: 'u990101102' })
    expect(text()).toContain('白杨镇还没有人')
    await press('onChooseTown')
    await press('onTown', tapped({ index: -1 }))
    expect(inputs('organization.people')[2]).toEqual({})
    expect(inputs('organization.choices')).toHaveLength(1)
  })

  it('offers it to nobody who has only the own township', async () => {
    const { text } = await open('people', {}, { 'organization.people': [{ ...people, mayInvite: false }] })
    expect(text()).not.toContain('选乡镇')
  })

  it('an answer about another township than the one that is shown now is not shown', async () => {
    const { press, data } = await open(
      'people',
      {},
      {
        'organization.people': [people],
        'organization.choices': [choices],
      },
    )
    await press('onChooseTown')
    await press('onTown', tapped({ index: 0 }))
    expect(data).toMatchObject({
      township: { name: '红柳镇' },
      trouble: { what: expect.stringContaining('没连上网') },
    })
  })
})
