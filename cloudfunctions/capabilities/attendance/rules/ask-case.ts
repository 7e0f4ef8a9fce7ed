import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { countsAsWork } from '../../../kernel/calendar'
import { featureOn, type CountyPolicy } from '../../../kernel/county-policy'
import { addDays, daysBetween, type Day } from '../../../kernel/day'
import type { Posting } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import { casesOf, isOpenCase, type AskData, type Case, type CaseKind, type Part, type Person } from './case'
import { after, emptyLedger, type LedgerHistory, type LedgerState } from './ledger'
import { refuseDay } from './vouch'

/** Makeups of one month. */
export const MAKEUPS_A_MONTH = 3
/** Days back that a makeup may reach: long enough for the month before, short enough that a witness remembers. */
export const MAKEUP_REACH = 31
/** Contests of one day: a second word after a refusal, and not a third. */
const CONTESTS_A_DAY = 2
/** Working days for the answer to a contest. */
const ANSWER_WITHIN = 5

export interface Ask {
  kind: CaseKind
  day: Day
  part: Part
  reason: string
  name: string
  village: string
  witness?: Person
  seat: string
  countySeat: string
}

export interface AskContext {
  moment: Moment
  personId: string
  posting: Posting
  policy: CountyPolicy
}

/** Asks for a makeup or contests a day; nothing of the ledger changes before somebody decides. */
export function decideAsk(
  current: LedgerHistory | null,
  { reason, ...ask }: Ask,
  context: AskContext,
): Decision<LedgerState, AttendanceCode> {
  const { moment, personId, posting, policy } = context
  const cases = casesOf(current?.history ?? [])
  const refusal = ask.kind === 'makeup' ? refuseMakeup(cases, ask, context) : refuseContest(cases, ask)
  if (refusal) return refusal
  const day = refuseDay(current?.history ?? [], ask, { posting, policy, today: moment.today })
  if (day) return day
  const dueOn = ask.kind === 'contest' ? answerBy(policy, moment.today) : undefined
  const data: AskData = { ...ask, ...(dueOn ? { dueOn } : {}) }
  const before = current?.state ?? emptyLedger(posting, personId, ask.day)
  const decision = accepted(before, moment, 'ask', { note: reason, data: { ...data } })
  return after(current, decision, policy, moment)
}

type Asked = Pick<Ask, 'day' | 'witness'>

function refuseMakeup(
  cases: readonly Case[],
  { day, witness }: Asked,
  { moment, personId, policy }: AskContext,
): Rejected<AttendanceCode> | null {
  if (!featureOn(policy, 'makeup')) return rejected('attendance.makeupsOff')
  if (witness?.personId === personId) return rejected('attendance.ownWitness')
  if (!witness) return rejected('attendance.noWitness')
  if (day >= moment.today) return rejected('attendance.pastOnly')
  if (daysBetween(day, moment.today) > MAKEUP_REACH)
    return rejected('attendance.tooLongAgo', { days: MAKEUP_REACH })
  if (makeupsLeft(cases) <= 0) return rejected('attendance.makeupsUsed', { times: MAKEUPS_A_MONTH })
  return refuseSecond(cases, day)
}

function refuseContest(cases: readonly Case[], { day }: Asked): Rejected<AttendanceCode> | null {
  const earlier = cases.filter(
    (item) => item.kind === 'contest' && item.day === day && item.status !== 'withdrawn',
  )
  if (earlier.length >= CONTESTS_A_DAY && !earlier.some(isOpenCase))
    return rejected('attendance.contestedTwice')
  return refuseSecond(cases, day)
}

function refuseSecond(cases: readonly Case[], day: Day): Rejected<AttendanceCode> | null {
  return cases.some((item) => item.day === day && isOpenCase(item)) ? rejected('attendance.caseOpen') : null
}

/** One that was taken back, or whose witness could not confirm it, does not count. */
export function makeupsLeft(cases: readonly Case[]): number {
  const used = cases.filter(
    ({ kind, status }) => kind === 'makeup' && status !== 'withdrawn' && status !== 'declined',
  )
  return MAKEUPS_A_MONTH - used.length
}

/** The fifth working day after today by the county's calendar. */
export function answerBy(policy: CountyPolicy, today: Day): Day {
  let day = today
  for (let left = ANSWER_WITHIN; left > 0;) {
    day = addDays(day, 1)
    if (countsAsWork(policy, day)) left -= 1
  }
  return day
}
