import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { seat, type Grant } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import {
  awaitsWitness,
  casesOf,
  isOpenCase,
  seatsOf,
  type AnswerData,
  type Case,
  type MoveData,
} from './case'
import { after, type LedgerHistory, type LedgerState } from './ledger'

/** Somebody who answers, with the grants they hold today over the village. */
export interface Answerer {
  personId: string
  name: string
  version: number
  grants: readonly Grant[]
}

export type CaseCommand =
  | { type: 'witness'; caseId: string; yes: boolean }
  | { type: 'rule'; caseId: string; yes: boolean; reason: string }
  | { type: 'withdraw'; caseId: string }

type CaseDecision = Decision<LedgerState, AttendanceCode | 'record.notFound'>

/**
 * The witness says yes or no, the seat decides, the person takes it back. Nobody does the first two for themselves.
 * `moves` is what the witness's word finds of the seat it goes to.
 */
export function decideCase(
  current: LedgerHistory | null,
  command: CaseCommand,
  answerer: Answerer,
  policy: CountyPolicy,
  moment: Moment,
  moves: readonly MoveData[] = [],
): CaseDecision {
  const item = casesOf(current?.history ?? []).find(({ id }) => id === command.caseId)
  if (!current || !item) return rejected('record.notFound')
  const refusal = refuseAnswer(current.state.personId, item, command, answerer, moment)
  if (refusal) return refusal
  const { type } = command
  const grant = type === 'rule' ? grantFor(item, answerer, moment) : undefined
  const data: AnswerData = { of: item.id, name: answerer.name }
  if (type !== 'withdraw') data.yes = command.yes
  if (grant) Object.assign(data, { grantId: grant.id, personVersion: answerer.version })
  const moving = moves.length > 0 ? { moves } : {}
  const note = type === 'rule' && command.reason ? { note: command.reason } : {}
  return after(
    current,
    accepted(current.state, moment, type, { ...note, data: { ...data, ...moving } }),
    policy,
    moment,
  )
}

function refuseAnswer(
  ownerId: string,
  item: Case,
  { type }: CaseCommand,
  answerer: Answerer,
  moment: Moment,
): ReturnType<typeof rejected<AttendanceCode | 'record.notFound'>> | null {
  const own = answerer.personId === ownerId
  if (type === 'withdraw' ? !own : own) return rejected(own ? 'attendance.ownDay' : 'record.notFound')
  if (type === 'witness' && item.witness?.personId !== answerer.personId) return rejected('record.notFound')
  if (!isOpenCase(item)) return rejected('attendance.caseSettled', { who: item.ruling?.name ?? item.name })
  if (type === 'withdraw') return null
  if (type === 'witness') return item.status === 'waiting' ? rejected('attendance.saidAlready') : null
  if (awaitsWitness(item)) return rejected('attendance.witnessFirst', { who: item.witness!.name })
  if (item.witness?.personId === answerer.personId) return rejected('attendance.witnessDecides')
  return grantFor(item, answerer, moment) ? null : rejected('attendance.notYourTurn')
}

function grantFor(item: Case, { grants }: Answerer, { today }: Moment): Grant | undefined {
  const seats = seatsOf(item, today)
  return grants.find(({ role, unitId }) => seats.includes(seat(role, unitId)))
}
