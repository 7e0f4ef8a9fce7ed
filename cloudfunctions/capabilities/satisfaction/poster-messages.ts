import { dayOf } from '../../kernel/day'
import { dateWords } from '../../kernel/words'
import { momentWords, percentWords } from './messages'
import type { AssistedVillage } from './rules/assisted-result'
import { tenthsOf, type PosterRound } from './rules/poster'
import type { Outcome } from './rules/verification'

export const RESULT_PAGE = 'packages/poll/result/index'

/** The same whatever the reason: which one it was would say something about those who voted. */
export const hiddenWords = {
  what: '这一轮的结果不公布',
  next: '票少、选得都一样，或者这一轮不算，都不公布，免得猜出谁选了什么。谢谢您投了票。',
}

export const nothingYet = {
  what: '还没有公布过结果',
  next: '县里在这个村做了测评，公布以后再扫这个码，就看得到。',
}

/** What comes next. Never how many have voted. */
export function comingWords({ stage, opensAt, closesAt }: PosterRound, now: number, first: boolean) {
  const what = first ? '还没有公布' : '又有一轮测评'
  const again = '公布以后再扫这个码，就看得到。'
  if (stage === 'lapsed')
    return { what: '这一轮没有公布', next: '县里太久没有公布，这一轮作废了，票都没有打开。' }
  if (stage === 'over' || now >= closesAt) return { what, next: `这一轮已经投完了，等县里公布。${again}` }
  if (now < opensAt)
    return { what, next: `${momentWords(opensAt)} 开始投，${momentWords(closesAt)} 结束。${again}` }
  return { what, next: `正在投，${momentWords(closesAt)} 结束。结束以前不给任何人看结果，${again}` }
}

const TENS = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']

/** 十个人里有九个多满意: of those who have an opinion, as the page explains. */
export function inTenWords(share: number): string {
  const { tenths, more } = tenthsOf(share)
  if (tenths === 10) return '说了看法的都满意'
  if (tenths === 0) return more ? '十个人里不到一个满意' : '没有人说满意'
  return `十个人里有${TENS[tenths]}个${more ? '多' : ''}满意`
}

/** Neutral, without names: what people are doing about it, or what they decided. */
export function verificationWords(ruling: Outcome | null): string {
  return ruling === null ? '县里正派人进村了解情况，有了决定会写在这里。' : RULED[ruling]
}

const RULED: Record<Outcome, string> = {
  stands: '县里派人进村了解过，决定：结果成立。',
  'set-aside': '县里派人进村了解过，决定：这个结果不采用。',
  again: '县里派人进村了解过，决定：再测一次。',
}

/** 代填 beside the result: never added to it, and never a number where it is hidden. */
export function assistedWords(village: AssistedVillage): string {
  const how = '还有的村民，是调查员念题、自己点的，单独算，不在上面的数里'
  if (village.state === 'hidden') return `${how}。这一轮不公布。`
  const { rate, low, high } = village.interval
  const range = `多半在 ${percentWords(low)} 到 ${percentWords(high)} 之间`
  return `${how}：收回 ${village.ballots} 张，满意率 ${percentWords(rate)}，${range}。`
}

/** 11月20日—25日 */
export function daysWords({ opensAt, closesAt }: Pick<PosterRound, 'opensAt' | 'closesAt'>): string {
  const [from, to] = [dayOf(opensAt), dayOf(closesAt)]
  if (from === to) return dateWords(from)
  const last = from.slice(0, 7) === to.slice(0, 7) ? dateWords(to).replace(/^.*月/, '') : dateWords(to)
  return `${dateWords(from)}—${last}`
}

export function movedWords(from: string, into: string): string {
  return `${from}已经并入${into}，这里是${into}的结果。`
}

export const MEANING = [
  '满意率：说了看法的人里，有多少说“满意”或“基本满意”。说“不了解”的不算在里面。',
  '“多半在”：纸条只发给抽到的户，没有每家都问。每家都问的话，一百回里大约九十五回会落在这中间。',
  '都不记名。百分数只取到小数点后一位，不进位。',
]

/** The page that is hung up. */
export const POSTER = {
  lead: '扫一扫，看测评结果',
  lines: ['微信扫这个码，就看得到村民给第一书记测评的结果。', '不用登录，谁都能看。公布以前，不给任何人看。'],
  sheet: '海报码',
}
