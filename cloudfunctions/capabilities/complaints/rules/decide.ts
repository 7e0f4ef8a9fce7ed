import type { Moment } from '../../../kernel/aggregate'
import { DAY } from '../../../kernel/day'
import { never, rejected } from '../../../kernel/result'
import {
  CLOSES_AFTER_DAYS,
  TEXT,
  type Complaint,
  type ComplaintDecision,
  type ComplaintKind,
  type Letter,
} from './complaint'
import { dueFrom } from './deadline'
import { ended, said, tellSeats, type Rules } from './outcome'
import { filledFrom, type About, type AnswerSeat, type SeatHolder } from './seats'
import { decideWake, type Wake } from './wake'

/** 提交. */
export interface File extends Rules {
  type: 'file'
  authorId: string
  place: number
  kind: ComplaintKind
  about: About
  author: Complaint['author']
  text: string
  chain: AnswerSeat[]
  holders: readonly SeatHolder[]
}
/** 答复, by whoever holds a seat that may. */
export interface Answer {
  type: 'answer'
  name: string
  office: string
  text: string
  /** The seat that entitled them, and the version of their record that said so. */
  by: { seat: string; version: number }
}
/** 追问, once. */
export interface FollowUp extends Rules {
  type: 'followUp'
  text: string
  holders: readonly SeatHolder[]
}
/** 结束 of what was answered. */
export interface Close extends Rules {
  type: 'close'
}
/** 撤回 of what waits. */
export interface Withdraw extends Rules {
  type: 'withdraw'
}

export type ComplaintCommand = File | Answer | FollowUp | Close | Withdraw | Wake

export function decideComplaint(
  current: Complaint | null,
  command: ComplaintCommand,
  moment: Moment,
): ComplaintDecision {
  if (command.type === 'file') return current ? rejected('record.notFound') : decideFile(command, moment)
  if (!current) return rejected('record.notFound')
  switch (command.type) {
    case 'answer':
      return decideAnswer(current, command, moment)
    case 'followUp':
      return decideFollowUp(current, command, moment)
    case 'close':
      return decideClose(current, command, moment)
    case 'withdraw':
      return decideWithdraw(current, command, moment)
    case 'wake':
      return decideWake(current, command, moment)
    default:
      return never(command)
  }
}

function decideFile(command: File, moment: Moment): ComplaintDecision {
  const { authorId, place, kind, about, author, chain, holders, numbers, calendar } = command
  const refusal = refuseText(command.text)
  if (refusal) return refusal
  const level = filledFrom(0, chain, holders, authorId)
  if (level < 0) return rejected(about === 'office' ? 'complaint.nobodyAbove' : 'complaint.nobodyAnswers')
  const state: Complaint = {
    ...{ authorId, place, kind, about, author, chain, level },
    filedAt: moment.now,
    status: 'waiting',
    letters: [letter('author', command.text, moment)],
    due: dueFrom(calendar, moment.now, moment.today, numbers.answerDays),
    ...{ followedUp: false, late: false, closesAt: null, closed: null, textGone: false, heldUntil: 0 },
  }
  return said(state, moment, 'file', tellSeats(state, holders, 'toAnswer'))
}

function decideAnswer(current: Complaint, command: Answer, moment: Moment): ComplaintDecision {
  const { text, name, office, by } = command
  if (current.status === 'closed') return rejected('complaint.closed')
  if (current.status === 'answered') return rejected('complaint.alreadyAnswered')
  const refusal = refuseText(text)
  if (refusal) return refusal
  const state: Complaint = {
    ...current,
    status: 'answered',
    letters: [...current.letters, { ...letter('office', text, moment), name, office }],
    late: current.late || (current.due !== null && current.due.on < moment.today),
    due: null,
    closesAt: moment.now + CLOSES_AFTER_DAYS * DAY,
  }
  return said(state, moment, 'answer', [{ what: 'answered', to: current.authorId }], by)
}

function decideFollowUp(current: Complaint, command: FollowUp, moment: Moment): ComplaintDecision {
  if (current.status === 'closed') return rejected('complaint.closed')
  if (current.followedUp) return rejected('complaint.followedUp')
  if (current.status === 'waiting') return rejected('complaint.notAnswered')
  const refusal = refuseText(command.text)
  if (refusal) return refusal
  const { calendar, numbers, holders, text } = command
  const state: Complaint = {
    ...current,
    status: 'waiting',
    followedUp: true,
    letters: [...current.letters, letter('author', text, moment)],
    due: dueFrom(calendar, moment.now, moment.today, numbers.answerDays),
    closesAt: null,
  }
  return said(state, moment, 'followUp', tellSeats(state, holders, 'asked'))
}

function decideClose(current: Complaint, { numbers }: Close, moment: Moment): ComplaintDecision {
  if (current.status === 'closed') return rejected('complaint.closed')
  if (current.status === 'waiting') return rejected('complaint.notAnswered')
  return said(ended(current, 'author', numbers, moment.now), moment, 'close', [])
}

function decideWithdraw(current: Complaint, { numbers }: Withdraw, moment: Moment): ComplaintDecision {
  if (current.status === 'closed') return rejected('complaint.closed')
  // What had an answer once is on record with it: it is closed, not taken back.
  if (current.status === 'answered' || current.followedUp) return rejected('complaint.alreadyAnswered')
  return said(ended(current, 'withdrawn', numbers, moment.now), moment, 'withdraw', [])
}

function letter(from: Letter['from'], text: string, { now: at }: Moment): Letter {
  return { at, from, name: '', office: '', text: text.trim() }
}

function refuseText(
  text: string,
): ReturnType<typeof rejected<'complaint.textShort' | 'complaint.textLong'>> | null {
  const length = Array.from(text.trim()).length
  if (length < TEXT.min) return rejected('complaint.textShort', { min: TEXT.min })
  return length > TEXT.max ? rejected('complaint.textLong', { max: TEXT.max }) : null
}
