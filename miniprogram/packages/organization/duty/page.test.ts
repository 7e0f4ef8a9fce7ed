import { offline, openPage, type Answer, type Answers } from '../../../testing/simulated-page'

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

/** The form on a phone whose cloud answers by action. */
async function open(query: Record<string, string>, answers: Answers) {
  const page = await openPage(__dirname, { query, answers })
  return { ...page, inputs: (action: string) => page.sentOf(action).map(({ input }) => input) }
}

describe('加照顾 for somebody who lives near by', () => {
  const exempt = (exempted: Answer = done) =>
    open(
      { act: 'exempt', personId: 'p1', id: 'g1' },
      { 'organization.choices': choices, 'organization.person': person, 'organization.exempt': exempted },
    )

  it('shows each night of the rota, lets one be taken off and another added, and sends them', async () => {
    const { act, choose, data, inputs, tap, text } = await exempt()
    expect(text()).toContain('没有轮值的夜里，晚上都不要求在村里')
    await tap('onWeekday', { value: 2 })
    expect(text()).toContain('选好到哪天，就知道是哪几夜')
    expect(data).toMatchObject({ missing: '轮值要先选到哪天' })
    await choose('onDay', '2026-12-20', { field: 'to' })
    for (const night of ['12月1日 周二', '12月8日 周二', '12月15日 周二']) expect(text()).toContain(night)
    await tap('onDropNight', { night: '2026-12-08' })
    await choose('onAddNight', '2026-12-12')
    expect(text()).not.toContain('12月8日 周二')
    expect(text()).toContain('轮值 3 夜，从12月1日到12月15日，这些夜里照样要在村里')
    await act('onConfirm')
    expect(inputs('organization.exempt')).toEqual([
      {
        ...{ personId: 'p1', postingId: 'g1', kind: 'near-home', from: '2026-12-01', to: '2026-12-20' },
        rota: ['2026-12-01', '2026-12-12', '2026-12-15'],
      },
    ])
  })

  it('of an illness asks for no nights; what was chosen is there again with the kind', async () => {
    const { choose, tap, text } = await exempt()
    await choose('onAddNight', '2026-12-12')
    await tap('onKind', { value: 'pregnancy' })
    expect(text()).not.toContain('轮值')
    await tap('onKind', { value: 'near-home' })
    expect(text()).toContain('12月12日 周六')
  })

  it('a lost line loses nothing that was chosen', async () => {
    const { act, choose, text, went } = await exempt(offline)
    await choose('onAddNight', '2026-12-12')
    await act('onConfirm')
    expect(text()).toContain('没连上网')
    expect(text()).toContain('12月12日 周六')
    expect(went).toEqual([])
  })
})

describe('加一个人', () => {
  it('adds a township’s leader, for whom no sending office is asked', async () => {
    const { act, choose, data, inputs, text, went } = await open(
      { act: 'add' },
      { 'organization.choices': choices, 'organization.addPerson': done },
    )
    expect(text()).toContain('派出单位')
    await choose('onText', '马玉兰', { field: 'name' })
    await choose('onText', '19900008001', { field: 'phone' })
    await choose('onDuty', 'grant')
    expect(text()).not.toContain('派出单位')
    expect(data).toMatchObject({ missing: '先选职务' })
    await choose('onRole', '0')
    // The county has one township: it is settled with the role.
    expect(data).toMatchObject({ missing: '' })
    expect((data as { sentence: string }).sentence).toBe('马玉兰 12月1日起是红柳镇 · 乡镇分管领导。')
    await act('onConfirm')
    expect(inputs('organization.addPerson')).toMatchObject([
      {
        ...{ name: '马玉兰', phone: '19900008001', sendingUnit: null },
        duty: { kind: 'grant', role: 'township-leader', unitId: 'u990101101', from: '2026-12-01' },
      },
    ])
    expect(went).toEqual(['instead /packages/organization/person/index?personId=p9'])
  })

  it('offers only a village to somebody who gives no role', async () => {
    const { text } = await open({ act: 'add' }, { 'organization.choices': { ...choices, roles: [] } })
    expect(text()).not.toContain('乡镇和县里')
    expect(text()).toContain('选村')
  })
})
