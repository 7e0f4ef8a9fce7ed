import { join } from 'node:path'
import type { ViewOf } from '../../cloud/call'
import { EMPTY, firstKind, missingIn, onlyParent, requestOf, sentenceOf } from './unit/view'
import { offline, openPage, refusal, type Answers } from '../../testing/simulated-page'

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
const taken = refusal('unit.taken', '这个代码已经有了，是柳湾村', '请再看一遍代码；要改名，请打开它来改。')

/** A page on a phone whose cloud answers by action. */
async function open(folder: string, query: Record<string, string>, answers: Answers) {
  const page = await openPage(join(__dirname, folder), { query, answers })
  return { ...page, inputs: (action: string) => page.sentOf(action).map(({ input }) => input) }
}

describe('the list of villages', () => {
  it('shows them with what needs a look, and opens one', async () => {
    const { text, tap, went } = await open('villages', {}, { 'organization.villages': [villages] })
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
    await tap('onVillage', { id: 'u990101101201', name: '柳湾村' })
    expect(went).toEqual(['/packages/organization/village/index?id=u990101101201'])
  })

  it('shows one township alone, with its code and its name to change', async () => {
    const answers = { 'organization.villages': [villages, villages, villages] }
    const { text, act, tap, went, data, inputs } = await open('villages', {}, answers)
    expect(text()).not.toContain('改名')
    await tap('onTownship', { id: 'u990101101' })
    expect(inputs('organization.villages')[1]).toEqual({ townshipId: 'u990101101' })
    expect(text()).toContain('红柳镇 · 990101101')
    await act('onAdd')
    expect(went).toEqual(['/packages/organization/unit/index?township=u990101101'])
    await tap('onTownship', { id: '' })
    expect(data['township']).toBeNull()
  })

  it('renames a township; what is refused or lost stays in the sheet to be tried again', async () => {
    const renamed = { ...villages, townships: [{ id: 'u990101101', name: '红柳新镇' }] }
    const { text, act, tap, choose, told, data, inputs } = await open(
      'villages',
      {},
      {
        'organization.villages': [villages, villages, renamed],
        'organization.renameTownship': [
          refusal('unit.badName', '名称不对', '请再看一遍。'),
          { villageId: 'u990101101', what: '改成红柳新镇了' },
        ],
      },
    )
    await tap('onTownship', { id: 'u990101101' })
    await act('onRename')
    expect(data).toMatchObject({ renaming: '红柳镇' })
    await choose('onName', ' ')
    await act('onSaveName')
    expect(inputs('organization.renameTownship')).toEqual([])
    await choose('onName', ' 红柳新镇 ')
    await act('onSaveName')
    expect(data).toMatchObject({ renaming: ' 红柳新镇 ', sheetTrouble: { what: '名称不对' }, saving: false })
    await act('onSaveName')
    expect(inputs('organization.renameTownship')[1]).toEqual({ townshipId: 'u990101101', name: '红柳新镇' })
    expect(told).toEqual(['改成红柳新镇了'])
    expect(data['renaming']).toBeNull()
    expect(text()).toContain('红柳新镇 · 990101101')
  })

  it('is without anything to change for those who only look', async () => {
    const looking = { ...villages, mayEdit: false, rows: [] }
    const { text, tap } = await open('villages', {}, { 'organization.villages': [looking, looking] })
    await tap('onTownship', { id: 'u990101101' })
    expect(text()).toContain('县驻村办导入花名册以后，村就在这里')
    for (const part of ['改名', '加乡镇或村']) expect(text()).not.toContain(part)
  })

  it('says of an empty county how villages come, and of a search that nothing was found', async () => {
    const none = { ...villages, rows: [], townships: [] }
    const { text, act, choose } = await open('villages', {}, { 'organization.villages': [none, none] })
    expect(text()).toContain('从 Excel 导入花名册，村就在这里')
    expect(text()).toContain('加乡镇或村')
    await choose('onQuery', '石桥')
    await act('load')
    expect(text()).toContain('没有找到')
  })

  it('gives the one that was tapped back to the page that asked for it', async () => {
    const { text, tap, went, heard } = await open(
      'villages',
      { pick: '1' },
      { 'organization.villages': [villages] },
    )
    expect(text()).toContain('选要并入的村')
    expect(text()).not.toContain('加乡镇或村')
    await tap('onVillage', { id: 'u990101101201', name: '柳湾村' })
    expect(heard).toEqual([['picked', { villageId: 'u990101101201', name: '柳湾村' }]])
    expect(went).toEqual(['back'])
  })

  it('goes on where it was, and what was seen stays while the network is gone', async () => {
    const more = { ...villages, rows: [{ ...villages.rows[0]!, villageId: 'u990101102201', name: '白杨村' }] }
    const { text, act, inputs } = await open(
      'villages',
      {},
      {
        'organization.villages': [{ ...villages, next: 'u990101101201' }, more, offline, offline],
      },
    )
    await act('onReachBottom')
    expect(inputs('organization.villages')[1]).toEqual({ cursor: 'u990101101201' })
    for (const part of ['柳湾村', '白杨村']) expect(text()).toContain(part)
    await act('onPullDownRefresh')
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
    const { text, act, choose, went, told, data, inputs } = await open(
      'unit',
      { township: 'u990101102' },
      {
        'organization.choices': choices,
        'organization.addUnit': done,
      },
    )
    expect(text()).toContain('990101102')
    await choose('onText', '新井村', { field: 'name' })
    await choose('onText', '209', { field: 'last' })
    await act('onAsk')
    expect(data).toMatchObject({ confirming: true, missing: '' })
    expect(data['sentence']).toContain('白杨镇下面加新井村，代码 990101102209')
    await act('onConfirm')
    expect(inputs('organization.addUnit')).toEqual([{ code: '990101102209', name: '新井村' }])
    expect(told).toEqual(['新井村建好了'])
    expect(went).toEqual(['instead /packages/organization/village/index?id=u990101101209'])
  })

  it('a township is made in the county and leads back to the list', async () => {
    const { text, act, choose, went, inputs } = await open(
      'unit',
      {},
      {
        'organization.choices': { ...choices, townships: [] },
        'organization.addUnit': { villageId: 'u990101103', what: '清水乡建好了' },
      },
    )
    expect(text()).toContain('加在清河县下面')
    await choose('onText', '清水乡', { field: 'name' })
    await choose('onText', '103', { field: 'last' })
    await act('onConfirm')
    expect(inputs('organization.addUnit')).toEqual([{ code: '990101103', name: '清水乡' }])
    expect(went).toEqual(['back'])
  })

  it('before there is any township a village says so', async () => {
    const none = { ...choices, townships: [] }
    const { text, choose } = await open('unit', {}, { 'organization.choices': none })
    await choose('onKind', 'village')
    expect(text()).toContain('还没有乡镇，先加一个乡镇')
  })

  it('a code that is taken is told with whose it is, and nothing typed is lost', async () => {
    const { text, act, choose, sent, went, data } = await open(
      'unit',
      {},
      {
        'organization.choices': choices,
        'organization.addUnit': [taken, ...Array<typeof offline>(4).fill(offline)],
      },
    )
    await choose('onParent', '0')
    await choose('onText', '新井村', { field: 'name' })
    await choose('onText', '201', { field: 'last' })
    await act('onConfirm')
    expect(text()).toContain('这个代码已经有了，是柳湾村')
    expect(data).toMatchObject({ working: false, filled: { name: '新井村', last: '201' } })
    expect(went).toEqual([])
    // The line is gone, twice: it is the same intention.
    await act('onConfirm')
    await act('onConfirm')
    const tries = sent.filter(({ action }) => action === 'organization.addUnit')
    expect(new Set(tries.map(({ requestId }) => requestId)).size).toBe(1)
    expect(text()).toContain('没连上网')
    await choose('onText', '202', { field: 'last' })
    expect(text()).not.toContain('没连上网')
  })

  it('without a network it offers to try again', async () => {
    const { text, act } = await open('unit', {}, { 'organization.choices': offline })
    expect(text()).toContain('没连上网')
    await act('onLeave')
  })
})

