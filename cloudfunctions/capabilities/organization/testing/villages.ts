import type { Moment } from '../../../kernel/aggregate'
import type { Place, Unit } from '../../../kernel/people'
import { plainUnit } from '../rules/county'

export const TODAY = '2026-11-23'

/** 2026-11-23 18:20 UTC+8, 刘敏. */
export function momentAt(today = TODAY, requestId = 'request-1'): Moment {
  const now = Date.parse(`${today}T10:20:00Z`)
  return { now, today, by: 'p-liu', requestId, policyVersion: 1 }
}

export const OFFICE: Place = {
  id: 'c-office',
  name: '村委会',
  latitude: 35.9123,
  longitude: 104.2317,
  radius: 800,
  from: null,
  to: null,
}

export function villageWith(places: Place[], more: Partial<Unit> = {}): Unit {
  const unit = plainUnit({ code: '990101101201', name: '柳湾村' })
  return { ...unit, village: { type: 'weak', households: 214, places }, ...more }
}

export const SHIQIAO: Unit = {
  ...plainUnit({ code: '990101101204', name: '石桥村' }),
  village: { type: 'ordinary', households: 180, places: [] },
}
