import type { Day } from '../../../kernel/day'
import type { Role } from '../../../kernel/people'
import { roleWords } from '../../organization'
import * as words from '../case-messages'
import type { CaseRowView, CaseView, TagView } from '../contract'
import { WORDS_MAX } from '../contract'
import { isOpenCase, isOverdue, type Case } from '../rules/case'

type Step = CaseView['timeline'][number]

export const tagOfCase = (item: Case, today: Day): TagView =>
  isOverdue(item, today) ? words.overdueTag : words.statusTags[item.status]

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
    timeline: [askedStep(item), ...witnessSteps(item), ...rulingSteps(item, today)],
    story,
    may,
    reasonMax: WORDS_MAX,
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
const seatWords = ({ seat }: Case): string => roleWords(seat.slice(0, seat.indexOf('@')) as Role)

/** One row of the list of those who are waited for. */
export function caseRow(ledgerId: string, item: Case, today: Day): CaseRowView {
  const { tone, sign, ...tag } = tagOfCase(item, today)
  const when =
    item.status === 'witnessing'
      ? words.rowWhen.witnessing
      : words.rowWhen.waiting(item.dueOn, item.witness?.name)
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
