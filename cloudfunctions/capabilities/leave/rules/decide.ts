import type { Entry, Moment } from '../../../kernel/aggregate'
import { never } from '../../../kernel/result'
import type { LeaveBookState, LeaveDecision } from './book'
import { decideExtend, type Extend } from './extend'
import { decideHandOver, type HandOver } from './hand-over'
import { decideAttachNote, decideSeeNote, type AttachNote, type SeeNote } from './notes'
import { tellByDay } from './quiet'
import { changesOf } from './replay'
import { decideConfirm, decideReturn, type ConfirmReturn, type Return } from './return'
import { decideRevoke, type Revoke } from './revoke'
import { decideRule, type Rule } from './ruling'
import { decideSubmit, type Submit } from './submit'
import { decideWake, type Wake } from './wake'
import { decideWithdraw, type Withdraw } from './withdraw'

/** 请假本 can be asked for these, and nothing else changes it. */
export type LeaveCommand =
  Submit | Rule | Withdraw | HandOver | Revoke | Extend | Return | ConfirmReturn | AttachNote | SeeNote | Wake

/** What a command does to a book. Every command but the first submission finds a book that holds its application. */
export function decideLeave(
  state: LeaveBookState | null,
  command: LeaveCommand,
  moment: Moment,
): LeaveDecision {
  const decision = decided(state, command, moment)
  if (!decision.ok) return decision
  const entry = withChanges(state, decision.state, decision.entry)
  return { ...decision, entry, ...tellByDay(decision.state, decision.tell, moment.now) }
}

/** The entry with what the command changed, so that the history alone says how the book came to be. */
function withChanges(before: LeaveBookState | null, after: LeaveBookState, entry: Entry): Entry {
  const changed = changesOf(before, after)
  const isRequest = entry.act === 'submit' || entry.act === 'extend'
  return isRequest && changed.length === 0 ? entry : { ...entry, data: { ...entry.data, changed } }
}

function decided(state: LeaveBookState | null, command: LeaveCommand, moment: Moment): LeaveDecision {
  if (command.type === 'submit') return decideSubmit(state, command, moment)
  if (!state) throw new Error(`a leave book that does not exist was asked to ${command.type}`)
  switch (command.type) {
    case 'approve':
    case 'reject':
      return decideRule(state, command, moment)
    case 'withdraw':
      return decideWithdraw(state, command, moment)
    case 'handOver':
      return decideHandOver(state, command, moment)
    case 'revoke':
      return decideRevoke(state, command, moment)
    case 'extend':
      return decideExtend(state, command, moment)
    case 'return':
      return decideReturn(state, command, moment)
    case 'confirmReturn':
      return decideConfirm(state, command, moment)
    case 'attachNote':
      return decideAttachNote(state, command, moment)
    case 'seeNote':
      return decideSeeNote(state, command, moment)
    case 'wake':
      return decideWake(state, command, moment)
    default:
      return never(command)
  }
}
