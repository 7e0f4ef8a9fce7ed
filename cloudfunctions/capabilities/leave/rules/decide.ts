import type { Moment } from '../../../kernel/aggregate'
import { never } from '../../../kernel/result'
import type { LeaveBookState, LeaveDecision } from './book'
import { decideRemind, type Remind } from './remind'
import { decideRule, type Rule } from './ruling'
import { decideSubmit, type Submit } from './submit'
import { decideWithdraw, type Withdraw } from './withdraw'

/** 请假本 can be asked for these, and nothing else changes it. */
export type LeaveCommand = Submit | Rule | Withdraw | Remind

/** What a command does to a book. Every command but the first submission finds a book that holds its application. */
export function decideLeave(
  state: LeaveBookState | null,
  command: LeaveCommand,
  moment: Moment,
): LeaveDecision {
  if (command.type === 'submit') return decideSubmit(state, command, moment)
  if (!state) throw new Error(`a leave book that does not exist was asked to ${command.type}`)
  switch (command.type) {
    case 'approve':
    case 'reject':
      return decideRule(state, command, moment)
    case 'withdraw':
      return decideWithdraw(state, command, moment)
    case 'remind':
      return decideRemind(state, command, moment)
    default:
      return never(command)
  }
}
