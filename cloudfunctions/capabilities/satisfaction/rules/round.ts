import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { DAY, HOUR, MINUTE } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { RoundCode } from '../codes'
import { QUESTIONS } from './cells'
import type { RoundResult, Standards, VillageResult } from './result'
import { signsOf } from './signs'
import { openedVerification, type Verification } from './verification'

/** 测评轮次的阶段: the slips are being written, villagers vote, it is over, the result is out. */
export type Phase = 'draft' | 'open' | 'closed' | 'published'

/** One village of a round, bound to the posting of its first secretary when the round was made. */
export interface RoundVillage {
  villageId: string
  boxId: string
  /** Division code: villages are listed by it and never ranked. */
  code: string
  name: string
  township: string
  postingId: string
  secretary: string
  /** Person of that posting; rounds of before did not keep it. */
  secretaryId?: string
  /** Eligible households, 0 when unknown. */
  households: number
}

export interface RoundState {
  name: string
  countyId: string
  phase: Phase
  /** Person who is told of the close. */
  openedBy: string
  opensAt: number
  closesAt: number
  graceMinutes: number
  ballotsPerAccount: number
  slipsPerVillage: number
  standards: Omit<Standards, 'usedInAppraisal'>
  /** Version of the questions; rounds of before did not keep it and asked the first. */
  questions?: number
  villages: RoundVillage[]
  result: RoundResult | null
  /** By village, where the result asks for one; opened with the publication. */
  verifications?: Record<string, Verification>
  /** Until the clock has deleted the boxes' salts, their keys could be made again. */
  keysHeld: boolean
}

/** A round is at least one hour and at most sixty days long. */
const SHORTEST = HOUR
const LONGEST = 60 * DAY
/** A phone's clock and the way to the server: an opening this little in the past still means now. */
const SLACK = 5 * MINUTE

export interface NewRound extends Omit<
  RoundState,
  'phase' | 'openedBy' | 'opensAt' | 'questions' | 'result' | 'verifications' | 'keysHeld' | 'villages'
> {
  opensAt: number | undefined
  villages: Array<
    Omit<RoundVillage, 'postingId' | 'secretary' | 'secretaryId'> & { secretary: Secretary | null }
  >
}

export interface Secretary {
  postingId: string
  personId: string
  name: string
}

/** 开一轮: every village has a first secretary to ask about, and no more slips than households. */
export function decideDraft(round: NewRound, moment: Moment): Decision<RoundState, RoundCode> {
  const opensAt = round.opensAt ?? moment.now
  if (opensAt < moment.now - SLACK) return rejected('satisfaction.opensInThePast')
  if (round.closesAt < Math.max(opensAt, moment.now) + SHORTEST) return rejected('satisfaction.closesTooSoon')
  if (round.closesAt > opensAt + LONGEST) return rejected('satisfaction.closesTooLate')
  const villages: RoundVillage[] = []
  for (const { secretary, ...village } of round.villages) {
    const { name, households } = village
    if (!secretary) return rejected('satisfaction.noSecretary', { village: name })
    if (households > 0 && round.slipsPerVillage > households)
      return rejected('satisfaction.moreSlipsThanHouseholds', { village: name, households })
    const { postingId, personId: secretaryId, name: secretaryName } = secretary
    villages.push({ ...village, postingId, secretary: secretaryName, secretaryId })
  }
  const state: RoundState = {
    ...round,
    opensAt,
    villages,
    questions: QUESTIONS,
    phase: 'draft',
    openedBy: moment.by,
    result: null,
    keysHeld: true,
  }
  return accepted(state, moment, 'draft')
}

/** All boxes are written, so the round may begin. */
export function decideOpen(state: RoundState, moment: Moment): Decision<RoundState, RoundCode> {
  if (state.phase !== 'draft') return rejected('satisfaction.hasOpened')
  return accepted({ ...state, phase: 'open' }, moment, 'open')
}

/** New slips void the printed ones, so they stop when the round opens. */
export function mayReprint(state: RoundState, now: number): boolean {
  return now < state.opensAt && (state.phase === 'draft' || state.phase === 'open')
}

/** A reply that was lost is asked for again within this time. */
const REPEAT = 10 * MINUTE

/**
 * May the same request have its slips made anew? The sheets of a reply that was lost were never printed; later they may
 * be in people's hands, and an answer would tell where somebody has voted. `openedAt` is undefined while it is a draft.
 */
export function mayRepeat(state: RoundState, openedAt: number | undefined, now: number): boolean {
  return openedAt === undefined || now < openedAt + REPEAT || mayReprint(state, now)
}

/** The moment from which nothing is cast any more: the hour, and the grace for pages opened before. */
export function graceUntil(state: Pick<RoundState, 'closesAt' | 'graceMinutes'>): number {
  return state.closesAt + state.graceMinutes * MINUTE
}

/** 结束: never before its hour, whoever asks. */
export function decideClose(
  state: RoundState,
  moment: Moment,
  context: { notices: Notice[]; when: string },
): Decision<RoundState, RoundCode> {
  if (state.phase === 'draft') return rejected('satisfaction.notReady')
  if (state.phase !== 'open') return rejected('satisfaction.alreadyClosed')
  if (moment.now < graceUntil(state)) return rejected('satisfaction.notOverYet', { when: context.when })
  return accepted({ ...state, phase: 'closed' }, moment, 'close', { notices: context.notices })
}

/** Is the round in the phase in which its boxes may be sealed and counted? */
export function mayCount(state: RoundState): RoundCode | null {
  if (state.phase === 'published') return 'satisfaction.alreadyPublished'
  return state.phase === 'closed' ? null : 'satisfaction.notClosed'
}

/** 公布: once, and only after the close. */
export function decidePublish(
  state: RoundState,
  moment: Moment,
  result: RoundResult,
): Decision<RoundState, RoundCode> {
  const refusal = mayCount(state)
  if (refusal) return rejected(refusal)
  const verifications = verificationsOf(state, result, moment)
  return accepted({ ...state, phase: 'published', result, verifications }, moment, 'publish')
}

/** Published results ask for verifications by people; each begins with what the results themselves show as odd. */
function verificationsOf(
  { villages }: RoundState,
  result: RoundResult,
  moment: Moment,
): Record<string, Verification> {
  const townshipOf = new Map(villages.map(({ villageId, township }) => [villageId, township]))
  const shown = result.villages.filter((village) => village.state === 'shown')
  const opened = shown
    .filter(({ verify }) => verify)
    .map((village): [string, Verification] => {
      const neighbours = shown.filter(
        ({ villageId }: VillageResult) => townshipOf.get(villageId) === townshipOf.get(village.villageId),
      )
      return [village.villageId, openedVerification(signsOf(village, neighbours), moment)]
    })
  return Object.fromEntries(opened)
}

/** The clock has deleted the salts of the boxes: nobody can make their keys again. */
export function decideForgetKeys(state: RoundState, moment: Moment): Decision<RoundState, RoundCode> {
  return accepted({ ...state, keysHeld: false }, moment, 'forget-keys')
}

/** When the clock must look at the round again: at its end, and once after publication. 1 means at once. */
export function alarmOfRound(state: RoundState): number | null {
  if (state.phase === 'open') return graceUntil(state)
  return state.phase === 'published' && state.keysHeld ? 1 : null
}
