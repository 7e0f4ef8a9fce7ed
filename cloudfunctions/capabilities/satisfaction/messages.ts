import { clockOf, dayOf } from '../../kernel/day'
import { tenthsOf } from '../../kernel/statistics'
import { dayWords } from '../../kernel/words'
import type { Aspect, Grade, Option, PollView, Stay, ThanksView } from './contract'
import type { Box } from './rules/box'
import type { Spoilt, Total } from './rules/result'
import type { Since } from './rules/since'
import type { Verification } from './rules/verification'

export const POLL_PAGE = 'packages/poll/vote/index'

/** 11月25日 周三 18:00 */
export function momentWords(at: number): string {
  return `${dayWords(dayOf(at))} ${clockOf(at)}`
}

/** 一, 两: how many times, before 次. */
export function timesWords(count: number): string {
  return ['零', '一', '两'][count] ?? String(count)
}

/** 92.1%: cut, never rounded, so that no share is shown on the wrong side of a line. */
export function percentWords(share: number): string {
  return `${(tenthsOf(share) / 10).toFixed(1)}%`
}

export const gradeWords: Record<Grade, string> = {
  satisfied: '满意',
  basically: '基本满意',
  not: '不满意',
  unknown: '不了解',
}
export const aspectWords: Record<Aspect, string> = {
  lives: '常住村里',
  works: '肯办实事',
  fair: '处事公道',
  helps: '帮扶管用',
}
export const stayWords: Record<Stay, string> = { stay: '建议留任', change: '建议调整' }

function options<T extends string>(words: Record<T, string>): Array<Option<T>> {
  return (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))
}

/** The questions of one slip. `turned` puts 建议调整 first: half of the pages do. */
export function pollView(box: Box, state: PollView['state'], sealKey: string, turned: boolean): PollView {
  const stay = options(stayWords)
  return {
    state,
    title: `${box.village}测评`,
    overall: { text: `您对${box.secretary}书记满意吗？`, options: options(gradeWords) },
    aspects: {
      text: '这四件事，您满意吗？',
      rows: options(aspectWords).map(({ value, label }) => ({
        id: value,
        label,
        question: `${label}，您满意吗？`,
      })),
      options: options(gradeWords),
    },
    stay: {
      text: `您建议${box.secretary}书记留任还是调整？`,
      options: turned ? stay.reverse() : stay,
    },
    sentence: { ask: '还有一句话想说吗？', hint: '可以不写。别写名字，免得认出您。' },
    // Whom a villager may fear is named, and no more is claimed than holds: docs/poll.md says who could still know what.
    promise: '您选的封好再送，书记、村里、镇里都查不到，也改不了。',
    sealKey,
    thanks: thanksView(box),
  }
}

export function thanksView(box: Box): ThanksView {
  return {
    title: `${box.village}测评`,
    what: '投好了，谢谢您',
    // What remains is said, too: the platform keeps who voted with which slip, and never what.
    next: ['这张纸条可以扔了。', '您选了什么，书记查不到，', '村里、镇里也查不到。', '微信知道您投过。'],
    after: {
      title: `${momentWords(box.closesAt)} 结束`,
      text: '结束以前不给任何人看结果。公布以后看村务公开栏。票一开完，开票的钥匙就销毁。',
    },
  }
}

/** Instead of a result. */
export const lapsedNote =
  '结束以后 90 天没有公布，这轮作废了：钥匙已经销毁，票谁也打不开，村民留的话和电话也删了。'

export const roundsEmpty = {
  what: '还没有测评',
  next: '开一轮，把纸条发给抽到的户，结果在结束以后看。',
}

/** What a reader without an organiser's role sees in an empty list. */
export const roundsEmptyForOthers = { what: '还没有测评', next: '县里开了一轮，就在这里看得到。' }

/** Of every village that is not published, whatever the reason; a void one looks the same to whoever does not run the round. */
export const hiddenText = '免得猜出是谁投的，这轮不公布'
/** Below the villages, where one is hidden. */
export const hiddenNote = '票太少、都选得一样、或者这轮不算的村，看上去都一样，不说是哪一种。'
export const noTotal = '合计不公布，免得倒推出哪个村'
export const voidTexts: Record<Spoilt, string> = {
  vacant: '开投的时候没有第一书记，这个村这轮不算',
  replaced: '期间换了第一书记，这个村这轮不算',
  broken: '票箱对不上数，这个村这轮不算，请报告县里查',
  keyLost: '票箱的钥匙丢了，谁也打不开，这个村这轮作废',
}

/** 12 个村，每村 30 张纸条；户数少的村按户数发，共 341 张 */
export function slipsWords(slips: readonly number[]): string {
  const most = Math.max(...slips)
  const all = slips.reduce((sum, each) => sum + each, 0)
  const villages = `${slips.length} 个村，每村 ${most} 张纸条`
  return slips.every((each) => each === most) ? villages : `${villages}；户数少的村按户数发，共 ${all} 张`
}

/** 收回 417 张，合计满意率 88.4%; why there is none. */
export function totalWords(total: Total | null): string {
  return total ? `收回 ${total.ballots} 张，合计满意率 ${percentWords(total.rate)}` : noTotal
}

/** 比2026年第一轮高 3.2 个百分点; empty where there is nothing to compare with. */
export function sinceWords(since: Since | undefined): string {
  if (!since) return ''
  if (since.way === 'alike') return `和${since.round}差不多`
  return `比${since.round}${since.way === 'higher' ? '高' : '低'} ${(since.tenths / 10).toFixed(1)} 个百分点`
}

/** 东渠村要入村核查, or how it came out. */
export function verificationTitle(village: string, verification: Verification | undefined): string {
  return verification?.ruling ? `${village}的核查有了决定` : `${village}要入村核查`
}

/** 2026年第二轮: the next one of the year. */
export function nextName(year: number, earlier: number): string {
  const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
  const ordinal = ordinals[earlier]
  return ordinal ? `${year}年第${ordinal}轮` : `${year}年第${earlier + 1}轮`
}
