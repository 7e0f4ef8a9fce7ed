import { dateWords, dayBefore } from './days'
import {
  EMPTY,
  filledFor,
  missingIn,
  requestOf,
  sentenceOf,
  shapeOf,
  SHAPES,
  type Act,
  type Filled,
} from './form'
import { placesOf, withRole, withTown } from './places'

const posting = {
  ...{ postingId: 'g1', villageId: 'u11', role: 'secretary' as const, from: '2025-05-12', to: null },
  ...{ text: '柳湾村第一书记', when: '', open: true, exemptions: [] },
}
const person = {
  ...{ personId: 'p1', name: '周建平', role: '第一书记', unit: '红柳镇 柳湾村', standing: '', unitPath: '' },
  ...{ binding: { tone: 'pine' as const, text: '', sign: '' }, phone: '19900000001', sendingUnit: '' },
  ...{ duties: [], bound: true, mayInvite: true, mayKeep: true, mayCall: true, own: false, story: [] },
  postings: [posting],
  grants: [],
  details: {
    ...{ name: '周建平', phone: '19900000001', title: null },
    sendingUnit: { name: '河西市财政局', type: 'economic' as const, level: 'city' as const },
  },
}
const choices = {
  today: '2026-11-23',
  townships: [
    { id: 'u1', name: '红柳镇', villages: [{ id: 'u11', name: '柳湾村' }] },
    { id: 'u2', name: '白杨镇', villages: [{ id: 'u21', name: '白杨村' }] },
  ],
  counties: [{ id: 'u0', name: '清河县' }],
  roles: [
    { role: 'village-secretary' as const, name: '村党支部书记', over: ['village'] },
    { role: 'township-clerk' as const, name: '乡镇干事', over: ['township'] },
    { role: 'inspector' as const, name: '督查组', over: ['county', 'township'] },
  ],
}
const acts = Object.keys(SHAPES) as Act[]
const full: Filled = {
  duty: 'posting',
  ...{ villageId: 'u21', unitId: 'u1', role: 'township-clerk', post: 'member', kind: 'pregnancy' },
  ...{ otherId: 'p2', otherName: '李伟', from: '2026-11-30', to: '2026-12-10', reason: ' 任期满 ' },
  ...{ name: '周建平', phone: '19900000009', jobTitle: '', office: '河西市财政局' },
}

