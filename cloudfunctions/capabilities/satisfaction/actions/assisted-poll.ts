import { randomBytes, randomInt } from 'node:crypto'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { list } from '../../../platform/aggregate-store'
import type { Action, BoundRequest, Request } from '../../../platform/capability'
import { pathOf } from '../../organization'
import { roundType } from '../aggregate'
import { CastAssistedInput, OpenAssistedInput } from '../assisted-contract'
import { assistedPollView, assistedThanksView } from '../assisted-messages'
import { castInto, readBox, type Ballot } from '../box-store'
import type { PollView, ThanksView } from '../contract'
import { assistedMost, assistedVoterOf, judgeAssisted, type Verdict, type Voter } from '../rules/ballot'
import { boxKey, incrementsOfBoth } from '../rules/blinding'
import { ballotsIn, type Box } from '../rules/box'
import { CONSENT_RANDOM, keepConsent } from '../rules/kept-consent'
import { KEEP_RANDOM, keepSentence } from '../rules/kept-sentence'
import { sealKeyOf, unsealAssisted, type AssistedBallot } from '../rules/sealing'
import { boxIdOfScene, digestOf, roundIdOf } from '../rules/slips'
import type { RoundState } from '../rules/round'
import { isAppointed, maySurvey } from '../rules/surveyor'
import { refuse } from './poll'
import { listen } from './read-aloud'
import { pollSecret } from './secret'
import { standingOf } from './surveyor-standing'

/** Letters of a scene that name its round. */
const ROUND_CODE = 4
/** Of the round a ballot needs only whom the county appointed. */
const OF_ROUND = { schema: true, 'state.surveyors': true }

/** The questions behind a slip, on the phone of a surveyor of its village. Two reads beside each other. */
export const openAssisted: Action<{ scene: string }, PollView> = {
  input: OpenAssistedInput,
  run: async (request, { scene }): Promise<Outcome<PollView>> => {
    const found = await lookUp(request, scene)
    if ('ok' in found) return found
    const { box } = found
    const { verdict, key } = consider(box, scene, request, 'closesAt')
    if (verdict.kind === 'refused') return refuse(verdict.code, box)
    const state = verdict.kind === 'cast' ? 'cast' : 'open'
    const view = assistedPollView(box, state, sealKeyOf(key), randomInt(2) === 1)
    return ok(state === 'open' ? { ...view, ...(await listen(box, request)) } : view)
  },
}

/**
 * 代填: casts the ballot that a villager tapped on a surveyor's phone. The surveyor is appointed in that village and may be one
 * still; the slip, the hour and the key are judged as for everybody, and the cap is a condition of the one write.
 */
export const castAssisted: Action<{ scene: string; sealed: string }, ThanksView> = {
  input: CastAssistedInput,
  run: async (request, { scene, sealed }): Promise<Outcome<ThanksView>> => {
    // A ballot that loses the race for its slip or for the last place looks again, once: the box then says why.
    for (let attempt = 0; attempt < 2; attempt++) {
      const found = await lookUp(request, scene)
      if ('ok' in found) return found
      const { box } = found
      const considered = consider(box, scene, request, 'graceUntil')
      const { verdict } = considered
      if (verdict.kind === 'refused') return refuse(verdict.code, box)
      if (verdict.kind === 'cast') return ok(assistedThanksView(box))
      const opened = unsealAssisted(considered.key, scene, sealed)
      if (!opened) return rejected('poll.unreadable')
      if (opened.phone !== '' && opened.phone === request.caller.phone) return rejected('poll.ownNumber')
      const ballot = ballotOf(considered, box, verdict.accountTag, opened, request.caller.personId)
      if (await castInto(box.id, ballot, request.now)) return ok(assistedThanksView(box))
    }
    return rejected('record.busy')
  },
}

/** The box behind the slip, for a surveyor of its village. Who is none hears so before anything of the slip. */
async function lookUp(request: BoundRequest, scene: string): Promise<{ box: Box } | Outcome<never>> {
  const boxId = boxIdOfScene(scene)
  if (!boxId) return rejected('poll.unknownSlip')
  const [box, [round]] = await Promise.all([
    readBox(boxId),
    list<Pick<RoundState, 'surveyors'>>(
      roundOnly,
      { _id: roundIdOf(scene.slice(0, ROUND_CODE)) },
      { limit: 1, fields: OF_ROUND },
    ),
  ])
  if (!box || !round) return rejected('poll.notSurveyor')
  const { villageId } = box
  const may = maySurvey(standingOf(request), pathOf(villageId))
  const sent = isAppointed(round.state, request.caller.personId, villageId)
  return may && sent ? { box } : rejected('poll.notSurveyor')
}

const { collection, schema, upcasts } = roundType
const roundOnly = { collection, schema, upcasts }

interface Considered {
  verdict: Verdict
  key: string
  voter: Voter
  digest: string
}

function consider(box: Box, scene: string, request: Request, until: 'closesAt' | 'graceUntil'): Considered {
  const digest = digestOf(scene)
  const key = boxKey(pollSecret(), box.id, box.salt ?? '')
  const voter = assistedVoterOf(key, digest, request.openid)
  return { verdict: judgeAssisted(box, digest, voter, request.now, until), key, voter, digest }
}

/** What the ballot adds to the box. Sentence and consent come to lie anywhere between those that are there. */
function ballotOf(
  { key, voter, digest }: Considered,
  box: Box,
  accountTag: string,
  { choices, phone }: AssistedBallot,
  surveyorId: string,
): Ballot {
  const { slipTag, keyMark } = voter
  return {
    ...{ salt: box.salt, digest, slipTag, keyMark, accountTag },
    increments: incrementsOfBoth(key, digest, choices, true),
    sentence: keepSentence(key, choices.sentence, randomBytes(KEEP_RANDOM)),
    place: randomInt(ballotsIn(box) + 1),
    assisted: {
      most: assistedMost(Object.keys(box.slips).length),
      consent: keepConsent(key, { phone, surveyorId }, randomBytes(CONSENT_RANDOM)),
      place: randomInt((box.assisted ?? 0) + 1),
    },
  }
}
