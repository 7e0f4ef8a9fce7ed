import type { Notice } from '../../kernel/aggregate'
import { clockOf, dayOf } from '../../kernel/day'
import { dateWords, shorten } from '../../kernel/words'
import type { Draw } from './draw-store'
import * as words from './draw-messages'
import type { Candidate } from './rules/candidates'
import { drawnOf, type DrawState } from './rules/draw'
import type { SpotCheck } from './rules/spot-check'

/** A template's `thing` field holds 20 characters. */
const thing = (text: string): string => shorten(text, 20)

export const drawPage = (drawId: string): string => `packages/attendance/draw/index?drawId=${drawId}`

/** To those who may add the digits. */
export function digitsNotices(drawId: string, draw: DrawState, to: readonly string[]): Notice[] {
  const { title, hint } = words.notices.digits(draw.unitName)
  return to.map((personId) => ({
    key: `${drawId}_digits_${personId}`,
    to: personId,
    template: 'spot-draw',
    data: {
      thing1: thing(words.drawTitle(draw.unitName)),
      thing2: thing(draw.openedBy.name),
      thing3: thing(hint),
    },
    title,
    text: words.noticeText.digits(draw.openedBy.name, draw.candidates.length, draw.people),
    page: drawPage(drawId),
    at: draw.openedAt,
  }))
}

/** To somebody who was drawn: the only message that hurries. */
export function askedNotice(draw: Draw, { personId }: Candidate, at: number, until: number): Notice {
  const { title, hint } = words.notices.asked(until)
  return {
    key: `${draw.id}_asked_${personId}`,
    to: personId,
    template: 'spot-check',
    data: {
      thing1: thing(words.drawTitle(draw.state.unitName)),
      time2: `${dayOf(until)} ${clockOf(until)}`,
      thing3: thing(hint),
    },
    title,
    text: words.noticeText.asked(draw.state.unitName, at),
    page: drawPage(draw.id),
    at,
  }
}

/** To whoever opened the draw and added the digits; never to the person themselves. */
export function unansweredNotices(draw: Draw, personId: string, { until }: SpotCheck, at: number): Notice[] {
  const person = drawnOf(draw.state).find((each) => each.personId === personId)
  if (!person) return []
  const { title, hint } = words.notices.unanswered(person.name)
  return handsOf(draw, personId).map((to) => ({
    key: `${draw.id}_unanswered_${personId}_${to}`,
    to,
    template: 'spot-unanswered',
    data: { thing1: thing(person.name), thing2: thing(person.village), thing3: thing(hint) },
    title,
    text: words.noticeText.unanswered(person.village, until),
    page: drawPage(draw.id),
    at,
  }))
}

/** To the person, of a call that was written down. */
export function calledNotice(key: string, draw: Draw, to: string, by: string, at: number): Notice {
  const { title, hint } = words.notices.called(by)
  const data = {
    phrase1: '有人来电',
    thing2: thing(by),
    thing3: thing(dateWords(draw.state.day)),
    thing4: thing(hint),
  }
  const text = words.drawTitle(draw.state.unitName)
  return { key, to, template: 'ledger-answered', data, title, text, page: drawPage(draw.id), at }
}

/** To whoever opened the draw and added the digits, of what the person says. */
export function saidNotices(key: string, draw: Draw, person: Candidate, text: string, at: number): Notice[] {
  const { title, hint } = words.notices.said(person.name)
  const data = { thing1: thing(person.name), thing2: thing(person.village), thing3: thing(hint) }
  return handsOf(draw, person.personId).map((to) => ({
    ...{ key: `${key}_${to}`, to, template: 'spot-unanswered', data, title, text },
    page: drawPage(draw.id),
    at,
  }))
}

function handsOf({ state }: Draw, personId: string): string[] {
  const hands = [state.openedBy.personId, state.outcome?.by.personId ?? '']
  return [...new Set(hands)].filter((each) => each !== '' && each !== personId)
}
