import { policy, posting, wholeDay, seen } from '../testing/given'
import { dayRecord } from './day-state'
import type { Exemption } from './exemption'
import { targetsOf } from './month'

const exempt = (...exemptions: Exemption[]) => ({ ...posting, exemptions })
const targets = (...exemptions: Exemption[]) =>
  targetsOf({ posting: exempt(...exemptions), policy, absences: [] }, '2026-11')
const allMonth = { from: '2026-11-01', to: '2026-11-30' }

describe('an exemption', () => {
  it('of somebody who lives near by asks for the nights of the rota and for no others', () => {
    const rota = ['2026-11-07', '2026-11-18', '2026-12-02']
    expect(targets({ kind: 'near-home', ...allMonth, rota })).toEqual({ targetDays: 20, targetNights: 2 })
    expect(targets({ kind: 'near-home', ...allMonth })).toEqual({ targetDays: 20, targetNights: 0 })
  })

  it.each(['pregnancy', 'chronic-illness'] as const)('for %s asks for no night', (kind) => {
    expect(targets({ kind, ...allMonth }).targetNights).toBe(0)
  })

  it('of half a month asks for about half of the nights, and one without an end for none from then on', () => {
    const half = targets({ kind: 'pregnancy', from: '2026-11-16', to: '2026-11-30' }).targetNights
    expect(half).toBeGreaterThanOrEqual(6)
    expect(half).toBeLessThanOrEqual(8)
    expect(targets({ kind: 'pregnancy', from: '2026-11-16', to: null }).targetNights).toBe(half)
    expect(targets({ kind: 'pregnancy', from: '2026-12-01', to: null }).targetNights).toBe(15)
  })

  it('for an illness spares the rota of somebody who lives near by too', () => {
    const near = { kind: 'near-home' as const, ...allMonth, rota: ['2026-11-18'] }
    expect(targets(near, { kind: 'chronic-illness', ...allMonth }).targetNights).toBe(0)
  })

  it('changes no day and no night that was there', () => {
    const evidence = [...wholeDay('2026-11-18'), seen('2026-11-19', 'morning')]
    const context = { policy, today: '2026-11-23', evidence, absences: [] }
    const with_ = dayRecord({ ...context, posting: exempt({ kind: 'pregnancy', ...allMonth }) }, '2026-11-18')
    expect(with_).toEqual(dayRecord({ ...context, posting }, '2026-11-18'))
    expect(with_.night).toBe(true)
    const none = { ...context, evidence: [], posting: exempt({ kind: 'pregnancy', ...allMonth }) }
    expect(dayRecord(none, '2026-11-19').state).toBe('unexplained')
  })
})
