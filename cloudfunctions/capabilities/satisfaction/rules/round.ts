import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { DAY, HOUR, MINUTE } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { RoundCode } from '../codes'
import type { Unasked } from './box'
import { QUESTIONS } from './cells'
import type { VillagePrint } from './printing'
import type { RoundResult, Standards, VillageResult } from './result'
import { slipsFor } from './sample-plan'
import { signsOf } from './signs'
import type { Surveyor } from './surveyor'
import { openedVerification, type Verification } from './verification'
import { boundBy, nextWatch } from './watch'

/**
 * 测评轮次的阶段: the boxes are being written, villagers vote, it is over, the result is out, everything is settled; or nobody
 * published it in time, and it never will be.
 */
export type Phase = 'draft' | 'open' | 'closed' | 'published' | 'archived' | 'lapsed'

/** One village of a round, bound to the posting of its first secretary when it opens (`watch.ts`). */
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
  /** Slips for the village; rounds of before had the same number everywhere. */
  slips?: number
}

export interface RoundState {
  name: string
  countyId: string
  phase: Phase
  /** Person who is told of the close. */
  openedBy: string
  opensAt: number
  closesAt: number
  /** The hour it was to close at before it was extended, which happens once; absent where it was not. */
  extendedFrom?: number
  /** The boxes may still close at the earlier hour: the clock moves them. */
  boxesLag?: boolean
  /** When the clock next looks who the secretaries are; absent in rounds of before. */
  watchAt?: number
  /** The villages are bound for good: the round has opened; absent before, and in rounds of before. */
  bound?: true
  /** Villages that do not count any more, noticed while the round was open. */
  voided?: Record<string, Unasked>
  graceMinutes: number
  ballotsPerAccount: number
  /** Wished for; a village with fewer households gets one for each. */
  slipsPerVillage: number
  /** What households are drawn with, 32 hex digits, made with the round so that nobody can draw again; absent in rounds of before. */
  drawSeed?: string
  standards: Omit<Standards, 'usedInAppraisal'>
  /** Version of the questions; rounds of before did not keep it and asked the first. */
  questions?: number
  villages: RoundVillage[]
  /** 纸条 by village; rounds of before did not keep it. */
  prints?: Record<string, VillagePrint>
  /** 调查员, also those whose appointment ended; absent where nobody was ever appointed. */
  surveyors?: Surveyor[]
  /** Villages in which somebody ever was one. */
  surveyed?: string[]
  /** 回访: households that were drawn at the publication; absent where none were. */
  calls?: number
  result: RoundResult | null
  /** By village, where the result asks for one; opened with the publication. */
  verifications?: Record<string, Verification>
  /** Villages of which there are sentences to read; absent before publication. */
  remarked?: string[]
  /** Until the clock has deleted the boxes' salts, their keys could be made again. */
  keysHeld: boolean
  /** Somebody was told that the round will lapse; absent before. */
  warned?: true
}

/** A round is at least one hour and at most sixty days long. */
const SHORTEST = HOUR
const LONGEST = 60 * DAY
/** A phone's clock and the way to the server: an opening this little in the past still means now. */
const SLACK = 5 * MINUTE

export interface NewRound extends Omit<
  RoundState,
  | 'phase'
  | 'openedBy'
  | 'opensAt'
  | 'questions'
  | 'prints'
  | 'extendedFrom'
  | 'boxesLag'
  | 'watchAt'
  | 'bound'
  | 'voided'
  | 'surveyors'
  | 'surveyed'
  | 'calls'
  | 'result'
  | 'verifications'
  | 'remarked'
  | 'keysHeld'
  | 'warned'
  | 'villages'
> {
  opensAt: number | undefined
  villages: Array<
    Omit<RoundVillage, 'slips' | 'postingId' | 'secretary' | 'secretaryId'> & { secretary: Secretary | null }
  >
}

export interface Secretary {
  postingId: string
  personId: string
  name: string
}

/** 开一轮: every village has a first secretary to ask about, and a slip for no more than each household. */
export function decideDraft(round: NewRound, moment: Moment): Decision<RoundState, RoundCode> {
  const opensAt = round.opensAt ?? moment.now
  if (opensAt < moment.now - SLACK) return rejected('satisfaction.opensInThePast')
  if (round.closesAt < Math.max(opensAt, moment.now) + SHORTEST) return rejected('satisfaction.closesTooSoon')
  if (round.closesAt > opensAt + LONGEST) return rejected('satisfaction.closesTooLate')
  const villages: RoundVillage[] = []
  for (const { secretary, ...village } of round.villages) {
    const { name, households } = village
    if (!secretary) return rejected('satisfaction.noSecretary', { village: name })
    const { postingId, personId: secretaryId, name: secretaryName } = secretary
    const slips = slipsFor(round.slipsPerVillage, households)
    villages.push({ ...village, slips, postingId, secretary: secretaryName, secretaryId })
  }
  const state: RoundState = {
    ...round,
    opensAt,
    villages,
    questions: QUESTIONS,
    phase: 'draft',
    openedBy: moment.by,
    prints: Object.fromEntries(villages.map(({ villageId }) => [villageId, { done: null, doing: null }])),
    result: null,
    keysHeld: true,
  }
  return accepted(state, moment, 'draft')
}

