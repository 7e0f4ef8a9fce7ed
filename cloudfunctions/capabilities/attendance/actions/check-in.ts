import type { Notice } from '../../../kernel/aggregate'
import { dayOf, monthOf, type Day } from '../../../kernel/day'
import { countyOf, isOpen, seat } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { change, loadMany } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { holdersOf } from '../../organization'
import { ledgerId, ledgerType, type Ledger } from '../aggregate'
import { CheckInInput, type AttendanceApi, type CheckInView } from '../contract'
import { noPlaceWords, whoseWords } from '../messages'
import { checkInView } from '../presenters/check-in'
import { photoOffer } from '../presenters/photo-offer'
import { decideCheckIn } from '../rules/check-in'
import { evidenceOf } from '../rules/evidence'
import { isRequest } from '../rules/packing'
import { claimOf, placeTap, type Claim } from '../rules/slots'
import { lacksPlace } from '../rules/verdict'
import { postFor, type Post } from './post'
import { proofFor, ticketFor } from './secret'

type Api = AttendanceApi['attendance.checkIn']

/** Records where somebody says they are, at most one fix, into the ledger of the month it speaks for. */
export const checkIn: Action<Api['input'], CheckInView> = {
  input: CheckInInput,
  run: async (request, input) => {
    const { now, caller, requestId } = request
    const tap = { ...input, now, proof: proofFor(caller.personId, input.nonce, now) }
    const claim = claimOf(tap)
    const post = postAt(request, dayOf(claim.at))
    if (!post) return rejected('caller.notPosted')
    const { posting, policy, places, village } = post
    const moment = momentOf(request, policy.version)
    const placement = placeTap(policy, tap, posting.from)
    const noPlace = await noPlaceNotices(request, post, placement.day)
    const { id, known, spent } = await ledgersFor(
      request,
      claim,
      ledgerId(posting.id, monthOf(placement.day)),
    )
    const tapped = claim.late ? {} : { tappedAt: claim.at }
    const context = { moment, personId: caller.personId, posting, policy, places, noPlace, spent }
    const changed = await change(ledgerType, id, {
      moment,
      act: 'checkIn',
      input: comparable(input),
      scope: village.scope,
      ...(known === undefined ? {} : { known }),
      decide: (current: Ledger | null) =>
        decideCheckIn(current, { fix: input.fix, placement, note: input.note, ...tapped }, context),
    })
    if (!changed.ok) return changed
    await deliver(ledgerType, changed.saved, requestId)
    const ticket = ticketFor(caller.personId, now)
    const whose = whoseWords(village.name, caller.name)
    return ok({
      ...checkInView(changed.saved, requestId, { now, policy, ticket }),
      photo: photoOffer(changed.saved, requestId, { moment, policy, whose }),
    })
  },
}

/** The posting of the day the tap speaks for; else the one of today, which a tap from before it is kept for. */
function postAt(request: BoundRequest, day: Day): Post | null {
  const { postings } = request.caller
  const of = (wanted: Day) => postings.find((posting) => isOpen(posting, wanted))
  const posting = of(day) ?? of(dayOf(request.now))
  return posting ? postFor(request, posting) : null
}

/**
 * A tap that waited may have been sent before, or its number used before, in another month or village: one query finds
 * every ledger of the person between the claim and now. A fresh tap needs its own ledger only, which the save reads.
 */
async function ledgersFor(
  { caller, now, requestId }: BoundRequest,
  { at, late, proof }: Claim,
  id: string,
): Promise<{ id: string; known?: Ledger | null; spent?: ReadonlySet<string> }> {
  if (!late) return { id }
  const from = dayOf(proof ? proof.issuedAt : at)
  const months = new Set([from, dayOf(now)].map(monthOf))
  const ids = caller.postings
    .filter(({ to }) => to === null || to >= from)
    .flatMap(({ id: postingId }) => [...months].map((month) => ledgerId(postingId, month)))
  const ledgers = await loadMany(ledgerType, [...new Set([id, ...ids])].slice(0, MOST_LEDGERS))
  const before = ledgers.find(({ history }) => history.some((each) => isRequest(each, requestId, 'checkIn')))
  const target = before?.id ?? id
  const others = ledgers.filter((ledger) => ledger.id !== target)
  const spent = new Set(
    others.flatMap(({ history }) => evidenceOf(history).flatMap(({ nonce }) => nonce ?? [])),
  )
  return { id: target, known: ledgers.find((ledger) => ledger.id === target) ?? null, spent }
}

/** Two months of more postings than anybody has within a week. */
const MOST_LEDGERS = 20

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
 * somebody test a guess. So does the one-use number, which is added when a tap that may have arrived is kept.
 */
function comparable({ slotAsked, noFix, tappedAt, fix, note }: Api['input']): Record<string, unknown> {
  return { slotAsked, noFix, tappedAt, hasFix: fix !== undefined, note: note || undefined }
}
