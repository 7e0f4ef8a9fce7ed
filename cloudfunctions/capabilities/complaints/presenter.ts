import { dayOf, type Day } from '../../kernel/day'
import { shorten } from '../../kernel/words'
import type { ComplaintRecord } from './aggregate'
import type { ItemView, LetterView, RowView, TagView } from './contract'
import * as words from './messages'
import {
  isOverdue,
  isWithdrawn,
  seatsNow,
  settledAt,
  TEXT,
  type Complaint,
  type Letter,
} from './rules/complaint'

/** Characters of a row: two lines on a narrow phone. */
const ROW_CHARACTERS = 36

/** Who looks: its author, or somebody of the office that answers. */
export type Eye = 'author' | 'office'

export function tagOf(complaint: Complaint, eye: Eye, today: Day): TagView {
  if (isWithdrawn(complaint)) return words.tags.withdrawn
  if (complaint.status === 'closed') return words.tags.closed
  if (complaint.status === 'answered') return words.tags.answered
  if (isOverdue(complaint, today)) return words.tags.overdue
  return eye === 'office' ? words.tags.toAnswer : words.tags.waiting
}

export function rowOf({ id, state }: ComplaintRecord, eye: Eye, today: Day): RowView {
  const { kind, author, letters, filedAt, due } = state
  const who = author ? author.name : words.unnamed
  const settled = settledAt(state)
  const asked = letters.filter(({ from }) => from === 'author')
  const last = asked[asked.length - 1]?.text ?? ''
  return {
    complaintId: id,
    tile: words.kindTiles[kind],
    title: words.kindWords[kind],
    who: eye === 'office' && !state.textGone ? who : '',
    what: state.textGone ? words.gone : shorten(last.replace(/\s+/g, ' '), ROW_CHARACTERS),
    when: due
      ? words.rowWhen.waiting(filedAt, due.on)
      : settled !== null && letters.some(({ from }) => from === 'office')
        ? words.rowWhen.settled(filedAt, settled)
        : words.rowWhen.ended(filedAt),
    tag: tagOf(state, eye, today),
  }
}

export function itemView({ id, state }: ComplaintRecord, eye: Eye, now: number): ItemView {
  const { status, followedUp, kind, about } = state
  const own = eye === 'author'
  const answered = status === 'answered'
  return {
    complaintId: id,
    title: `${words.kindWords[kind]} · ${words.aboutWords[about]}`,
    tag: tagOf(state, eye, dayOf(now)),
    facts: [own ? words.facts.shownAs(state.author !== null) : fromWords(state), answersWords(state)].filter(
      (each) => each !== '',
    ),
    letters: state.letters.map((letter) => letterView(letter, state, eye)),
    next: nextWords(state, eye, dayOf(now)),
    may: {
      answer: !own && status === 'waiting',
      followUp: own && answered && !followedUp,
      close: own && answered,
      withdraw: own && status === 'waiting' && !followedUp,
    },
    text: TEXT,
  }
}

function fromWords({ author, textGone }: Complaint): string {
  if (textGone) return ''
  return author ? words.facts.from(author.name, author.standing) : words.facts.fromUnnamed
}

function answersWords(state: Complaint): string {
  return words.facts.answers(seatsNow(state).map(words.officeWords).join('、'))
}

function letterView(letter: Letter, { author, textGone }: Complaint, eye: Eye): LetterView {
  const fromAuthor = letter.from === 'author'
  const own = fromAuthor === (eye === 'author')
  const asker = eye === 'author' ? words.me : (author?.name ?? words.unnamed)
  const office = `${letter.office}${letter.name ? ` ${letter.name}` : ''}`
  return {
    own,
    who: fromAuthor ? asker : office,
    when: words.atWords(letter.at),
    text: textGone ? words.gone : letter.text,
  }
}

function nextWords(state: Complaint, eye: Eye, today: Day): string {
  const { status, due, closed, closesAt, textGone, followedUp } = state
  if (status === 'closed') return textGone ? '' : words.next.closed(closed!.deleteAt)
  if (status === 'answered')
    return eye === 'author' ? words.next.answered(!followedUp, closesAt!) : words.next.answeredOffice
  const late = isOverdue(state, today)
  if (eye === 'office') return late ? words.next.toAnswerLate(due!.on) : words.next.toAnswer(due!.on)
  return late ? words.next.overdue : words.next.waiting(due!.on)
}
