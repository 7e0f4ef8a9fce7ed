import type { Caller, Grant, Posting, Role } from '../../kernel/people'
import {
  alertOf,
  tendsClock,
  asideOf,
  decidesLeave,
  entriesOf,
  headOf,
  organises,
  villagesCard,
  visitorView,
  waitingCard,
  watchedUnits,
} from './presenters'
import type { BoundRequest } from '../../platform/capability'
import type { TodayInVillagesView } from '../attendance'
import { atClock } from '../../kernel/day'

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
    expect(entriesOf(false, null)).toEqual([])
    expect(entriesOf(true, null).map((entry) => entry.page)).toEqual([
      'packages/organization/import/index',
      'packages/organization/people/index',
    ])
  })

  it('who answers for ledgers is led there, and reads how many wait', () => {
    expect(entriesOf(false, 2)).toEqual([
      { text: '补签、异议和证明', note: '2 件等你答复', page: 'packages/attendance/waiting/index' },
    ])
    expect(entriesOf(false, 0)[0]?.note).not.toMatch(/0/)
  })

  it('who runs the county is told that the clock stands still, and since when; nobody else is', () => {
    expect(tendsClock(caller(['county-organiser', 'u990101']), today)).toBe(true)
    expect(tendsClock(caller(['township-leader', 'u990101']), today)).toBe(false)
    expect(alertOf(null)).toBeNull()
    const since = atClock('2026-11-23', '10:05')
    expect(alertOf({ kind: 'stopped', since })?.what).toBe('时钟停了，11月23日 10:05以后没有走')
    expect(alertOf({ kind: 'stopped', since: 0 })?.what).toBe('时钟还没有走过')
  })

  it('and of a clock that runs, which of its work does not get done, in the words of the work', () => {
    const since = atClock('2026-11-23', '10:05')
    const one = alertOf({ kind: 'behind', since, duties: ['figures'] })
    expect(one?.what).toBe('督导看板的数字从11月23日 10:05起一直没做完')
    const three = alertOf({ kind: 'behind', since, duties: ['figures', 'ledgers', 'seals'] })
    expect(three?.what).toBe('督导看板的数字、考勤台账的核对和催办等 3 项从11月23日 10:05起一直没做完')
    expect(alertOf({ kind: 'breaksOff', since })?.what).toBe('时钟从11月23日 10:05起每次都没走完')
    const failing = alertOf({ kind: 'failing', since, duties: ['ledgers'] })
    expect(failing?.what).toBe('考勤台账的核对和催办从11月23日 10:05起有的一直办不成')
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

describe('somebody who gets no card', () => {
  const told = (person: Caller, own: Posting | null): string => asideOf(person, own, today)

  it('reads when the posting begins, or that it is over', () => {
    expect(told(caller(), { ...posting, from: '2026-12-01' })).toBe('派驻从12月1日开始，到时候再来签到。')
    expect(told(caller(), { ...posting, to: '2026-11-22' })).toBe('派驻到11月22日为止，谢谢你这些日子。')
  })

  it('reads nothing more while the posting is open, on its last day too', () => {
    expect(told(caller(), posting)).toBe('')
    expect(told(caller(['inspector', 'u990101']), { ...posting, to: today })).toBe('')
  })

  it('with a role that has nothing to do here yet reads where news will be', () => {
    expect(told(caller(['unit-contact', 'u990101']), null)).toContain('现在没有要你办的事')
    expect(told(caller(['unit-contact', 'u9901']), { ...posting, to: '2026-11-22' })).toContain(
      '没有要你办的事',
    )
    expect(told(caller(['township-clerk', 'u990101101']), null)).toBe('')
    expect(told(caller(['inspector', 'u990101']), null)).toBe('')
    expect(told(caller(['city-supervisor', 'u9901']), null)).toBe('')
    expect(told(caller(['township-leader', 'u990101101']), null)).toBe('')
  })

  it('without any role reads whom to tell', () => {
    expect(told(caller(), null)).toContain('请告诉县驻村办')
    expect(told(caller(['township-clerk', 'u990101101', '2026-11-22']), null)).toContain('请告诉县驻村办')
  })
})

describe('what waits', () => {
  const tag = { tone: 'wheat', text: '等了 22 小时', sign: 'wait' } as const
  const row = { who: '孙丽', where: '石桥村', tag }
  const leave = (id: string, since: number) => ({
    ...{ ...row, bookId: 'b1', applicationId: id, what: '事假 1天', warning: '', since },
    ...{ tone: 'wheat' as const, sign: 'leave' as const },
  })
  const makeup = (id: string, since: number) => ({
    ...{ ...row, ledgerId: 'l1', caseId: id, what: '补签 11月18日，晚上', when: '', since },
    ...{ tone: 'wheat' as const, sign: 'wait' as const },
  })

  it('is leaves and cases in one card, longest first, each with its own page', () => {
    const card = waitingCard([leave('a1', 3), leave('a2', 1)], [makeup('c4', 2)], true)
    expect(card).toMatchObject({ count: 3, title: '件等你决定' })
    expect(card?.rows.map(({ key }) => key)).toEqual(['a2', 'l1_c4', 'a1'])
    expect(card?.rows[1]?.page).toBe('packages/attendance/case/index?ledgerId=l1&caseId=c4')
  })

  it('shows a clerk or a witness only what waits for them, and a leader that nothing does', () => {
    expect(waitingCard([], [], false)).toBeNull()
    expect(waitingCard([], [], true)).toMatchObject({ count: 0, title: '没有等你决定的事' })
    expect(waitingCard([], [makeup('c4', 2)], false)).toMatchObject({
      title: '件等你答复',
      page: 'packages/attendance/waiting/index',
    })
  })
})

describe('the villages of the first page', () => {
  const villages = (count: number) =>
    ({ villages: Array.from({ length: count }, (_, i) => ({ villageId: `u${i}` })) }) as TodayInVillagesView

  it('are all of a township of a dozen, in their order', () => {
    expect(villagesCard(villages(12))).toEqual({ ...villages(12), more: '' })
  })

  it('are a dozen of a larger one, with the way to all of them', () => {
    const card = villagesCard(villages(40))!
    expect(card.villages).toEqual(villages(12).villages)
    expect(card.more).toBe('全部 40 个村')
  })
})

describe('whose villages the first page shows', () => {
  const watched = (...grants: Parameters<typeof caller>) =>
    watchedUnits({ caller: caller(...grants), now: atClock(today, '09:00') } as BoundRequest)

  it('are those of every role that sees ledgers, a unit below another once', () => {
    expect(watched(['township-leader', 'u990101101'], ['village-secretary', 'u990101101201'])).toEqual([
      'u990101101',
    ])
    expect(watched(['inspector', 'u990101'])).toEqual(['u990101'])
  })

  it('are none above a county, of an ended role, or of who sees no ledgers', () => {
    expect(watched(['city-supervisor', 'u9901'])).toBeNull()
    expect(watched(['township-leader', 'u990101101', '2026-11-22'])).toBeNull()
    expect(watched(['unit-contact', 'u990101'])).toBeNull()
  })
})
