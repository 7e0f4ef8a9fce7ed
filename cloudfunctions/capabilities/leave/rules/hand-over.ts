import { accepted, type Moment } from '../../../kernel/aggregate'
import { rejected } from '../../../kernel/result'
import {
  findApplication,
  seatsOf,
  waitingStep,
  withApplication,
  type LeaveBookState,
  type LeaveDecision,
} from './book'
import { holdersOfSeats } from './path'
import { grantFor, refuseSettled, type Rule } from './ruling'

/** 转审: a decider asks a deputy, or a colleague of the same seat, to decide; both may still do it. */
export interface HandOver extends Pick<Rule, 'applicationId' | 'decider' | 'holders'> {
  type: 'handOver'
  /** Person id of whoever is asked. */
  to: string
}

export function decideHandOver(state: LeaveBookState, command: HandOver, moment: Moment): LeaveDecision {
  const { decider, holders, to } = command
  const application = findApplication(state, command.applicationId)!
  if (decider.personId === state.personId) return rejected('leave.ownApplication')
  const deciding = application.path.filter(({ duty }) => duty === 'decide')
  if (!deciding.some((each) => grantFor(each, decider.grants)))
    return rejected('leave.notYourTurn', { office: deciding[0]?.office ?? '' })
  const settled = refuseSettled(application)
  if (settled) return settled
  const index = waitingStep(application)
  const step = application.path[index]!
  const grant = grantFor(step, decider.grants)
  if (!grant) return rejected('leave.notYourTurn', { office: step.office })
  const others = holdersOfSeats(seatsOf(step), holders, state.personId)
  const deputy = others.find(({ personId }) => personId === to && personId !== decider.personId)
  if (!deputy) return rejected('leave.notADeputy')
  const handedTo = { to, name: deputy.name, by: decider.personId, byName: decider.name, at: moment.now }
  const before = step.handedTo ? { handedBefore: [...(step.handedBefore ?? []), step.handedTo] } : {}
  const path = application.path.map((each, i) => (i === index ? { ...each, ...before, handedTo } : each))
  const { id: applicationId } = application
  const data = { applicationId, step: index, grantId: grant.id, personVersion: decider.version, to }
  const kept = accepted(withApplication(state, { ...application, path }), moment, 'handOver', { data })
  return { ...kept, tell: [{ what: 'handedOver', to, applicationId, step: index }] }
}
