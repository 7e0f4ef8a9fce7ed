import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import type { CountyPolicy } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'
import type { Posting } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import type { Part } from './case'
import { after, emptyLedger, type LedgerHistory, type LedgerState } from './ledger'
import { refuseDay, type AttestData } from './vouch'

export interface Attest {
  day: Day
  part: Part
  reason: string
  /** Who attests, by name and office. */
  by: { personId: string; name: string; role: string; grantId: string; version: number }
}

/** 证明: the village's secretary or the township's clerk says that somebody was there: a lost phone, no signal. */
export function decideAttest(
  current: LedgerHistory | null,
  { day, part, reason, by }: Attest,
  { moment, personId, posting, policy }: AttestContext,
): Decision<LedgerState, AttendanceCode> {
  if (by.personId === personId) return rejected('attendance.ownDay')
  const refusal = refuseDay(current?.history ?? [], { day, part }, { posting, policy, today: moment.today })
  if (refusal) return refusal
  const { name, role, grantId, version: personVersion } = by
  const data: AttestData = { day, part, name, role, grantId, personVersion }
  const before = current?.state ?? emptyLedger(posting, personId, day)
  return after(
    current,
    accepted(before, moment, 'attest', { note: reason, data: { ...data } }),
    policy,
    moment,
  )
}

export interface AttestContext {
  moment: Moment
  /** Whose day it is. */
  personId: string
  posting: Posting
  policy: CountyPolicy
}