describe('the form of what is done with a person', () => {
  it('names what is missing on its button, and nothing when all is there', () => {
    for (const act of acts) expect([act, missingIn(act, full)]).toEqual([act, ''])
    expect(missingIn('end', { ...full, reason: ' ' })).toBe('写一句为什么')
    expect(missingIn('replace', { ...full, otherId: '' })).toBe('先选人')
    expect(missingIn('post', { ...full, villageId: '' })).toBe('先选村')
    expect(missingIn('grant', { ...full, role: '' })).toBe('先选职务')
    expect(missingIn('grant', { ...full, unitId: '' })).toBe('先选单位')
    expect(missingIn('deputize', { ...full, to: '' })).toBe('先选到哪天')
    expect(missingIn('exempt', { ...full, to: '2026-11-29' })).toBe('结束早于开始')
    expect(missingIn('details', { ...full, phone: '199' })).toBe('手机号要 11 位')
    expect(missingIn('add', EMPTY)).toBe('先写姓名')
  })

  it('says plainly what will be, before it is done', () => {
    const said = (act: Act, filled = full) => sentenceOf(act, person, 'g1', filled, choices)
    expect(said('end')).toBe('周建平 11月30日离任柳湾村第一书记。12月1日起不再要签到，台账保留。')
    expect(said('replace')).toBe('周建平 11月30日离任，12月1日起李伟是柳湾村第一书记。台账各算各的。')
    expect(said('move')).toBe('周建平 11月29日离任柳湾村第一书记，11月30日起是白杨村队员。')
    expect(said('grant')).toBe('周建平 11月30日起到12月10日是红柳镇 · 乡镇干事。')
    expect(said('deputize')).toBe('11月30日到12月10日，李伟代周建平。这段日子两个人都可以办。')
    expect(said('exempt')).not.toContain('怀孕')
    expect(said('dates', { ...full, to: '' })).toContain('11月30日起，没有最后一天')
    for (const act of acts) expect(said(act)).toMatch(/。$/)
  })

  it('sends what the cloud asks for, and nothing that was not asked', () => {
    const sent = (act: Act, filled = full) => requestOf(act, person, 'g1', filled)
    expect(sent('end')).toEqual({
      action: 'organization.endPosting',
      input: { personId: 'p1', postingId: 'g1', lastDay: '2026-11-30', reason: '任期满' },
    })
    expect(sent('replace').input).toMatchObject({ successorId: 'p2', lastDay: '2026-11-30' })
    expect(sent('move').input).toEqual({
      ...{ personId: 'p1', villageId: 'u21', role: 'member', from: '2026-11-30', leaving: 'g1' },
    })
    expect(sent('post', { ...full, to: '' }).input).not.toHaveProperty('to')
    expect(sent('dates', { ...full, to: '' }).input).toMatchObject({ to: null })
    expect(sent('deputize').input).toMatchObject({ personId: 'p2', holderId: 'p1', grantId: 'g1' })
    expect(sent('add').input).toMatchObject({ duty: { kind: 'posting', villageId: 'u21' } })
    expect(sent('endExemption').input).toEqual({ personId: 'p1', exemptionId: 'g1', lastDay: '2026-11-30' })
  })

  it('keeps what the office is while its name stays, and drops it with another', () => {
    const details = (office: string) => requestOf('details', person, '', { ...full, office }).input
    expect(details('河西市财政局')).toMatchObject({ sendingUnit: { type: 'economic', level: 'city' } })
    expect(details('河西市林草局')).toMatchObject({ sendingUnit: { type: null, level: null } })
    expect(details(' ')).toMatchObject({ sendingUnit: null, title: null })
  })

  it('adds somebody to a village or to an office of the township or county', () => {
    const leader: Filled = { ...full, duty: 'grant', to: '' }
    expect(shapeOf('add', full)).toMatchObject({ village: true, post: true })
    expect(shapeOf('add', leader)).toMatchObject({ role: true, details: true })
    expect(shapeOf('add', leader).village).toBeUndefined()
    expect(shapeOf('grant', leader)).toBe(SHAPES.grant)
    expect(missingIn('add', { ...leader, role: '' })).toBe('先选职务')
    expect(missingIn('add', { ...leader, unitId: '' })).toBe('先选单位')
    expect(missingIn('add', { ...leader, villageId: '' })).toBe('')
    expect(sentenceOf('add', null, '', { ...leader, name: '马玉兰' }, choices)).toBe(
      '马玉兰 11月30日起是红柳镇 · 乡镇干事。',
    )
    expect(requestOf('add', null, '', leader)).toEqual({
      action: 'organization.addPerson',
      input: {
        ...{ name: '周建平', phone: '19900000009', title: null, sendingUnit: null },
        duty: { kind: 'grant', unitId: 'u1', role: 'township-clerk', from: '2026-11-30' },
      },
    })
  })

  it('begins with what is known', () => {
    expect(filledFor('dates', person, 'g1', '2026-11-23')).toMatchObject({ from: '2025-05-12', to: '' })
    expect(filledFor('end', person, 'g1', '2026-11-23')).toMatchObject({
      from: '2026-11-23',
      post: 'secretary',
    })
    expect(filledFor('details', person, '', '2026-11-23')).toMatchObject({ office: '河西市财政局' })
    expect(filledFor('add', null, '', '2026-11-23')).toMatchObject({ name: '', from: '2026-11-23' })
  })
})

describe('places', () => {
  const grant = { ...EMPTY, role: 'village-secretary' }

  it('are asked for as far as the role or the posting needs them', () => {
    const asked = (act: Act, role: string) => {
      const { askTown, askVillage } = placesOf(choices, SHAPES[act], { ...EMPTY, role }, 'u1')
      return [askTown, askVillage]
    }
    expect(asked('post', '')).toEqual([true, true])
    expect(asked('grant', 'village-secretary')).toEqual([true, true])
    expect(asked('grant', 'township-clerk')).toEqual([true, false])
    expect(asked('grant', 'inspector')).toEqual([false, false])
    expect(asked('end', '')).toEqual([false, false])
  })

  it('follow from each other', () => {
    expect(placesOf(choices, SHAPES.grant, { ...grant, unitId: 'u21' }, 'u2')).toMatchObject({
      ...{ town: '白杨镇', village: '白杨村', villages: ['白杨村'] },
    })
    expect(withTown(choices, SHAPES.grant, 'township-clerk', 'u2')).toEqual({ villageId: '', unitId: 'u2' })
    expect(withTown(choices, SHAPES.post, '', 'u2')).toEqual({ villageId: '', unitId: '' })
    expect(withRole(choices, 'inspector')).toEqual({ role: 'inspector', unitId: 'u0' })
    expect(withRole(choices, 'township-clerk')).toEqual({ role: 'township-clerk', unitId: '' })
    expect(withRole(choices, 'township-clerk', 'u2')).toEqual({ role: 'township-clerk', unitId: 'u2' })
    expect(withRole(choices, 'village-secretary', 'u2')).toMatchObject({ unitId: '' })
  })
})

describe('days of a form', () => {
  it('are counted without a zone, over the ends of months', () => {
    expect(dayBefore('2026-12-01', 1)).toBe('2026-11-30')
    expect(dayBefore('2026-11-30', -1)).toBe('2026-12-01')
    expect(dayBefore('', 1)).toBe('')
    expect(dateWords('2026-11-03')).toBe('11月3日')
  })
})
