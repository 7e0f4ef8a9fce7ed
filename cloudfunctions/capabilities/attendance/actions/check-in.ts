import type { Notice } from '../../../kernel/aggregate'
import { dayOf, monthOf, type Day } from '../../../kernel/day'
import { countyOf, seat } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { holdersOf } from '../../organization'
import { ledgerId, ledgerType, type Ledger } from '../aggregate'
import { CheckInInput, type AttendanceApi, type CheckInView } from '../contract'
import { noPlaceWords } from '../messages'
import { checkInView } from '../presenters/check-in'
import { decideCheckIn } from '../rules/check-in'
import { placeTap } from '../rules/slots'
import { lacksPlace } from '../rules/verdict'
import { postOf, type Post } from './post'

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
    const noPlace = await noPlaceNotices(request, post, placement.day)
    const context = { moment, personId: caller.personId, posting, policy, places, noPlace }
    const changed = await change(ledgerType, ledgerId(posting.id, monthOf(placement.day)), {
      moment,
      act: 'checkIn',
      input: comparable(input),
      scope: village.scope,
      decide: (current: Ledger | null) => decideCheckIn(current, { fix: input.fix, placement }, context),
    })
    if (!changed.ok) return changed
    await deliver(ledgerType, changed.saved, request.requestId)
    return ok(checkInView(changed.saved, request.requestId, { now, policy }))
  },
}

/** For the organisers of the county; one query more, and only where the village has no place to measure against. */
async function noPlaceNotices(request: BoundRequest, post: Post, day: Day): Promise<Notice[]> {
  const { places, policy, village, posting } = post
  const county = countyOf(request.caller, village.scope)
  if (!county || !lacksPlace(places, policy, day)) return []
  const organisers = await holdersOf([seat('county-organiser', county.id)], dayOf(request.now))
  return organisers.map((organiser) => ({
    ...noPlaceWords(village.name, request.caller.name),
    key: `${ledgerId(posting.id, monthOf(day))}_place_${organiser.personId}`,
    to: organiser.personId,
    template: 'place-missing',
    data: {},
    page: 'packages/organization/import/index',
    at: request.now,
  }))
}

/**
 * What tells one check-in from another. Coordinates stay out: a digest of them would outlive their deletion and let
 * somebody test a guess.
 */
function comparable({ slotAsked, noFix, tappedAt, fix }: Api['input']): Record<string, unknown> {
  return { slotAsked, noFix, tappedAt, hasFix: fix !== undefined }
}
