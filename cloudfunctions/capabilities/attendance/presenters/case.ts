import type { Day } from '../../../kernel/day'
import { roleWords } from '../../organization'
import * as words from '../case-messages'
import type { CaseRowView, CaseView, TagView } from '../contract'
import { WORDS_MAX } from '../contract'
import {
  awaitsWitness,
  decidingSeats,
  isOpenCase,
  isOverdue,
  roleOfSeat,
  type Case,
  type Move,
} from '../rules/case'

type Step = CaseView['timeline'][number]

/** One that the seat may decide without its witness waits for the answer, not for the witness. */
export function tagOfCase(item: Case, today: Day): TagView {
  if (isOverdue(item, today)) return words.overdueTag
  return words.statusTags[isOpenCase(item) && !awaitsWitness(item) ? 'waiting' : item.status]
}

export interface CaseContext {
  today: Day
  story: CaseView['story']
  may: CaseView['may']
}

export function caseView(item: Case, { today, story, may }: CaseContext): CaseView {
  return {
    kind: words.kindWords[item.kind],
    who: item.name,
    where: item.village,
    when: words.whenWords(item),
    reason: item.reason,
    tag: tagOfCase(item, today),
    timeline: timelineOf(item, today),
    story,
    may,
    reasonMax: WORDS_MAX,
  }
}

/** What happened in the order of time, then what is waited for. */
function timelineOf(item: Case, today: Day): Step[] {
  const said = item.witness?.saidAt ?? Infinity
  const moves = item.moves.map((move) => ({ at: move.at, step: moveStep(move) }))
  const told = (from: number, to: number) =>
    moves.filter(({ at }) => from <= at && at < to).flatMap(({ step }) => step ?? [])
  const witness = witnessSteps(item)
  return [askedStep(item), ...told(0, said), ...witness, ...told(said, Infinity), ...rulingSteps(item, today)]
}

/** That the county was told stands with the day for the answer. */
function moveStep(move: Move): Step | null {
  const what = moveWords(move)
  if (!what) return null
  return { tone: 'stone', sign: 'dash', what, when: words.atWords(move.at) }
}

function moveWords({ move, seat, witness, from }: Move): string {
  const said = words.timeline.moves
  const role = seat ? roleWords(roleOfSeat(seat)) : ''
  switch (move) {
    case 'witnessGone':
      return witness ? said.witness(from, witness.name) : said.noWitness(from)
    case 'vacant':
      return said.vacant(from ? roleWords(roleOfSeat(from)) : '', role)
    case 'raised':
      return role ? said.raised(role) : ''
    case 'reminded':
      return said.reminded(from.includes('@') ? roleWords(roleOfSeat(from)) : from)
    case 'early':
      return said.early(from)
    case 'overdue':
      return ''
    default:
      return said[move]
  }
}

function askedStep({ kind, name, askedAt }: Case): Step {
  return { tone: 'sky', sign: 'in', what: words.timeline.asked[kind], when: words.byWords(name, askedAt) }
}

function witnessSteps({ witness, status }: Case): Step[] {
  if (!witness) return []
  const { name, saidAt, yes } = witness
  if (saidAt === undefined) {
    if (status !== 'witnessing') return []
    return [{ tone: 'wait', sign: 'wait', what: words.timeline.witness(name), when: '' }]
  }
  const when = words.byWords(name, saidAt)
  return yes
    ? [{ tone: 'pine', sign: 'in', what: words.timeline.confirmed(name), when }]
    : [{ tone: 'brick', sign: 'none', what: words.timeline.declined(name), when }]
}

function rulingSteps(item: Case, today: Day): Step[] {
  const { kind, status, ruling, dueOn } = item
  if (status === 'withdrawn')
    return [{ tone: 'stone', sign: 'dash', what: words.timeline.withdrawn, when: '' }]
  if (ruling) {
    const when = [words.byWords(ruling.name, ruling.at), ruling.reason].filter(Boolean).join('：')
    return status === 'accepted'
      ? [{ tone: 'pine', sign: 'in', what: words.timeline.accepted(ruling.name), when }]
      : [{ tone: 'brick', sign: 'none', what: words.timeline.refused(ruling.name), when }]
  }
  if (!isOpenCase(item)) return []
  const due = dueOn ? words.timeline.dueOn(dueOn) : ''
  const when = isOverdue(item, today) ? words.timeline.overdue : due
  return [{ tone: 'wait', sign: 'wait', what: words.timeline.ruling(seatWords(item), kind), when }]
}

/** 乡镇干事: the office that is waited for. */
const seatWords = (item: Case): string => {
  const seats = decidingSeats(item)
  const open = item.moves.some(({ move }) => move === 'vacant') ? seats.slice(-1) : seats
  return open.map((each) => roleWords(roleOfSeat(each))).join('或')
}

/** One row of the list of those who are waited for. */
export function caseRow(ledgerId: string, item: Case, today: Day): CaseRowView {
  const { tone, sign, ...tag } = tagOfCase(item, today)
  const when = awaitsWitness(item)
    ? words.rowWhen.witnessing
    : words.rowWhen.waiting(item.dueOn, item.witness)
  const since = item.witness?.saidAt ?? item.askedAt
  const row = {
    since,
    ledgerId,
    caseId: item.id,
    who: item.name,
    where: item.village,
    what: words.whatWords(item),
  }
  return { ...row, when, tone, sign, tag: { tone, sign, ...tag } }
}
