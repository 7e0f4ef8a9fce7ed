import { clockOf, dayOf } from '../../kernel/day'
import { dateWords } from '../../kernel/words'
import { momentWords } from './messages'
import type { Printed } from './rules/printing'
import type { RoundState, RoundVillage } from './rules/round'

/** The words of one slip of paper, in the order they stand on it; a line of the paper holds some 13 characters. */
export interface SlipWords {
  call: string
  village: string
  what: string
  when: string
  promise: string
}

export function slipWords(round: RoundState, village: RoundVillage, now: number): SlipWords {
  const until = momentWords(round.closesAt)
  return {
    call: '扫一扫，点一点',
    village: village.name,
    // No name: who is asked about is known when the round opens, and the paper is printed before.
    what: '驻村第一书记\n满意度测评',
    when: now < round.opensAt ? `${momentWords(round.opensAt)} 到\n${until}` : `${until}\n以前有效`,
    promise: '用微信扫。不记名，\n村里镇里查不到您选了什么。',
  }
}

/** 纸条 柳湾村 2026年第二轮.xlsx; a slash would be a folder on the phone. */
export function slipFileName(village: string, round: string): string {
  return `纸条 ${village} ${round}`.replace(/[\\/:*?"<>|]/g, ' ') + '.xlsx'
}

/** 印好 3 个村，还有 9 个村 */
export function printedSoFar(printed: number, all: number): string {
  if (all === 0) return '没有要印的村'
  if (printed === 0) return `${all} 个村，都还没印`
  return printed < all ? `印好 ${printed} 个村，还有 ${all - printed} 个村` : `${all} 个村都印好了`
}

/** 11月20日 09:12 刘敏印了 45 张 */
export function printedWords({ at, name, slips, file }: Printed): string {
  if (!file) return `印了 ${slips} 张`
  return `${dateWords(dayOf(at))} ${clockOf(at)} ${name}印了 ${slips} 张`
}

export const printWords = {
  none: '还没印纸条',
  wanted: (slips: number): string => `要印 ${slips} 张`,
  doing: '正在印',
  cutOff: '上次没有印完，要再印一次',
  never: '没有印纸条',
  printed: (slips: number): string => `印了 ${slips} 张纸条`,
}

export const reprintWords = (village: string) => ({
  title: `重印${village}的纸条？`,
  message: '已经印出来的全部作废，扫不了了。发出去的要收回来，换成新的。',
})