/** All boxes are written, so the round may begin. */
export function decideOpen(state: RoundState, moment: Moment): Decision<RoundState, RoundCode> {
  if (state.phase !== 'draft') return rejected('satisfaction.hasOpened')
  return accepted(
    { ...state, phase: 'open', watchAt: nextWatch(state, moment.now), ...boundBy(state, moment.now) },
    moment,
    'open',
  )
}

/** The last moment a round may be open until, epoch milliseconds. */
export function latestClose({ opensAt }: Pick<RoundState, 'opensAt'>): number {
  return opensAt + LONGEST
}

/** 延长: once, before the hour it was to close at, and never to an earlier one. */
export function decideExtend(
  state: RoundState,
  closesAt: number,
  moment: Moment,
): Decision<RoundState, RoundCode> {
  if (state.phase === 'draft') return rejected('satisfaction.notReady')
  if (state.phase !== 'open') return rejected(whyOver(state))
  if (state.extendedFrom !== undefined) return rejected('satisfaction.extendedBefore')
  if (moment.now >= state.closesAt) return rejected('satisfaction.extendedTooLate')
  if (closesAt < state.closesAt + SHORTEST) return rejected('satisfaction.extendsTooLittle')
  if (closesAt > latestClose(state)) return rejected('satisfaction.closesTooLate')
  return accepted({ ...state, closesAt, extendedFrom: state.closesAt, boxesLag: true }, moment, 'extend')
}

/** The boxes close when the round does. */
export function decideBoxesMoved(state: RoundState, moment: Moment): Decision<RoundState, RoundCode> {
  return accepted({ ...state, boxesLag: false }, moment, 'move-boxes')
}

/** Slips of one village. */
export function slipsOf(
  { slipsPerVillage }: Pick<RoundState, 'slipsPerVillage'>,
  village: Pick<RoundVillage, 'slips'>,
): number {
  return village.slips ?? slipsPerVillage
}

/** New slips void the printed ones, so they stop when the round opens. */
export function mayReprint(state: RoundState, now: number): boolean {
  return now < state.opensAt && (state.phase === 'draft' || state.phase === 'open')
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
  if (state.phase !== 'open') return rejected(whyOver(state))
  if (moment.now < graceUntil(state)) return rejected('satisfaction.notOverYet', { when: context.when })
  return accepted({ ...state, phase: 'closed' }, moment, 'close', { notices: context.notices })
}

/** What became of a round that is not open any more. */
function whyOver(state: RoundState): RoundCode {
  return mayCount(state) ?? 'satisfaction.alreadyClosed'
}

/** Is the round in the phase in which its boxes may be sealed and counted? */
export function mayCount(state: RoundState): RoundCode | null {
  if (isPublished(state)) return 'satisfaction.alreadyPublished'
  if (state.phase === 'lapsed') return 'satisfaction.lapsed'
  return state.phase === 'closed' ? null : 'satisfaction.notClosed'
}

/** Is the result out? */
export function isPublished({ phase }: Pick<RoundState, 'phase'>): boolean {
  return phase === 'published' || phase === 'archived'
}

/** 归档: once people have decided on every verification, and the keys are gone. */
export function decideArchive(state: RoundState, moment: Moment): Decision<RoundState, RoundCode> {
  if (state.phase === 'archived') return rejected('satisfaction.alreadyArchived')
  if (state.phase === 'lapsed') return rejected('satisfaction.lapsed')
  if (state.phase !== 'published') return rejected('satisfaction.notPublished')
  const open = state.villages.find(({ villageId }) => {
    const verification = state.verifications?.[villageId]
    return verification && !verification.ruling
  })
  if (open) return rejected('satisfaction.verificationOpen', { village: open.name })
  if (state.keysHeld) return rejected('satisfaction.keysHeld')
  return accepted({ ...state, phase: 'archived' }, moment, 'archive')
}

/** 公布: once, and only after the close. */
export function decidePublish(
  state: RoundState,
  moment: Moment,
  result: RoundResult,
  remarked: string[] = [],
  calls = 0,
): Decision<RoundState, RoundCode> {
  const refusal = mayCount(state)
  if (refusal) return rejected(refusal)
  const verifications = verificationsOf(state, result, moment)
  const next = { ...state, phase: 'published' as const, result, verifications, remarked }
  return accepted(calls > 0 ? { ...next, calls } : next, moment, 'publish')
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
