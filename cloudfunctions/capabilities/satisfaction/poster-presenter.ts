import { ASPECTS, GRADES } from './contract'
import { aspectWords, gradeWords, percentWords, stayWords } from './messages'
import type { PosterBar, PosterResult, PosterView } from './poster-contract'
import * as words from './poster-messages'
import { boardOf, drawn, type PosterRound } from './rules/poster'
import type { VillageResult } from './rules/result'

type Shown = Extract<VillageResult, { state: 'shown' }>

/** `scanned` is the village of the code, `village` the one that is there today. */
export function posterView(
  scanned: string,
  village: string,
  rounds: readonly PosterRound[],
  now: number,
): PosterView {
  const { published, coming } = boardOf(rounds)
  const result = published && resultOf(published)
  const next = coming ? words.comingWords(coming, now, !published) : published ? null : words.nothingYet
  return {
    village,
    moved: scanned === village ? '' : words.movedWords(scanned, village),
    result,
    coming: next,
    meaning: result?.shown ? words.MEANING : [],
  }
}

function resultOf(round: PosterRound): PosterResult {
  const { name, secretary, result, verification, assisted } = round
  const shown = result?.state === 'shown' ? shownOf(result) : null
  return {
    round: name,
    about: `${words.daysWords(round)}投的，评的是${secretary}书记`,
    shown,
    hidden: shown ? null : words.hiddenWords,
    verification: shown && verification ? words.verificationWords(verification.ruling) : '',
    ...(assisted ? { assisted: words.assistedWords(assisted) } : {}),
  }
}

function shownOf({ ballots, counts, interval, aspects, stay }: Shown): NonNullable<PosterResult['shown']> {
  const { rate, low, high } = interval
  return {
    rate: percentWords(rate),
    inTen: words.inTenWords(rate),
    range: `没有每家都问。每家都问的话，满意率多半在 ${percentWords(low)} 到 ${percentWords(high)} 之间。`,
    ballots: `收回 ${ballots} 张`,
    grades: GRADES.map((grade) => bar(gradeWords[grade], counts[grade] / ballots, grade)),
    aspects: ASPECTS.map((aspect) => bar(aspectWords[aspect], aspects[aspect])),
    stay: stay === null ? [] : [bar(stayWords.stay, stay), bar(stayWords.change, 1 - stay)],
  }
}

function bar(name: string, share: number | null, face = ''): PosterBar {
  if (share === null) return { name, text: '不公布', share, face }
  return { name, text: percentWords(share), share: drawn(share), face }
}
