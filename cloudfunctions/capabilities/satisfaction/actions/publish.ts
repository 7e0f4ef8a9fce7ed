import type { Notice } from '../../../kernel/aggregate'
import { switchOn } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import { change, list } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { command } from '../../../platform/sdk'
import { roundType } from '../aggregate'
import { readBoxes, sealBoxes } from '../box-store'
import { RoundInput, type RoundView } from '../contract'
import { roundView } from '../presenters'
import { isOtherKey } from '../rules/ballot'
import { boxKey, keyMarkOf, tally, tallyAssisted } from '../rules/blinding'
import type { Box } from '../rules/box'
import { countsOf, type Counts } from '../rules/cells'
import { resultOf, type Count, type RoundResult, type Standards } from '../rules/result'
import { slipsOf, decidePublish, mayCount, type RoundState } from '../rules/round'
import { withSince, type EarlierRound } from '../rules/since'
import { surveyedIn } from '../rules/surveyor'
import { telling } from '../rules/verification'
import { openedNotice } from '../verification-messages'
import { collectCallbacks } from './collect-callbacks'
import { collectRemarks } from './collect-remarks'
import { ownRound } from './reach'
import { pollSecret } from './secret'
import { secretariesOf } from './villages'

/**
 * Rounds before this one that are looked at for a comparison, the latest close first: some years where a county asks all
 * villages at once, a year and more where every township has rounds of its own. A village last asked before them is
 * compared with nothing.
 */
const EARLIER_ROUNDS = 24
/** What led to them, and what verifications wrote down, stay in the database. */
const OF_EARLIER = {
  schema: true,
  ...{ 'state.name': true, 'state.countyId': true, 'state.phase': true, 'state.closesAt': true },
  ...{ 'state.questions': true, 'state.villages': true, 'state.result': true },
}

/**
 * Counts and publishes. The boxes are sealed before they are read, so nothing is cast after it was counted; a request
 * that stops half-way leaves them sealed and can simply be made again. What is to be told waits for the clock: this
 * function holds the poll's secret and sends no messages.
 */
export const publish: Action<{ roundId: string }, RoundView> = {
  input: RoundInput,
  run: async (request, { roundId }) => {
    const round = await ownRound(request, roundId)
    if ('ok' in round) return round
    const policy = policyOver(request, round.scope)
    const moment = momentOf(request, policy.version)
    const standards = {
      ...round.state.standards,
      usedInAppraisal: switchOn(policy, 'usedInAppraisal', moment.today),
    }
    const refusal = mayCount(round.state)
    const boxes = refusal ? null : await sealedBoxes(roundId)
    const result = boxes && (await resultFor(boxes, round.state, standards))
    const remarked = result ? await collectRemarks(round, boxes, result, pollSecret(), moment) : []
    const calls = result ? await collectCallbacks(round, boxes, result, pollSecret(), moment) : 0
    const changed = await change(roundType, roundId, {
      moment,
      act: 'publish',
      input: { roundId },
      scope: round.scope,
      known: round,
      decide: (current) =>
        current && result
          ? telling(
              decidePublish(current.state, moment, result, remarked, calls),
              openedNotices(roundId, current.state, result, request.now),
            )
          : rejected(refusal ?? 'record.notFound'),
    })
    if (!changed.ok) return changed
    return ok(roundView(roundId, changed.saved.state, request.now, true))
  },
}

/** To the secretaries whose villages people will look into. */
function openedNotices(roundId: string, round: RoundState, result: RoundResult, at: number): Notice[] {
  const verified = new Set(
    result.villages.flatMap((each) => (each.state === 'shown' && each.verify ? [each.villageId] : [])),
  )
  return round.villages
    .filter(({ villageId }) => verified.has(villageId))
    .flatMap((village) => openedNotice({ roundId, village, at }))
}

async function resultFor(
  boxes: ReadonlyMap<string, Box>,
  round: RoundState,
  standards: Standards,
): Promise<RoundResult> {
  const [counted, earlier] = await Promise.all([countAll(boxes, round), earlierThan(round)])
  return withSince(resultOf(counted, standards, round.slipsPerVillage), round, earlier)
}

/** The last rounds of the county that were over when this one began. One bounded read, kept with the result. */
async function earlierThan({ countyId, opensAt }: RoundState): Promise<EarlierRound[]> {
  const found = await list(
    roundType,
    { scope: countyId, closesAt: command.lte(opensAt) },
    { limit: EARLIER_ROUNDS, order: [['closesAt', 'desc']], fields: OF_EARLIER },
  )
  return found.map(({ state }) => state)
}

async function sealedBoxes(roundId: string): Promise<Map<string, Box>> {
  await sealBoxes(roundId)
  return new Map((await readBoxes(roundId)).map((box) => [box.id, box]))
}

/** Every village's box less its masks, or why it does not count. */
async function countAll(boxes: ReadonlyMap<string, Box>, round: RoundState): Promise<Count[]> {
  const villageIds = round.villages.map((village) => village.villageId)
  const secretaries = await secretariesOf(villageIds, dayOf(round.closesAt))
  const secret = pollSecret()
  const surveyed = surveyedIn(round)
  return round.villages.map((village) => {
    const box = boxes.get(village.boxId)
    const left = secretaries.get(village.villageId)?.postingId !== village.postingId
    const unasked = box?.void ?? (left ? 'replaced' : null)
    const counted = unasked ? { outcome: unasked } : countOf(box, secret)
    const slips = slipsOf(round, village)
    const { villageId, township } = village
    return {
      ...{ villageId, township, slips },
      population: village.households > 0 ? village.households : null,
      outcome: counted.outcome,
      ...(surveyed.has(villageId) ? { assisted: { outcome: counted.assisted ?? nobody, slips } } : {}),
    }
  })
}

const nobody = countsOf(() => 0)

/** Ordinary and assisted ballots of a box; both or neither of them count. */
function countOf(box: Box | undefined, secret: string): { outcome: Count['outcome']; assisted?: Counts } {
  if (!box || box.salt === null) return { outcome: 'broken' }
  const key = boxKey(secret, box.id, box.salt)
  if (isOtherKey(box, keyMarkOf(key))) return { outcome: 'keyLost' }
  const { slips, cells, assisted: ballots = 0 } = box
  const outcome = tally(key, slips, cells, ballots)
  const assisted = tallyAssisted(key, slips, cells, ballots)
  return outcome && assisted ? { outcome, assisted } : { outcome: 'broken' }
}
