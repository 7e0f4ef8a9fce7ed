import type { Caller, Grant, Posting, Role } from '../../kernel/people'
import { asideOf, decidesLeave, entriesOf, headOf, organises, visitorView } from './presenters'

const today = '2026-11-23'
const units: Caller['units'] = [
  unit('u990101', 'county', '清河县', null),
  unit('u990101101', 'township', '红柳镇', 'u990101'),
  unit('u990101101201', 'village', '柳湾村', 'u990101101'),
]
const posting: Posting = {
  id: 'g1',
  villageId: 'u990101101201',
  role: 'member',
  from: '2026-06-01',
  to: null,
}

function unit(id: string, kind: 'county' | 'township' | 'village', name: string, parentId: string | null) {
  return { id, kind, code: id.slice(1), name, parentId, scope: [id] }
}

function caller(...grants: Array<[role: Role, unitId: string, to?: string]>): Caller {
  const held = grants.map(([role, unitId, to = null], i): Grant => ({
    id: `r${i}`,
    role,
    unitId,
    from: '2026-01-01',
    to: to ?? null,
  }))
  return { personId: 'p1', name: '马玉兰', phone: '', version: 1, postings: [], grants: held, units }
}

describe('who the first page says one is', () => {
  it('a posted person is named by village and post, even with another role', () => {
    const both = caller(['village-secretary', 'u990101101201'])
    expect(headOf({ ...both, postings: [posting] }, posting, today)).toEqual({
      title: '11月23日 周一',
      sub: '红柳镇柳湾村队员 · 马玉兰',
    })
  })

  it('a township leader is named by township and by what the office calls them', () => {
    const leader = caller(['township-leader', 'u990101101'])
    expect(headOf({ ...leader, title: '副镇长' }, null, today).sub).toBe('红柳镇 · 副镇长 · 马玉兰')
    expect(headOf(leader, null, today).sub).toMatch(/^红柳镇 · .+ · 马玉兰$/)
  })

  it('somebody without post or role is named by name alone', () => {
    expect(headOf(caller(), null, today).sub).toBe('马玉兰')
  })
})

describe('which cards somebody gets', () => {
  it.each([
    ['township-leader', true, false],
    ['county-organiser', true, true],
    ['township-clerk', false, false],
    ['inspector', false, false],
  ] as const)('%s decides leave: %s, organises rounds: %s', (role, decides, organiser) => {
    const person = caller([role, 'u990101'])
    expect([decidesLeave(person, today), organises(person, today)]).toEqual([decides, organiser])
  })

  it('an ended role opens no card', () => {
    const former = caller(['county-organiser', 'u990101', '2026-11-22'])
    expect([decidesLeave(former, today), organises(former, today)]).toEqual([false, false])
  })

  it('only an organiser is led to the roster', () => {
    expect(entriesOf(false)).toEqual([])
    expect(entriesOf(true).map((entry) => entry.page)).toEqual([
      'packages/organization/import/index',
      'packages/organization/people/index',
    ])
  })

  it('an account that is not bound sees how to begin and nothing of the county', () => {
    const view = visitorView(today)
    expect(view.visitor).not.toBeNull()
    expect([view.today, view.month, view.leave, view.waiting, view.rounds]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('a posting that is not open today', () => {
  it('says when it begins', () => {
    expect(asideOf({ ...posting, from: '2026-12-01' }, today)).toBe('派驻从12月1日开始，到时候再来签到。')
  })

  it('says that it is over', () => {
    expect(asideOf({ ...posting, to: '2026-11-22' }, today)).toBe('派驻到11月22日为止，谢谢你这些日子。')
  })

  it('says nothing while it is open, on its last day too', () => {
    expect(asideOf(posting, today)).toBe('')
    expect(asideOf({ ...posting, to: today }, today)).toBe('')
    expect(asideOf(null, today)).toBe('')
  })
})
