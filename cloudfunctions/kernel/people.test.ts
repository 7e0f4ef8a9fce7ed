import { currentPosting, grantsOver, isOpen, seat, type Caller, type Grant, type Posting } from './people'

const posting = (id: string, from: string, to: string | null): Posting => ({
  id,
  villageId: 'u1',
  role: 'member',
  from,
  to,
})
const grant = (role: Grant['role'], unitId: string, from: string, to: string | null): Grant => ({
  id: 'g',
  role,
  unitId,
  from,
  to,
})
const caller = (grants: Grant[]): Caller => ({
  personId: 'p1',
  name: '马玉兰',
  phone: '',
  version: 1,
  postings: [],
  grants,
  units: [],
})

describe('postings and grants', () => {
  it('a posting counts on its first and on its last day', () => {
    expect(isOpen(posting('a', '2026-01-01', '2026-11-23'), '2026-01-01')).toBe(true)
    expect(isOpen(posting('a', '2026-01-01', '2026-11-23'), '2026-11-23')).toBe(true)
    expect(isOpen(posting('a', '2026-01-01', '2026-11-23'), '2026-11-24')).toBe(false)
  })

  it('the open posting counts, else the next one, else the last one', () => {
    const old = posting('old', '2024-01-01', '2025-12-31')
    const open = posting('open', '2026-01-01', null)
    const next = posting('next', '2027-01-01', null)
    expect(currentPosting([old, next, open], '2026-11-23')?.id).toBe('open')
    expect(currentPosting([old, next], '2026-11-23')?.id).toBe('next')
    expect(currentPosting([old], '2026-11-23')?.id).toBe('old')
    expect(currentPosting([], '2026-11-23')).toBeUndefined()
  })

  it('a role counts only over its own unit and what lies below it', () => {
    const leader = caller([grant('township-leader', 'u990101101', '2026-01-01', null)])
    const below = ['u99', 'u9901', 'u990101', 'u990101101', 'u990101101201']
    const beside = ['u99', 'u9901', 'u990101', 'u990101102', 'u990101102201']
    expect(grantsOver(leader, ['township-leader'], below, '2026-11-23')).toHaveLength(1)
    expect(grantsOver(leader, ['township-leader'], beside, '2026-11-23')).toHaveLength(0)
    expect(grantsOver(leader, ['county-organiser'], below, '2026-11-23')).toHaveLength(0)
  })

  it('a role that has ended counts no more', () => {
    const former = caller([grant('township-leader', 'u1', '2026-01-01', '2026-11-22')])
    expect(grantsOver(former, ['township-leader'], ['u1'], '2026-11-23')).toHaveLength(0)
  })

  it('a held role is written as role@unit', () => {
    expect(seat('township-leader', 'u990101101')).toBe('township-leader@u990101101')
  })
})
