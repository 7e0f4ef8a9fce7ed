import type { Decision, Moment } from '../../../kernel/aggregate'
import {
  DEFAULT_POLICY,
  DEFAULT_SPOT_CHECK,
  type ComplianceSwitch,
  type CountyPolicy,
} from '../../../kernel/county-policy'
import { atClock, type Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import type { Register } from '../rules/switches'

/** Small builders for the tests of the policy: 清河县 in November 2026. */

export const today: Day = '2026-11-23'

export function momentOn(day: Day = today, clock = '10:05'): Moment {
  return { now: atClock(day, clock), today: day, by: 'pLiu', requestId: 'request-1', policyVersion: 1 }
}

export const document: ComplianceSwitch = {
  documentNumber: '清组发〔2026〕14号',
  purpose: '驻村在岗确认，防返贫监测期',
  validFrom: '2026-11-01',
  validUntil: '2026-12-31',
  retentionDays: 90,
}

export const policyWith = (rest: Partial<CountyPolicy> = {}): CountyPolicy => ({ ...DEFAULT_POLICY, ...rest })

export function countyWith(rest: Partial<CountyPolicy> = {}): Unit {
  return {
    ...{ id: 'u990101', kind: 'county', code: '990101', name: '清河县', parentId: 'u9901' },
    scope: ['u99', 'u9901', 'u990101'],
    policy: policyWith(rest),
  } as Unit
}

/** The county in which check-ins and positions are on. */
export const measured = countyWith({ switches: { checkIn: document, location: document } })

export const asking: Register = {
  ...{ version: 1, name: '刘敏', switch: 'photo' },
  documentNumber: '清组发〔2026〕21号',
  purpose: '危房排查期间留存现场照片',
  validUntil: '2027-01-31',
  retentionDays: 30,
}

export const numbers = {
  slots: DEFAULT_POLICY.slots,
  targets: DEFAULT_POLICY.targets,
  weakAccuracy: DEFAULT_POLICY.weakAccuracy,
  leave: DEFAULT_POLICY.leave,
  poll: DEFAULT_POLICY.poll,
  spotCheck: DEFAULT_SPOT_CHECK,
}

/** The county as the decision leaves it; a refusal fails the test with its code. */
export function after(decision: Decision<Unit>): Unit {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

export const codeOf = (decision: Decision<Unit>): string => (decision.ok ? 'ok' : decision.code)
