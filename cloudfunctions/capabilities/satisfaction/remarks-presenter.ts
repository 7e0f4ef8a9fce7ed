import { dayOf } from '../../kernel/day'
import { dateWords } from '../../kernel/words'
import type { RemarksView } from './contract'
import type { Remark, RemarksState } from './rules/remarks'
import type { RoundState, RoundVillage } from './rules/round'

/** One village's sentences: all of them with what was ruled for a moderator, the passed ones for everybody else. */
export function remarksView(
  round: Pick<RoundState, 'name'>,
  villages: readonly RoundVillage[],
  village: RoundVillage | null,
  found: RemarksState | null,
  mayModerate: boolean,
): RemarksView {
  const rows = (found?.remarks ?? [])
    .map((remark, place) => ({ place, remark }))
    .filter(({ remark }) => mayModerate || remark.ruling?.passed === true)
    .map(({ place, remark }) => ({ place, text: remark.text, ruled: ruledOf(remark), by: byWords(remark) }))
  const left = rows.filter(({ ruled }) => ruled === '').length
  const erased = found !== null && found.erasesAt === null
  return {
    title: village ? `${village.name}村民的话` : '村民的话',
    round: round.name,
    villageId: village?.villageId ?? '',
    villages: villages.map(({ villageId, name }) => ({ villageId, name })),
    rows,
    note: noteOf(found, left, mayModerate),
    mayModerate: mayModerate && !erased,
    empty: erased ? erasedWords : villages.length === 0 ? noneWords : notPassedWords,
  }
}

function ruledOf({ ruling }: Remark): '' | 'passed' | 'withheld' {
  if (!ruling) return ''
  return ruling.passed ? 'passed' : 'withheld'
}

function byWords({ ruling }: Remark): string {
  return ruling ? `${ruling.name} ${dateWords(dayOf(ruling.at))}看过` : ''
}

function noteOf(found: RemarksState | null, left: number, mayModerate: boolean): string {
  if (!found || found.erasesAt === null) return ''
  const until = `这些话 ${dateWords(dayOf(found.erasesAt))}删除。`
  if (!mayModerate) return `谁写的，谁也不知道。${until}`
  if (left > 0) return `还有 ${left} 句没看。看过给大家看的，书记和镇里才看得到。${until}`
  return `都看过了。${until}`
}

const noneWords = { what: '这一轮没有村民的话', next: '票太少的村，话也不打开，免得认出是谁写的。' }
const notPassedWords = { what: '还没有给大家看的话', next: '县驻村办看过以后，这里看得到。' }
const erasedWords = { what: '话已经删除了', next: '村民的话只留 180 天。' }
