import type { SurveyView } from './assisted-contract'
import { momentWords } from './messages'
import { assistedMost } from './rules/ballot'
import { printOf } from './rules/printing'
import { slipsOf, type RoundState, type RoundVillage } from './rules/round'

interface Served {
  id: string
  state: RoundState
  /** Those in which the caller is a surveyor. */
  villages: RoundVillage[]
}

/** How it is done: who cannot read or has no phone still chooses alone. */
export const STEPS = [
  '问清楚是这一户抽到的，请户主拿出纸条。',
  '点“扫这一户的纸条”，扫纸条上的码。',
  '把题目和四个答案照着念，不加自己的话。',
  '把手机递给村民，自己转过身去，不看，不催。',
  '村民点了“投出去”，看到“投好了”，再接回手机。没投出去，请村民再点一次。',
]

/** `assisted` are the assisted ballots that lie in each box. */
export function surveyView(
  served: readonly Served[],
  assisted: ReadonlyMap<string, number>,
  now: number,
): SurveyView {
  return {
    rounds: served.map(({ id, state, villages }) => ({
      roundId: id,
      title: state.name,
      when:
        now < state.opensAt ? `${momentWords(state.opensAt)} 开始` : `${momentWords(state.closesAt)} 结束`,
      villages: villages.map((village) => villageOf(state, village, assisted.get(village.boxId) ?? 0, now)),
    })),
    steps: STEPS,
    empty: {
      what: '现在没有要代填的村',
      next: '县里在一轮测评里派你到哪个村，哪个村就在这里。',
    },
  }
}

type Village = SurveyView['rounds'][number]['villages'][number]

function villageOf(round: RoundState, village: RoundVillage, used: number, now: number): Village {
  const { villageId, name } = village
  const most = assistedMost(slipsOf(round, village))
  const left = Math.max(0, most - used)
  const text = `最多 ${most} 张，是发出纸条的三成`
  const of = (
    left: string,
    tone: Village['tag']['tone'],
    tag: string,
    sign: Village['tag']['sign'],
    mayScan = false,
  ): Village => ({ villageId, name, left, text, tag: { tone, text: tag, sign }, mayScan })
  if (round.voided?.[villageId]) return of('这个村这一轮不算了', 'stone', '不算', 'dash')
  if (!printOf(round, villageId).done) return of('纸条还没印', 'stone', '等纸条', 'dash')
  if (now < round.opensAt) return of(`可以代填 ${most} 张`, 'stone', '没开始', 'dash')
  if (left === 0) return of('代填已经够了', 'stone', '够了', 'in')
  return of(`还可以代填 ${left} 张`, 'sky', '正在投', 'wait', true)
}
