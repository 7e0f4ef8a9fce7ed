import { accepted, type Moment } from '../../../kernel/aggregate'
import { rejected } from '../../../kernel/result'
import { findApplication, withApplication, type LeaveBookState, type LeaveDecision } from './book'
import { lastRuling } from './ruling'

/** 撤回, by the applicant, until the final decision. */
export interface Withdraw {
  type: 'withdraw'
  applicationId: string
}

export function decideWithdraw(state: LeaveBookState, command: Withdraw, moment: Moment): LeaveDecision {
  const application = findApplication(state, command.applicationId)!
  if (application.status === 'withdrawn') return rejected('leave.alreadyWithdrawn')
  if (application.status !== 'submitted') {
    const last = lastRuling(application)
    if (application.status === 'closed' || !last) return rejected('leave.over')
    return rejected('leave.decidedNotWithdrawn', { who: last.name, outcome: last.outcome })
  }
  const withdrawn = { ...application, status: 'withdrawn' as const, settledAt: moment.now }
  const data = { applicationId: application.id }
  return { ...accepted(withApplication(state, withdrawn), moment, 'withdraw', { data }), tell: [] }
}
