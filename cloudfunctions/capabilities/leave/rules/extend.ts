import type { Moment } from '../../../kernel/aggregate'
import { rejected, type Rejected } from '../../../kernel/result'
import type { LeaveCode } from '../codes'
import { findApplication, type Application, type LeaveBookState, type LeaveDecision } from './book'
import { isAway } from './life'
import { planLeave, type Asked, type Planned } from './plan'
import { halfAfter, type Edge, type Span } from './span'
import { handIn, type Submit } from './submit'

/** 续假: while on leave, some more days after it; they take the way of the whole absence. */
export interface Extend extends Omit<Submit, 'type' | 'kind' | 'span'> {
  type: 'extend'
  applicationId: string
  /** The new last day. */
  until: Edge
}

type Longer = Omit<Asked, 'kind' | 'span'> & Pick<Extend, 'applicationId' | 'until'>

/** What some more days would be; the same rule judges them when they are handed in. */
export function planExtension(
  state: LeaveBookState,
  asked: Longer,
  { now, today }: Pick<Moment, 'now' | 'today'>,
): Planned {
  const longer = askedLonger(state, asked, now)
  if ('ok' in longer) return longer
  return planLeave(state, longer, today)
}

export function decideExtend(state: LeaveBookState, command: Extend, moment: Moment): LeaveDecision {
  const longer = askedLonger(state, command, moment.now)
  if ('ok' in longer) return longer
  const request: Submit = { ...command, ...longer, type: 'submit' }
  return handIn(state, request, moment, { act: 'extend', extends: command.applicationId })
}

/** The request that an extension is: the same kind, from where the leave ends. */
export function askedLonger(state: LeaveBookState, asked: Longer, now: number): Asked | Rejected<LeaveCode> {
  const application = findApplication(state, asked.applicationId)!
  if (!isAway(application, now)) return rejected('leave.notOnLeave')
  if (application.claim) return rejected('leave.alreadySaid')
  const extended = state.applications.some(
    ({ extends: of, status }) => of === application.id && (status === 'submitted' || status === 'approved'),
  )
  if (extended) return rejected('leave.alreadyExtended')
  const span = spanUntil(application, asked.until)
  return span ? { ...asked, kind: application.kind, span } : rejected('leave.notLonger')
}

/** From the half day after the leave to its new end; null where that is not later. */
function spanUntil(application: Application, until: Edge): Span | null {
  const from = halfAfter(application)
  if (until.day < from.day) return null
  if (until.day > from.day)
    return { from, to: { ...until, half: until.half === 'morning' ? 'morning' : 'full' } }
  if (from.half === 'afternoon') return until.half === 'morning' ? null : { from, to: from }
  const half = until.half === 'morning' ? 'morning' : 'full'
  return { from: { day: from.day, half }, to: { day: from.day, half } }
}
