import type { LeaveBook } from '../aggregate'
import type { Application } from '../rules/book'
import { registerRows } from './register'

const application = (id: string, from: string, to: string, more: Partial<Application> = {}): Application =>
  ({
    ...{ id, kind: 'sick', days: 2, calendarDays: 2, reason: '胃病复查', status: 'approved', flags: [] },
    ...{ from: { day: from, half: 'full' }, to: { day: to, half: 'full' }, emptyDays: [], submittedAt: 1 },
    path: [{ duty: 'decide', role: 'township-leader', ruling: { outcome: 'approved', name: '马玉兰' } }],
    ...more,
  }) as Application

const book = (...applications: Application[]): LeaveBook =>
  ({
    state: {
      ...{ postingId: 'g1', personId: 'p1', villageId: 'u1', name: '周建平', villageName: '柳湾村' },
      ...{ postingRole: 'secretary', applications },
    },
  }) as unknown as LeaveBook
const november = { from: '2026-11-01', to: '2026-11-30' }

describe('the register of leaves', () => {
  it('lists what touches the month, in order, the edges of the month included', () => {
    const rows = registerRows(
      book(
        application('c', '2026-11-30', '2026-12-02'),
        application('a', '2026-10-30', '2026-11-01'),
        application('before', '2026-10-30', '2026-10-31'),
        application('after', '2026-12-01', '2026-12-02'),
      ),
      november,
      true,
    )
    expect(rows.map(({ from }) => from.day)).toEqual(['2026-10-30', '2026-11-30'])
    expect(rows[0]).toMatchObject({ name: '周建平', kind: '病假', deciders: ['马玉兰'], returnedOn: null })
  })

  it('never tells why, and which kind only to those who decide', () => {
    const sick = book(application('a', '2026-11-02', '2026-11-03'))
    for (const kinds of [true, false])
      expect(JSON.stringify(registerRows(sick, november, kinds))).not.toContain('胃病')
    expect(registerRows(sick, november, false)[0]!.kind).toBe('请假')
    const trip = book(application('a', '2026-11-02', '2026-11-03', { kind: 'trip' }))
    expect(registerRows(trip, november, false)[0]!.kind).toBe('公出')
  })

  it('leaves out what the person took back, and keeps what was refused or revoked', () => {
    const of = (status: Application['status']) =>
      registerRows(book(application('a', '2026-11-02', '2026-11-03', { status })), november, true)
    expect(of('withdrawn')).toEqual([])
    for (const status of ['rejected', 'revoked', 'submitted', 'closed'] as const)
      expect(of(status)).toHaveLength(1)
  })

  it('says the day of the return at UTC+8', () => {
    const back = { at: Date.UTC(2026, 10, 4, 23), how: 'checkIn', name: '' } as const
    const rows = registerRows(
      book(application('a', '2026-11-02', '2026-11-03', { status: 'returned', returned: back })),
      november,
      true,
    )
    expect(rows[0]).toMatchObject({ returnedOn: '2026-11-05', state: '已销假' })
  })
})
