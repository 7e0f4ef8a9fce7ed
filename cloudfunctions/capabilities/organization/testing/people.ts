import type { Decision, Moment } from '../../../kernel/aggregate'
import type { Grant, Posting } from '../../../kernel/people'
import { newPerson, type Person } from '../rules/person'

export const TODAY = '2026-11-23'
export const COUNTY = 'u990101'
export const HONGLIU = 'u990101101'
export const LIUWAN = 'u990101101201'
export const SHAJING = 'u990101101202'

/** An organiser at 18:20 on 23 November 2026. */
export const moment: Moment = {
  now: Date.UTC(2026, 10, 23, 10, 20),
  today: TODAY,
  by: 'pliu',
  requestId: 'request-1',
  policyVersion: 1,
}

export const zhouPosting: Posting = {
  id: 'g1',
  villageId: LIUWAN,
  role: 'secretary',
  from: '2025-05-12',
  to: null,
}
export const maGrant: Grant = {
  id: 'h1',
  role: 'township-leader',
  unitId: HONGLIU,
  from: '2023-03-01',
  to: null,
}

export function someone(name: string, rest: Partial<Person> = {}): Person {
  return { ...newPerson(COUNTY, name, '19900000001'), ...rest }
}

/** The state a command led to, or the code it was refused with. */
export function result(decision: Decision<Person>): Person | string {
  return decision.ok ? decision.state : decision.code
}
