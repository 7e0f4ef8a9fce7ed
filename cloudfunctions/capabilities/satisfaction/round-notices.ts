import type { Notice } from '../../kernel/aggregate'
import { clockOf, dayOf, yearOf } from '../../kernel/day'
import { dateWords, shorten } from '../../kernel/words'
import { voidTexts } from './messages'
import type { RoundState } from './rules/round'
import type { Watched } from './rules/watch'

/** What a notice about a round says beside its name. */
interface Words {
  /** First part of the key; each is told once to each. */
  about: string
  title: string
  /** At most 20 characters, for the card. */
  short: string
  text: string
}

function noticeTo(to: string, round: RoundState, roundId: string, words: Words, at: number): Notice {
  const day = dayOf(round.closesAt)
  return {
    key: `${words.about}_${roundId}_${to}`,
    to,
    template: 'round',
    data: {
      thing1: shorten(round.name, 20),
      thing2: shorten(`${round.villages[0]!.township}等${round.villages.length}个村`, 20),
      time3: `${yearOf(day)}年${dateWords(day)} ${clockOf(round.closesAt)}`,
      thing4: shorten(words.short, 20),
    },
    title: words.title,
    text: words.text,
    page: `packages/satisfaction/round/index?roundId=${roundId}`,
    at,
  }
}

/** To whoever opened the round, unless they closed it themselves. */
export function closeNotices(round: RoundState, roundId: string, by: string, at: number): Notice[] {
  if (round.openedBy === by) return []
  const text = `${round.name}，${round.villages.length}个村，可以公布结果了。`
  const words = { about: 'closed', title: '测评结束了', short: '可以公布结果了', text }
  return [noticeTo(round.openedBy, round, roundId, words, at)]
}

/** While there is time to publish it. */
export function warningNotices(
  round: RoundState,
  roundId: string,
  to: readonly string[],
  lapsesAt: number,
  at: number,
): Notice[] {
  const text = `${round.name}还没有公布。到${dateWords(dayOf(lapsesAt))}还不公布，整轮作废，票就打不开了。`
  const words = { about: 'warned', title: '测评还没公布', short: '再不公布就作废了', text }
  return to.map((each) => noticeTo(each, round, roundId, words, at))
}

/** Nothing can be done about it any more, except asking again. */
export function lapsedNotices(
  round: RoundState,
  roundId: string,
  to: readonly string[],
  at: number,
): Notice[] {
  const text = `${round.name}结束 90 天没有公布，已经作废：票打不开了，村民留的话和电话也删了。要再测，请另开一轮。`
  const words = { about: 'lapsed', title: '测评作废了', short: '太久没公布，已作废', text }
  return to.map((each) => noticeTo(each, round, roundId, words, at))
}

/** A village asks about somebody else, or is not asked any more. */
export function watchNotices(
  round: RoundState,
  roundId: string,
  { bound, unasked }: Watched,
  to: readonly string[],
  at: number,
): Notice[] {
  const anew = bound.map(({ villageId, postingId, name, secretary }) => ({
    about: `bound_${villageId}_${postingId}`,
    title: `${name}换了第一书记`,
    short: `改问${secretary}`,
    text: `${round.name}还没有人投票，${name}改问现在的第一书记${secretary}。印好的纸条照样能用。`,
  }))
  const lost = round.villages.flatMap(({ villageId, name }) => {
    const why = unasked.get(villageId)
    const text = why && `${name}：${voidTexts[why]}。要测，请另开一轮。`
    return text
      ? [{ about: `unasked_${villageId}`, title: `${name}这轮不算了`, short: '要测请另开一轮', text }]
      : []
  })
  return to.flatMap((each) => [...anew, ...lost].map((words) => noticeTo(each, round, roundId, words, at)))
}
