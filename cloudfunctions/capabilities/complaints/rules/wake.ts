import type { Moment } from '../../../kernel/aggregate'
import { awake, isQuiet } from '../../../kernel/quiet-hours'
import type { Complaint, ComplaintDecision, Telling } from './complaint'
import { ended, said, tellSeats, type Rules } from './outcome'
import { nextRaise } from './deadline'
import { filledFrom, holdersAt, type SeatHolder } from './seats'

/** What the clock does: reminds, asks the next level, ends what was answered, deletes words and author. It never answers. */
export interface Wake extends Rules {
  type: 'wake'
  holders: readonly SeatHolder[]
}

export function decideWake(current: Complaint, command: Wake, moment: Moment): ComplaintDecision {
  const { now } = moment
  if (current.status === 'closed') {
    const due = isForgottenAt(current, now)
    return said(due ? forgotten(current) : current, moment, due ? 'delete' : 'wake', [])
  }
  if (isQuiet(now)) return said({ ...current, heldUntil: awake(now) }, moment, 'wake', [])
  if (current.status === 'answered') {
    if (current.closesAt === null || now < current.closesAt) return said(current, moment, 'wake', [])
    const state = ended(current, 'time', command.numbers, now)
    return said(state, moment, 'closeByTime', [{ what: 'closedOwn', to: current.authorId }])
  }
  const filled = fillVacancy(current, command)
  const raised = raise(filled.state, command, moment)
  const reminded = remind(raised.state, command, moment)
  const tell = [...filled.tell, ...raised.tell, ...reminded.tell]
  return said({ ...reminded.state, heldUntil: 0 }, moment, 'wake', tell)
}

interface Looked {
  state: Complaint
  tell: Telling[]
}

/** Where nobody holds the seats it waits at any more, the next level that has somebody is asked at once. */
function fillVacancy(state: Complaint, { holders }: Wake): Looked {
  const { chain, level, authorId } = state
  if (holdersAt(chain.slice(0, level + 1), holders, authorId).length > 0) return { state, tell: [] }
  const next = filledFrom(level + 1, chain, holders, authorId)
  if (next < 0) return { state, tell: [] }
  const moved = { ...state, level: next }
  return { state: moved, tell: tellSeats(moved, holders, 'toAnswer') }
}

/** 升级: overdue, the next level that has somebody may answer too; its author is told that it is there now. */
function raise(state: Complaint, { holders, calendar }: Wake, { now, today }: Moment): Looked {
  const { due, chain, level, authorId } = state
  if (!due || due.raiseAt === null || now < due.raiseAt) return { state, tell: [] }
  const next = filledFrom(level + 1, chain, holders, authorId)
  const again = level + 1 < chain.length ? nextRaise(calendar, today) : null
  if (next < 0) return { state: { ...state, due: { ...due, raiseAt: again } }, tell: [] }
  const raiseAt = next + 1 < chain.length ? nextRaise(calendar, today) : null
  const asked = holdersAt(chain.slice(level + 1, next + 1), holders, authorId)
  const tell: Telling[] = asked.map((to) => ({ what: 'raised', to }))
  tell.push({ what: 'raisedOwn', to: authorId })
  return { state: { ...state, level: next, due: { ...due, raiseAt } }, tell }
}

/** Of reminders that a stopped clock let pass only the last is said, and none once the day is over. */
function remind(state: Complaint, { holders }: Wake, { now, today }: Moment): Looked {
  const { due } = state
  if (!due || due.remind.every((at) => at > now)) return { state, tell: [] }
  const left = { ...state, due: { ...due, remind: due.remind.filter((at) => at > now) } }
  if (today > due.on) return { state: left, tell: [] }
  return { state: left, tell: tellSeats(state, holders, today === due.on ? 'today' : 'soon') }
}

/** Whether its words and its author are to go by then. */
export const isForgottenAt = ({ closed, textGone }: Complaint, now: number): boolean =>
  closed !== null && now >= closed.deleteAt && !textGone

/**
 * 到期删除: the words go, and who wrote them, with or without a name; kind, days and whether it was answered in time stay
 * for the counts. From then on its author has no matter of their own to open either.
 */
function forgotten(state: Complaint): Complaint {
  const letters = state.letters.map((each) => ({ ...each, text: '', name: '' }))
  return { ...state, letters, author: null, authorId: '', place: 0, textGone: true }
}
