import { monthOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { ledgerId, ledgerType, type Ledger } from '../aggregate'
import { CheckInInput, type AttendanceApi, type CheckInView } from '../contract'
import { checkInView } from '../presenters/check-in'
import { decideCheckIn } from '../rules/check-in'
import { placeTap } from '../rules/slots'
import { postOf } from './post'

type Api = AttendanceApi['attendance.checkIn']

/** Records where somebody says they are, at most one fix, into the ledger of the month it speaks for. */
export const checkIn: Action<Api['input'], CheckInView> = {
  input: CheckInInput,
  run: async (request, input) => {
    const post = postOf(request)
    if (!post) return rejected('caller.notPosted')
    const { posting, policy, places, village } = post
    const { now, caller } = request
    const moment = momentOf(request, policy.version)
    const placement = placeTap(policy, { now, ...input }, posting.from)
    const context = { moment, personId: caller.personId, posting, policy, places }
    const changed = await change(ledgerType, ledgerId(posting.id, monthOf(placement.day)), {
      moment,
      act: 'checkIn',
      input: comparable(input),
      scope: village.scope,
      decide: (current: Ledger | null) => decideCheckIn(current, { fix: input.fix, placement }, context),
    })
    if (!changed.ok) return changed
    return ok(checkInView(changed.saved, request.requestId, { now, policy }))
  },
}

/**
 * What tells one check-in from another. Coordinates stay out: a digest of them would outlive their deletion and let
 * somebody test a guess.
 */
function comparable({ slotAsked, noFix, tappedAt, fix }: Api['input']): Record<string, unknown> {
  return { slotAsked, noFix, tappedAt, hasFix: fix !== undefined }
}
