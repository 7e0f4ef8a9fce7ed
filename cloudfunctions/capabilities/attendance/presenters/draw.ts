import { clockOf } from '../../../kernel/day'
import type { TagView } from '../contract'
import {
  SPOT_WORDS_MAX,
  type DrawnRowView,
  type DrawProofView,
  type DrawRowView,
  type DrawView,
} from '../draw-contract'
import * as words from '../draw-messages'
import type { Candidate, Exclusion } from '../rules/candidates'
import { drawnOf, statusOf, type DrawState } from '../rules/draw'
import { whyNoCall } from '../rules/spot-acts'
import { spotStatus, type SpotCheck } from '../rules/spot-check'
import { spotNotes, spotTag, spotWords } from './spot'

/** One row of the list of draws. */
export function drawRow(drawId: string, draw: DrawState, now: number): DrawRowView {
  const status = statusOf(draw, now)
  return {
    drawId,
    who: words.drawTitle(draw.unitName),
    what: `${words.drawWhen(draw.openedAt, draw.number)}，${words.sizeWords(draw.candidates.length, draw.people)}`,
    when: words.rowWhen[status](draw.openedBy.name, draw.openedAt),
    tag: words.statusTags[status],
  }
}

/** A draw as one person may see it. */
export interface DrawContext {
  now: number
  callerId: string
  hand: boolean
  own: Candidate | null
  /** Whether the caller may know what became of people of that village. */
  follows: (villageId: string) => boolean
  /** By posting; left out where the ledger has none yet. */
  checks: ReadonlyMap<string, SpotCheck>
}

export function drawView(drawId: string, draw: DrawState, context: DrawContext): DrawView {
  const { now, hand } = context
  return {
    drawId,
    title: words.drawTitle(draw.unitName),
    when: words.drawWhen(draw.openedAt, draw.number),
    tag: words.statusTags[statusOf(draw, now)],
    size: words.sizeWords(draw.candidates.length, draw.people),
    timeline: timelineOf(draw, now),
    left: hand ? leftOf(draw) : [],
    digits: digitsOf(draw, context),
    lists: hand ? listsOf(draw, context) : [],
    rows: hand
      ? drawnOf(draw)
          .filter(({ villageId }) => context.follows(villageId))
          .map((each) => drawnRow(each, context))
      : [],
    mine: mineOf(draw, context),
    wordsMax: SPOT_WORDS_MAX,
  }
}

function timelineOf(draw: DrawState, now: number): DrawView['timeline'] {
  const { openedBy, openedAt, outcome, lapsesAt, people } = draw
  const opened = {
    tone: 'sky' as const,
    sign: 'in' as const,
    what: words.timeline.opened(openedBy.name),
    when: words.whenOf(openedAt),
  }
  if (outcome) {
    const when = words.whenOf(outcome.at)
    const { digits, drawn, anyone } = words.timeline
    return [
      opened,
      { tone: 'sky', sign: 'in', what: digits(outcome.by.name, outcome.digits), when },
      { tone: 'pine', sign: 'in', what: drawn(people), when: anyone },
    ]
  }
  if (statusOf(draw, now) === 'lapsed')
    return [opened, { tone: 'stone', sign: 'dash', what: words.timeline.lapsed, when: clockOf(lapsesAt) }]
  const { waiting, until } = words.timeline
  return [opened, { tone: 'wait', sign: 'wait', what: waiting, when: until(lapsesAt) }]
}

function leftOf({ excluded }: DrawState): string[] {
  const reasons = [...new Set(excluded.map(({ why }) => why))] as Exclusion[]
  return reasons.map((why) => words.leftOut(why, excluded.filter((each) => each.why === why).length))
}

function digitsOf(draw: DrawState, { now, hand, callerId, own }: DrawContext): DrawView['digits'] {
  if (!hand || statusOf(draw, now) !== 'waiting') return { may: false, note: '' }
  if (draw.openedBy.personId === callerId) return { may: false, note: words.digitsNotes.own }
  if (own) return { may: false, note: words.digitsNotes.candidate }
  return { may: true, note: words.digitsNotes.may }
}

function listsOf({ candidates }: DrawState, { follows }: DrawContext): DrawView['lists'] {
  const seen = candidates.filter(({ villageId }) => follows(villageId))
  const villages = [...new Set(seen.map(({ villageId }) => villageId))].sort()
  return villages.map((villageId) => {
    const here = seen.filter((each) => each.villageId === villageId)
    return { village: here[0]!.village, names: here.map(({ name }) => name).join('、') }
  })
}

function drawnRow(person: Candidate, { now, callerId, checks }: DrawContext): DrawnRowView {
  const { postingId, personId, name: who, village: where } = person
  const check = checks.get(postingId)
  const row = { postingId, who, where }
  if (!check) return { ...row, what: '', tag: words.spotTags.telling, notes: [], call: false }
  const call = whyNoCall(check, personId === callerId, now) === null
  return {
    ...row,
    what: spotWords(check, now),
    tag: spotTag(check, now),
    notes: spotNotes(check),
    call,
  }
}

function mineOf(draw: DrawState, { now, own, checks }: DrawContext): DrawView['mine'] {
  if (!own) return null
  const part = (tag: TagView, text: string): DrawView['mine'] => ({
    tag,
    text,
    notes: [],
    answer: false,
    say: false,
  })
  const status = statusOf(draw, now)
  if (!draw.outcome)
    return part(
      words.mineTags.listed,
      status === 'waiting' ? words.mineWords.waiting : words.mineWords.listed,
    )
  if (!draw.outcome.drawn.includes(own.postingId)) return part(words.mineTags.missed, words.mineWords.missed)
  const check = checks.get(own.postingId)
  if (!check) return part(words.spotTags.telling, '')
  const answer = spotStatus(check, now) === 'running'
  const say = spotStatus(check, now) === 'unanswered' || check.calls.length > 0
  return { tag: spotTag(check, now), text: spotWords(check, now), notes: spotNotes(check), answer, say }
}

export function proofView(drawId: string, draw: DrawState, own: Candidate | null): DrawProofView {
  const { people, candidates, listHash, seedHash, outcome } = draw
  return {
    title: words.drawTitle(draw.unitName),
    note: words.proofNote,
    proof: {
      drawId,
      people,
      list: candidates.map(({ postingId }) => postingId),
      listHash,
      seedHash,
      seed: outcome?.seed ?? '',
      digits: outcome?.digits ?? '',
      drawn: outcome?.drawn ?? [],
    },
    mine: own?.postingId ?? '',
  }
}
