import { dayOf, startOf } from '../../../kernel/day'
import type { Entry } from '../../../kernel/aggregate'
import type { StoryItemView, TagView } from '../contract'
import type { SpotCardView } from '../draw-contract'
import * as words from '../draw-messages'
import { spotOfToday, spotStatus, type SpotCheck } from '../rules/spot-check'

/** What became of one spot check; it may still change while its time runs or a late answer is on its way. */
export function spotTag(check: SpotCheck, now: number): TagView {
  const status = spotStatus(check, now)
  if (status === 'answered') {
    const tag = check.answer!.claimedAt === undefined ? words.spotTags.answered : words.spotTags.late
    return check.answer!.verdict === 'outside' ? { ...tag, tone: 'wheat', sign: 'out' } : tag
  }
  if (status === 'unanswered' && check.calls.length > 0) return words.spotTags.called
  return words.spotTags[status]
}

/** 12:08 在村 */
export function spotWords(check: SpotCheck, now: number): string {
  const { skip, answer, after, until } = check
  if (skip) return words.skippedWords(skip)
  if (answer) return words.answeredWords(answer)
  if (spotStatus(check, now) === 'running') return words.untilWords(until)
  return words.unansweredWords(until) + (after ? words.afterWords(after) : '')
}

/** Calls and the person's own words, in order of time. */
export function spotNotes({ calls, said }: SpotCheck): string[] {
  const told = [
    ...calls.map((call) => ({ at: call.at, text: words.callWords(call) })),
    ...said.map(({ at, words: text }) => ({ at, text: words.saidWords(at, text) })),
  ]
  return told.sort((a, b) => a.at - b.at).map(({ text }) => text)
}

/** The card of today; null where nobody asked today. */
export function spotCard(history: readonly Entry[], now: number): SpotCardView | null {
  const check = spotOfToday(history, now, startOf(dayOf(now)))
  if (!check) return null
  const { drawId, answer, until } = check
  const { tone, sign } = spotTag(check, now)
  const { card } = words
  if (answer)
    return { drawId, tone, sign, what: card.answered(answer), note: card.answeredNote, running: false }
  if (spotStatus(check, now) === 'running')
    return { drawId, tone, sign, what: card.running(until), note: card.runningNote, running: true }
  return { drawId, tone, sign, what: card.unanswered(until), note: card.unansweredNote, running: false }
}

/** Spot checks of one day, as the day tells them. */
export function spotItems(checks: readonly SpotCheck[], day: string, now: number): StoryItemView[] {
  return checks
    .filter(({ askedAt }) => dayOf(askedAt) === day)
    .map((check) => {
      const { tone, sign, text } = spotTag(check, now)
      return {
        tone,
        sign,
        what: `${words.story.asked(check.askedAt)}，${text}`,
        when: [spotWords(check, now), ...spotNotes(check)].join('；'),
        link: words.story.seeIt,
        drawId: check.drawId,
      }
    })
}
