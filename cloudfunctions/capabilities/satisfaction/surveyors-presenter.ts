import type { Role } from '../../kernel/people'
import { roleWords } from '../organization'
import type { SurveyorRow, SurveyorsView } from './assisted-contract'
import { momentWords } from './messages'
import { assistedMost } from './rules/ballot'
import { slipsOf, type RoundState } from './rules/round'
import type { Surveyor } from './rules/surveyor'

export interface SurveyorCandidate {
  personId: string
  name: string
  offices: Array<{ role: Role; township: string }>
  /** Villages of the round in which they may survey today. */
  may: string[]
}

/** 调查员 of a round, those whose appointment holds first. */
export function surveyorsView(
  roundId: string,
  round: RoundState,
  candidates: readonly SurveyorCandidate[],
  now: number,
): SurveyorsView {
  const mayAppoint = (round.phase === 'open' || round.phase === 'draft') && now < round.closesAt
  const rows = [...(round.surveyors ?? [])]
    .sort((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null))
    .map((each) => rowOf(each, round, mayAppoint))
  return {
    roundId,
    round: round.name,
    note: noteOf(round),
    rows,
    candidates: mayAppoint ? candidates.map(candidateOf) : [],
    villages: round.villages.map(({ villageId, name }) => ({ villageId, name })),
    mayAppoint,
    empty: {
      what: '还没有派调查员',
      next: mayAppoint
        ? '没有手机、看不清字的村民，可以请调查员念题，村民自己在调查员的手机上点。'
        : '这一轮没有代填。',
    },
  }
}

function noteOf(round: RoundState): string {
  const most = round.villages.map((village) => assistedMost(slipsOf(round, village)))
  const [least, greatest] = [Math.min(...most), Math.max(...most)]
  const each = least === greatest ? `每村最多 ${greatest} 张` : `每村最多 ${least}—${greatest} 张`
  return `代填最多是发出纸条的三成，${each}。代填的票单独算，不并到满意率里，也不算进一票否决。`
}

function rowOf(surveyor: Surveyor, round: RoundState, mayChange: boolean): SurveyorRow {
  const { personId, name, villageIds, at, endedAt } = surveyor
  const names = round.villages.filter(({ villageId }) => villageIds.includes(villageId))
  const holds = endedAt === null
  return {
    personId,
    name,
    where: names.map((village) => village.name).join('、'),
    when: holds ? `${momentWords(at)} 派的` : `${momentWords(endedAt)} 起不再代填`,
    tag: holds
      ? { tone: 'pine', text: '调查员', sign: 'in' }
      : { tone: 'stone', text: '已退下', sign: 'dash' },
    mayEnd: holds && mayChange,
    villageIds,
  }
}

function candidateOf({
  personId,
  name,
  offices,
  may,
}: SurveyorCandidate): SurveyorsView['candidates'][number] {
  const words = offices.map(({ role, township }) => `${township}${roleWords(role)}`)
  return { personId, name, note: [...new Set(words)].join('、'), villageIds: may }
}