describe('the list of people', () => {
  it('shows one township alone, and all again; the townships are read once, and only when asked for', async () => {
    const { text, act, tap, sent, data, inputs } = await open(
      'people',
      {},
      {
        'organization.people': [people, people, people],
        'organization.choices': choices,
      },
    )
    expect(sent.map(({ action }) => action)).toEqual(['organization.people'])
    await act('onChooseTown')
    expect(data).toMatchObject({ choosing: true, asking: false })
    await tap('onTown', { index: 1 })
    expect(inputs('organization.people')[1]).toEqual({ unitId: 'u990101102' })
    expect(text()).toContain('白杨镇还没有人')
    await act('onChooseTown')
    await tap('onTown', { index: -1 })
    expect(inputs('organization.people')[2]).toEqual({})
    expect(inputs('organization.choices')).toHaveLength(1)
  })

  it('offers it to nobody who has only the own township', async () => {
    const { text } = await open('people', {}, { 'organization.people': [{ ...people, mayInvite: false }] })
    expect(text()).not.toContain('选乡镇')
  })

  it('an answer about another township than the one that is shown now is not shown', async () => {
    const { act, tap, data } = await open(
      'people',
      {},
      {
        'organization.people': [people, offline, offline],
        'organization.choices': choices,
      },
    )
    await act('onChooseTown')
    await tap('onTown', { index: 0 })
    expect(data).toMatchObject({
      township: { name: '红柳镇' },
      trouble: { what: expect.stringContaining('没连上网') },
    })
  })
})
