import { randomBytes, randomInt } from 'node:crypto'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Action, Request } from '../../../platform/capability'
import { castInto, readBox, type Ballot } from '../box-store'
import type { PollCode } from '../codes'
import { CastInput, OpenInput, type Choices, type PollView, type ThanksView } from '../contract'
import { momentWords, pollView, thanksView, timesWords } from '../messages'
import { judge, voterOf, type Verdict } from '../rules/ballot'
import { boxKey, incrementsOf, incrementsOfBoth } from '../rules/blinding'
import { ballotsIn, type Box } from '../rules/box'
import { countsAssisted } from '../rules/cells'
import { keepSentence, KEEP_RANDOM } from '../rules/kept-sentence'
import { sealKeyOf, unseal } from '../rules/sealing'
import { boxIdOfScene, digestOf } from '../rules/slips'
import { listen } from './read-aloud'
import { pollSecret } from './secret'

/** The questions behind a slip. One round trip: the box, and nobody is looked up; the links of a county's recordings are at hand. */
export const open: Action<{ scene: string }, PollView> = {
  input: OpenInput,
  run: async (request, { scene }): Promise<Outcome<PollView>> => {
    const boxId = boxIdOfScene(scene)
    const box = boxId && (await readBox(boxId))
    if (!box) return rejected('poll.unknownSlip')
    const { verdict, key } = consider(box, scene, request, 'closesAt')
    if (verdict.kind === 'refused') return refuse(verdict.code, box)
    const state = verdict.kind === 'cast' ? 'cast' : 'open'
    const view = pollView(box, state, sealKeyOf(key), randomInt(2) === 1)
    return ok(state === 'open' ? { ...view, ...(await listen(box, request)) } : view)
  },
}

/**
 * Casts a ballot: the caller, the box, one conditional update. The same slip from the same account hears thanks again,
 * whatever it now says: the first ballot is the one that lies in the box.
 */
export const cast: Action<{ scene: string; sealed: string }, ThanksView> = {
  input: CastInput,
  run: async (request, { scene, sealed }): Promise<Outcome<ThanksView>> => {
    if (request.openid === '') return rejected('caller.forbidden')
    if (request.caller !== null) return rejected('poll.staffCannotVote')
    const boxId = boxIdOfScene(scene)
    if (!boxId) return rejected('poll.unknownSlip')
    // A ballot that loses the race for its slip or its account, or to a look that binds the box to somebody else, looks again,
    // once: the box then says why.
    for (let attempt = 0; attempt < 2; attempt++) {
      const box = await readBox(boxId)
      if (!box) return rejected('poll.unknownSlip')
      const considered = consider(box, scene, request, 'graceUntil')
      const { verdict } = considered
      if (verdict.kind === 'refused') return refuse(verdict.code, box)
      if (verdict.kind === 'cast') return ok(thanksView(box))
      const choices = unseal(considered.key, scene, sealed)
      if (!choices) return rejected('poll.unreadable')
      const ballot = ballotOf(considered, box, verdict.accountTag, choices)
      if (await castInto(boxId, ballot, request.now)) return ok(thanksView(box))
    }
    return rejected('record.busy')
  },
}

interface Considered {
  verdict: Verdict
  key: string
  slipTag: string
  keyMark: string
  digest: string
}

/** What the ballot adds to the box. The sentence comes to lie anywhere between those that are there. */
function ballotOf(
  { key, keyMark, slipTag, digest }: Considered,
  box: Box,
  accountTag: string,
  choices: Choices,
): Ballot {
  return {
    ...{ salt: box.salt, digest, slipTag, keyMark, accountTag },
    increments: countsAssisted(box.cells)
      ? incrementsOfBoth(key, digest, choices, false)
      : incrementsOf(key, digest, choices),
    sentence: keepSentence(key, choices.sentence, randomBytes(KEEP_RANDOM)),
    place: randomInt(ballotsIn(box) + 1),
  }
}

/** A published box has lost its salt: its tags can no longer be compared, and everything in it is over. */
function consider(box: Box, scene: string, request: Request, until: 'closesAt' | 'graceUntil'): Considered {
  const digest = digestOf(scene)
  const key = boxKey(pollSecret(), box.id, box.salt ?? '')
  const voter = voterOf(key, digest, request.openid, box.ballotsPerAccount)
  const { slipTag, keyMark } = voter
  return { verdict: judge(box, digest, voter, request.now, until), key, slipTag, keyMark, digest }
}

export function refuse(code: PollCode, box: Box): Outcome<never> {
  if (code === 'poll.tooLate') return rejected(code, { when: momentWords(box.closesAt) })
  if (code === 'poll.notOpenYet') return rejected(code, { when: momentWords(box.opensAt) })
  if (code === 'poll.accountHasVoted') return rejected(code, { times: timesWords(box.ballotsPerAccount) })
  return rejected(code)
}
