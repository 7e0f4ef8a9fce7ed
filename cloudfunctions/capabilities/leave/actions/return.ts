import { dayOf } from '../../../kernel/day'
import { grantsOver } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { policyOver } from '../../../platform/request'
import { insideTimes } from '../../attendance'
import { holdersOf, unitsByIds } from '../../organization'
import { ApplicationInput, type DoneView, type LeaveApi } from '../contract'
import { backAgain, confirmedBack } from '../presenters/done'
import { seatsAbove } from '../rules/path'
import { CONFIRMERS } from '../rules/return'
import { actOn } from './acting'
import { seenBy } from './own-or-entitled'

/** 我回来了: the ledger's check-in ends the leave at once; without one the township confirms. */
export const comeBack: Action<LeaveApi['leave.return']['input'], DoneView> = {
  input: ApplicationInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    if (!seen) return rejected('record.notFound')
    if (!seen.own) return rejected('caller.forbidden')
    const { book, application } = seen
    const today = dayOf(request.now)
    const [insideAt, offices] = await Promise.all([
      insideTimes(book.state.postingId, application.from.day, today),
      unitsByIds(book.scope),
    ])
    const holders = await holdersOf(seatsAbove(offices), today)
    const policy = policyOver(request, book.scope)
    const { id: applicationId } = application
    const command = { type: 'return' as const, applicationId, policy, insideAt, offices, holders }
    const done = (saved: typeof book) => backAgain(saved, applicationId)
    return actOn(request, seen, { act: 'return', input, command, done })
  },
}

/** The township confirms a return that no check-in shows. */
export const confirmReturn: Action<LeaveApi['leave.confirmReturn']['input'], DoneView> = {
  input: ApplicationInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    if (!seen) return rejected('record.notFound')
    const { book, application } = seen
    const { personId, name, version } = request.caller
    const today = dayOf(request.now)
    const grants = grantsOver(request.caller, CONFIRMERS, book.scope, today)
    const holders = application.told ? await holdersOf(seatsAbove(await unitsByIds(book.scope)), today) : []
    const command = {
      type: 'confirmReturn' as const,
      applicationId: application.id,
      policy: policyOver(request, book.scope),
      by: { personId, name, version, grants },
      holders,
    }
    const done = (saved: typeof book) => confirmedBack(saved, application.id)
    return actOn(request, seen, { act: 'confirmReturn', input, command, done })
  },
}
