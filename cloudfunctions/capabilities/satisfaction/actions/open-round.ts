import { randomBytes } from 'node:crypto'
import { DEFAULT_POLICY, featureOn } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, type Change, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { roundType } from '../aggregate'
import { emptyBallots, newSalt, putBox } from '../box-store'
import type { RoundCode } from '../codes'
import { OpenRoundInput, type RoundRow, type SatisfactionApi } from '../contract'
import { roundRow } from '../presenters'
import type { BoxSound } from '../rules/read-aloud'
import {
  decideDraft,
  decideOpen,
  graceUntil,
  type NewRound,
  type RoundState,
  type RoundVillage,
} from '../rules/round'
import { boxIdOf, roundCode, roundIdOf } from '../rules/slips'
import { ownCounty } from './reach'
import { soundsToPlay } from './read-aloud'
import { candidatesOf, type Candidate } from './villages'

type Input = SatisfactionApi['satisfaction.openRound']['input']

/** Codes tried before giving up: 14.7 million codes, so a second try is already rare. */
const CODES = 8
/** Boxes written beside each other. */
const BESIDE = 5

/**
 * Opens a round: first a draft, then every box, still without slips, then it is open. A request that comes again after
 * a lost reply goes on where it stopped.
 */
export const openRound: Action<Input, RoundRow> = {
  input: OpenRoundInput,
  run: async (request, input) => {
    const county = ownCounty(request)
    if (!county) return rejected('caller.forbidden')
    if (!featureOn(county.policy ?? DEFAULT_POLICY, 'rounds')) return rejected('satisfaction.off')
    const wanted = [...new Set(input.villageIds)]
    const candidates = await candidatesOf(county.id, dayOf(request.now), wanted)
    if (candidates.length !== wanted.length) return rejected('satisfaction.noVillage')
    const drafted = await draft(request, county, input, candidates)
    if ('ok' in drafted) return drafted
    await writeBoxes(drafted, await soundsToPlay(county.id))
    const opened = await change(roundType, drafted.id, {
      ...changeBy(request, county, input),
      act: 'open',
      decide: (current) =>
        current ? decideOpen(current.state, momentIn(request, county)) : rejected('record.notFound'),
    })
    if (!opened.ok) return opened
    return ok(roundRow(drafted.id, opened.saved.state, request.now))
  },
}

/** A draft under the first code that no other round has. */
async function draft(
  request: BoundRequest,
  county: Unit,
  input: Input,
  candidates: Candidate[],
): Promise<Loaded<RoundState> | Extract<Outcome<never>, { ok: false }>> {
  for (let attempt = 0; attempt < CODES; attempt++) {
    const code = roundCode(county.id, request.requestId, attempt)
    const wish = wishOf(request, county, input, candidates, code)
    const changed = await change<RoundState, RoundCode | 'code.taken'>(roundType, roundIdOf(code), {
      ...changeBy(request, county, input),
      act: 'draft',
      decide: (current) => (current ? rejected('code.taken') : decideDraft(wish, momentIn(request, county))),
    })
    if (changed.ok) return changed.saved
    if (changed.code !== 'code.taken') return changed
  }
  throw new Error(`no free code for a round after ${CODES} tries`)
}

function momentIn(request: BoundRequest, county: Unit) {
  return momentOf(request, policyOver(request, county.scope).version)
}

function changeBy(
  request: BoundRequest,
  county: Unit,
  input: Input,
): Pick<Change<RoundState, string>, 'moment' | 'input' | 'scope'> {
  return { moment: momentIn(request, county), input, scope: county.scope }
}

function wishOf(
  request: BoundRequest,
  county: Unit,
  input: Input,
  candidates: Candidate[],
  code: string,
): NewRound {
  const { poll } = policyOver(request, county.scope)
  return {
    name: input.name,
    countyId: county.id,
    opensAt: input.opensAt,
    closesAt: input.closesAt,
    graceMinutes: poll.graceMinutes,
    ballotsPerAccount: poll.ballotsPerAccount,
    slipsPerVillage: input.slipsPerVillage,
    drawSeed: randomBytes(16).toString('hex'),
    standards: { minimumBallots: poll.minimumBallots, vetoThreshold: poll.vetoThreshold },
    villages: candidates.map(({ unit, township, secretary }, index) => ({
      villageId: unit.id,
      boxId: boxIdOf(code, index),
      code: unit.code,
      name: unit.name,
      township,
      households: unit.village?.households ?? 0,
      secretary,
    })),
  }
}

async function writeBoxes(round: Loaded<RoundState>, sounds: BoxSound[]): Promise<void> {
  const { villages } = round.state
  for (let from = 0; from < villages.length; from += BESIDE)
    await Promise.all(villages.slice(from, from + BESIDE).map((village) => writeBox(round, village, sounds)))
}

function writeBox(round: Loaded<RoundState>, village: RoundVillage, sounds: BoxSound[]): Promise<void> {
  const { state } = round
  const { villageId, name, postingId, secretary } = village
  const box = {
    id: village.boxId,
    roundId: round.id,
    villageId,
    village: name,
    postingId,
    secretary,
    opensAt: state.opensAt,
    closesAt: state.closesAt,
    graceUntil: graceUntil(state),
    ballotsPerAccount: state.ballotsPerAccount,
    salt: newSalt(),
    slips: {},
    ...(sounds.length > 0 ? { sounds } : {}),
    ...emptyBallots(),
  }
  return putBox(box, round.scope)
}
