import type { Absence } from '../../../kernel/absence'
import type { Entry, Moment } from '../../../kernel/aggregate'
import { DEFAULT_POLICY, type CountyPolicy } from '../../../kernel/county-policy'
import { atClock, dayOf, type Day } from '../../../kernel/day'
import type { Place, Posting } from '../../../kernel/people'
import type { Evidence, SlotId, Verdict } from '../rules/evidence'
import type { Fix } from '../rules/verdict'

/** Small builders for the tests of the ledger: 柳湾村 in November 2026. */

const document = {
  documentNumber: '清组发〔2026〕14号',
  purpose: '在岗管理',
  validFrom: '2026-11-01',
  validUntil: '2026-12-31',
  retentionDays: 90,
}

export const policy: CountyPolicy = {
  ...DEFAULT_POLICY,
  version: 3,
  switches: { checkIn: document, location: document },
}

export const withoutCheckIn: CountyPolicy = { ...policy, switches: {} }
export const withoutLocation: CountyPolicy = { ...policy, switches: { checkIn: document } }

export const office: Place = {
  id: 'office',
  name: '村委会',
  latitude: 35.9,
  longitude: 104.2,
  radius: 800,
  from: null,
  to: null,
}

export const posting: Posting = {
  id: 'g1',
  villageId: 'u990101101201',
  role: 'secretary',
  from: '2026-06-01',
  to: null,
}

/** Metres of one degree of latitude. */
const DEGREE = 111_195

/** A fix so many metres north of the village office. */
export function fixAt(metres: number, accuracy = 12): Fix {
  return {
    latitude: office.latitude + metres / DEGREE,
    longitude: office.longitude,
    accuracy,
    capturedAt: at('2026-11-23', '20:14'),
  }
}

export const at = (day: Day, clock: string): number => atClock(day, clock)

export function momentAt(now: number, requestId = 'request-1'): Moment {
  return { now, today: dayOf(now), by: 'p1', requestId, policyVersion: policy.version }
}

/** Evidence of one slot, in the middle of it. */
export function seen(day: Day, slot: SlotId | null, verdict: Verdict = 'inside'): Evidence {
  const clock = slot === 'morning' ? '07:48' : slot === 'evening' ? '20:14' : '14:00'
  return { at: at(day, clock), day, slot, verdict, source: 'checkIn' }
}

/** Both slots of a day, inside. */
export const wholeDay = (day: Day): Evidence[] => [seen(day, 'morning'), seen(day, 'evening')]

export function away(day: Day, rest: Partial<Absence> = {}): Absence {
  const words = rest.nature === 'trip' ? '公出' : rest.nature === 'recalled' ? '借用' : '请假'
  return { day, half: 'full', nature: 'leave', approved: true, applicationId: 'a1', words, ...rest }
}

export function entryOf(evidence: Evidence, requestId: string): Entry {
  const { at: time, source: _source, ...data } = evidence
  return { at: time, by: 'p1', act: 'checkIn', requestId, data: { ...data } }
}

/** Where the demo county's roster has the offices of 柳湾村 and 东渠村. */
export const LIUWAN_OFFICE = { latitude: 35.9123, longitude: 104.2317 }
export const DONGQU_OFFICE = { latitude: 35.8846, longitude: 104.2682 }
