import { clockOf, DAY, dayOf } from '../../kernel/day'
import { dateWords } from '../../kernel/words'
import { ASPECTS, type RoundRow, type RoundView, type TagView, type VillageRow } from './contract'
import { assistedTotalWords, assistedWords, surveyorsWords } from './assisted-words'
import * as words from './messages'
import { lapsesAt } from './rules/lapse'
import { townshipsOf, type VillageResult } from './rules/result'
import {
  slipsOf,
  graceUntil,
  isPublished,
  latestClose,
  type RoundState,
  type RoundVillage,
} from './rules/round'
import type { Verification } from './rules/verification'
import { mayPrintAny, printedText, slipsView } from './slip-presenter'
import { outcomeWords } from './verification-messages'

/** What of a round a row of a list says. */
export type RoundOfRow = Pick<RoundState, 'name' | 'phase' | 'opensAt' | 'closesAt' | 'graceMinutes'>

export function roundRow(roundId: string, round: RoundOfRow, now: number): RoundRow {
  return { roundId, title: round.name, ...standing(round, now) }
}

function standing(round: RoundOfRow, now: number): { when: string; tag: TagView } {
  const { opensAt, closesAt } = round
  const tag = (tone: TagView['tone'], text: string, sign: TagView['sign']): TagView => ({ tone, text, sign })
  if (round.phase === 'lapsed')
    return { when: `${dateWords(dayOf(closesAt))}结束，没有公布，作废了`, tag: tag('stone', '作废', 'dash') }
  if (round.phase === 'archived')
    return { when: `${dateWords(dayOf(closesAt))}结束，已经归档`, tag: tag('stone', '已归档', 'in') }
  if (round.phase === 'published')
    return { when: `${dateWords(dayOf(closesAt))}结束，结果已公布`, tag: tag('pine', '已公布', 'in') }
  if (round.phase === 'closed') return { when: '已经结束，可以公布结果', tag: tag('wheat', '等公布', 'wait') }
  if (round.phase === 'draft') return { when: '还没准备好', tag: tag('stone', '准备中', 'dash') }
  if (now < opensAt)
    return { when: `${words.momentWords(opensAt)} 开始`, tag: tag('stone', '没开始', 'dash') }
  if (now < graceUntil(round))
    return { when: `${words.momentWords(closesAt)} 结束`, tag: tag('sky', '正在投', 'wait') }
  return { when: '到时间了，可以结束', tag: tag('wheat', '该结束了', 'wait') }
}

/** One screen: the round, its next step, and its villages by code, never by rank. */
export function roundView(roundId: string, round: RoundState, now: number, mayRun: boolean): RoundView {
  const results = new Map(round.result?.villages.map((result) => [result.villageId, result]))
  const { vetoThreshold } = round.standards
  const line = { share: vetoThreshold, text: `${Math.round(vetoThreshold * 100)}% 线` }
  return {
    ...roundRow(roundId, round, now),
    where: whereWords(round),
    notes: notesOf(round),
    verifications: verificationsOf(round, line.text, mayRun ? '看核查' : ''),
    line,
    villages: round.villages.map((village) => ({
      ...villageRow(village, seenBy(mayRun, results.get(village.villageId)), round, mayRun),
      ...assistedRow(round, village),
    })),
    townships: townshipHeads(round),
    hiddenNote: [...results.values()].some(({ state }) => state !== 'shown') ? words.hiddenNote : '',
    act: mayRun ? actOf(round, now) : null,
    extension: mayRun ? extensionOf(round, now) : null,
    remarks: round.remarked?.length ? `${round.remarked.length} 个村` : '',
    ...(mayRun && isGoing(round, now) ? { surveyors: { text: surveyorsWords(round) } } : {}),
    ...(mayRun && round.calls ? { callbacks: { text: `抽了 ${round.calls} 户，看答复` } } : {}),
    archive: mayRun && round.phase === 'published' ? { why: whyNotArchived(round) } : null,
    mayExport: mayRun && isPublished(round),
    slips: mayRun && mayPrintAny(round, now) ? slipsView(round, now) : null,
  }
}

function whereWords(round: RoundState): string {
  const townships = [...new Set(round.villages.map((village) => village.township))]
  const where = townships.length > 2 ? `${townships[0]}等 ${townships.length} 个乡镇` : townships.join('、')
  const [from, to] = [dayOf(round.opensAt), dayOf(round.closesAt)]
  if (from === to) return `${where}，${dateWords(from)}`
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  return `${where}，${dateWords(from)}—${sameMonth ? dateWords(to).replace(/^.*月/, '') : dateWords(to)}`
}

function notesOf(round: RoundState): string[] {
  const { result, villages } = round
  if (!result)
    return [
      words.slipsWords(villages.map((village) => slipsOf(round, village))),
      ...(round.extendedFrom ? [`延长过一次，原定 ${words.momentWords(round.extendedFrom)} 结束`] : []),
      waitingWords(round),
    ]
  const { assisted } = result
  return [words.totalWords(result.total), ...(assisted ? [assistedTotalWords(assisted.total)] : [])]
}

/** What is to be known while there is no result. */
function waitingWords(round: RoundState): string {
  if (round.phase === 'lapsed') return words.lapsedNote
  if (round.phase !== 'closed') return '结束以前，不给任何人看结果，也不给看投了多少。'
  const last = dateWords(dayOf(lapsesAt(round)))
  return `公布以前，不给任何人看结果。到${last}还不公布，整轮作废。`
}

