import type { SlipRow, SlipsView, TagView } from './contract'
import { voidTexts } from './messages'
import { printOf, type VillagePrint } from './rules/printing'
import { mayReprint, slipsOf, type RoundState, type RoundVillage } from './rules/round'
import { printedSoFar, printedWords, printWords, reprintWords } from './slip-messages'

const TAGS: Record<'printed' | 'doing' | 'missing' | 'void', TagView> = {
  printed: { tone: 'pine', text: '印好了', sign: 'in' },
  doing: { tone: 'stone', text: '正在印', sign: 'dash' },
  void: { tone: 'stone', text: '不算', sign: 'dash' },
  missing: { tone: 'wheat', text: '没印', sign: 'wait' },
}

/** Is there anything to print, or to open, now? */
export function mayPrintAny(round: RoundState, now: number): boolean {
  return round.phase === 'open' && now < round.closesAt
}

/** 印纸条 of a round, village by village. No slip can be told from it. */
export function slipsView(round: RoundState, now: number): SlipsView {
  const rows = round.villages.map((village) => rowOf(round, village, now))
  const printed = rows.filter(({ tag }) => tag === TAGS.printed).length
  const counting = rows.filter(({ tag }) => tag !== TAGS.void).length
  return { text: printedSoFar(printed, counting), counting, rows }
}

function rowOf(round: RoundState, village: RoundVillage, now: number): SlipRow {
  const { villageId, name, secretary } = village
  const why = round.voided?.[villageId]
  if (why)
    return { villageId, name, secretary, text: voidTexts[why], tag: TAGS.void, may: null, reprint: null }
  const print = printOf(round, villageId)
  return {
    villageId,
    name,
    secretary,
    ...standing(print, slipsOf(round, village), now),
    reprint: reprintOf(round, name, print, now),
  }
}

function standing(
  { done, doing }: VillagePrint,
  slips: number,
  now: number,
): Pick<SlipRow, 'text' | 'tag' | 'may'> {
  if (doing && now < doing.until) return { text: printWords.doing, tag: TAGS.doing, may: null }
  if (doing) return { text: printWords.cutOff, tag: TAGS.missing, may: 'print' }
  if (!done) return { text: printWords.wanted(slips), tag: TAGS.missing, may: 'print' }
  const lies = done.file !== null && now < done.file.until
  return { text: printedWords(done), tag: TAGS.printed, may: lies ? 'open' : null }
}

function reprintOf(
  round: RoundState,
  name: string,
  { done, doing }: VillagePrint,
  now: number,
): SlipRow['reprint'] {
  if (!done || doing || !mayReprint(round, now)) return null
  return { insteadOf: done.at, ...reprintWords(name) }
}

/** What others read of it, and everybody after the close. */
export function printedText(round: RoundState, villageId: string): string {
  const { done, doing } = printOf(round, villageId)
  if (done && !doing) return printWords.printed(done.slips)
  return round.phase === 'open' ? printWords.none : printWords.never
}
