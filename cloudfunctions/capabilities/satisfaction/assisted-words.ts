import type { AssistedRow } from './assisted-contract'
import { ASPECTS } from './contract'
import { aspectWords, percentWords } from './messages'
import type { AssistedVillage } from './rules/assisted-result'
import type { Total } from './rules/result'
import type { RoundState } from './rules/round'
import { appointed } from './rules/surveyor'

/** The same whatever the reason, and also where nobody was read to. */
export const assistedHidden = '代填的单独算，这轮不公布'
export const noAssistedTotal = '代填的合计不公布，免得倒推出哪个村'

/** 代填收回 24 张，满意率 83.3%; why there is no total. */
export function assistedTotalWords(total: Total | null): string {
  return total ? `代填收回 ${total.ballots} 张，满意率 ${percentWords(total.rate)}，单独算` : noAssistedTotal
}

/** 代填 of one village. How many of those that were allowed were used says how much of a result came by one phone. */
export function assistedWords(village: AssistedVillage): AssistedRow {
  if (village.state === 'hidden')
    return { state: 'hidden', rate: '', text: assistedHidden, aspects: [], stay: '' }
  const { ballots, most, interval, aspects, stay } = village
  const range = `多半在 ${percentWords(interval.low)}—${percentWords(interval.high)}`
  return {
    state: 'shown',
    rate: percentWords(interval.rate),
    text: `${range}，收回 ${ballots} 张（最多 ${most} 张）`,
    aspects: ASPECTS.map((aspect) => ({
      name: aspectWords[aspect],
      text: aspects[aspect] === null ? '不公布' : percentWords(aspects[aspect]),
    })),
    stay: stay === null ? '' : percentWords(stay),
  }
}

/** 3 位，2 个村 */
export function surveyorsWords(round: RoundState): string {
  const now = appointed(round)
  if (now.length === 0) return '没有手机、看不清字的，可以念给他听，让他自己点'
  const villages = new Set(now.flatMap(({ villageIds }) => villageIds))
  return `${now.length} 位，${villages.size} 个村`
}