/** A single township is the round itself, whose total is said already. */
function townshipHeads({ result, villages }: RoundState): RoundView['townships'] {
  const totals = result ? townshipsOf(result, villages) : []
  if (totals.length < 2) return []
  const assisted = new Map(result?.assisted?.townships.map(({ township, total }) => [township, total]))
  return totals.map(({ township, total }) => {
    const apart = assisted.get(township)
    const head = { name: township, text: words.totalWords(total) }
    return apart === undefined ? head : { ...head, assisted: assistedTotalWords(apart) }
  })
}

/** People may be appointed, and are at it. */
function isGoing({ phase, closesAt }: RoundState, now: number): boolean {
  return phase === 'open' && now < closesAt
}

/** 代填 of a village under its own result, for everybody alike: a void one looks hidden. */
function assistedRow(round: RoundState, { villageId }: RoundVillage): Pick<VillageRow, 'assisted'> {
  const found = round.result?.assisted?.villages.find((each) => each.villageId === villageId)
  return found ? { assisted: assistedWords(found) } : {}
}

/** Why a village is void is for whoever runs the round; to everybody else it looks like any hidden one. */
function seenBy(mayRun: boolean, result: VillageResult | undefined): VillageResult | undefined {
  return result?.state === 'void' && !mayRun ? { villageId: result.villageId, state: 'hidden' } : result
}

function verificationsOf(round: RoundState, line: string, link: string): RoundView['verifications'] {
  return (round.result?.villages ?? []).flatMap((result) => {
    if (result.state !== 'shown' || !result.verify) return []
    const name = round.villages.find((village) => village.villageId === result.villageId)?.name ?? ''
    const high = words.percentWords(result.interval.high)
    return [
      {
        villageId: result.villageId,
        title: words.verificationTitle(name, round.verifications?.[result.villageId]),
        text: `上限 ${high} 不到 ${line.replace(' 线', '')}，由人核实再定`,
        link,
      },
    ]
  })
}

function villageRow(
  village: RoundVillage,
  result: VillageResult | undefined,
  round: RoundState,
  mayRun: boolean,
): VillageRow {
  const { villageId, name, township, secretary } = village
  const nothing = { rate: '', point: 0, low: 0, high: 0, since: '', aspects: [], stay: '' }
  const base = { villageId, name, township, secretary, ...nothing }
  const tag = (tone: TagView['tone'], text: string, sign: TagView['sign']): TagView => ({ tone, text, sign })
  // Who does not run the round could tell a void village from a hidden one afterwards.
  const why = mayRun ? round.voided?.[villageId] : undefined
  if (!result && why)
    return {
      ...base,
      state: 'waiting',
      tone: 'stone',
      text: words.voidTexts[why],
      tag: tag('stone', '不算', 'dash'),
    }
  if (!result)
    return {
      ...base,
      state: 'waiting',
      tone: 'stone',
      text: printedText(round, villageId),
      tag: null,
    }
  if (result.state === 'hidden')
    return {
      ...base,
      state: 'hidden',
      tone: 'stone',
      text: words.hiddenText,
      tag: tag('stone', '不公布', 'dash'),
    }
  if (result.state === 'void')
    return {
      ...base,
      state: 'hidden',
      tone: 'stone',
      text: words.voidTexts[result.why],
      tag: tag('stone', '不算', 'dash'),
    }
  const { rate, low, high } = result.interval
  return {
    ...base,
    state: 'shown',
    rate: words.percentWords(rate),
    point: rate,
    low,
    high,
    tone: high < round.standards.vetoThreshold ? 'brick' : 'pine',
    text: `多半在 ${words.percentWords(low)}—${words.percentWords(high)}，收回 ${result.ballots} 张`,
    since: words.sinceWords(result.since),
    tag: result.verify ? verificationTag(round.verifications?.[villageId]) : null,
    aspects: ASPECTS.map((aspect) => ({
      name: words.aspectWords[aspect],
      text: shareWords(result.aspects[aspect]),
    })),
    stay: result.stay === null ? '' : words.percentWords(result.stay),
  }
}

function verificationTag(verification: Verification | undefined): TagView {
  if (verification?.ruling)
    return { tone: 'stone', text: outcomeWords[verification.ruling.outcome], sign: 'in' }
  const sent = (verification?.inspectors.length ?? 0) > 0
  return { tone: 'brick', text: sent ? '核查中' : '等核查', sign: 'wait' }
}

function shareWords(share: number | null): string {
  return share === null ? '不公布' : words.percentWords(share)
}

function actOf(round: RoundState, now: number): RoundView['act'] {
  if (round.phase === 'open') {
    const until = graceUntil(round)
    const why = now < until ? `${words.momentWords(until)} 以后才能结束` : ''
    return { kind: 'close', text: '结束这一轮', why }
  }
  if (round.phase === 'closed') return { kind: 'publish', text: '公布结果', why: '' }
  return null
}

function whyNotArchived(round: RoundState): string {
  const open = Object.values(round.verifications ?? {}).filter(({ ruling }) => !ruling).length
  return open > 0 ? `还有 ${open} 个村的核查没有决定` : ''
}

/** A day later at the same hour is proposed. */
function extensionOf(round: RoundState, now: number): RoundView['extension'] {
  const last = latestClose(round)
  if (round.phase !== 'open' || round.extendedFrom !== undefined || now >= round.closesAt) return null
  const proposed = Math.min(round.closesAt + DAY, last)
  return {
    day: dayOf(proposed),
    clock: clockOf(proposed),
    firstDay: dayOf(round.closesAt),
    lastDay: dayOf(last),
  }
}
