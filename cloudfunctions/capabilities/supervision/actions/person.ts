import { addMonths, dayOf, monthOf, yearOf } from '../../../kernel/day'
import { grantsOver, type Posting, type Role } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { load } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { memberShown, readAround, unitsAsked } from '../../attendance'
import { absenceRows, readLeaveBook } from '../../leave'
import { pathOf, personType, postingWords } from '../../organization'
import { PersonOfInput, type PersonBoardView, type SupervisionApi } from '../contract'
import * as words from '../messages'
import { SUPERVISORS } from '../policy'

/** Who opens an application itself, with its kind and reason. */
const DECIDERS: readonly Role[] = ['township-leader', 'county-organiser']
/** Who opens somebody's entry of the roster. */
const ROSTER: readonly Role[] = [
  ...(['township-clerk', 'township-leader', 'county-organiser'] as const),
  ...(['city-supervisor', 'region-supervisor'] as const),
]

/**
 * One person of a village below the caller, from documents that other pages show as well. Two round trips after the
 * caller: whose posting it is, then beside each other the village's people and ledgers, and the leave book.
 */
export const person: Action<SupervisionApi['supervision.person']['input'], PersonBoardView> = {
  input: PersonOfInput,
  run: async (request, { personId, postingId }) => {
    const found = await load(personType, personId)
    const posting = found?.state.postings.find(({ id }) => id === postingId)
    if (!posting || !unitsAsked(request, SUPERVISORS, posting.villageId)) return rejected('record.notFound')
    const month = monthOf(dayOf(request.now))
    const months = [addMonths(month, -1), month]
    const [around, book] = await Promise.all([
      readAround(request, [posting.villageId], months),
      readLeaveBook(postingId),
    ])
    const team = around.teams.find(({ village }) => village.id === posting.villageId)
    const member = team?.members.find((each) => each.posting.id === postingId)
    if (!team || !member) return rejected('record.notFound')
    const marks = around.marks.flatMap((each) => each.marks)
    const { today, ...shown } = memberShown(team, member, marks, request.now)
    const decides = holds(request, DECIDERS, posting)
    const leaves = book ? absenceRows(book, yearOf(dayOf(request.now))) : []
    return ok({
      ...{ personId, postingId, name: member.name, when: whenWords(posting) },
      post: words.person.post(team.village.name, postingWords(posting.role)),
      today: today && { tone: today.tone, sign: today.sign, text: today.words },
      ...shown,
      // An application's own page is for those who decide it.
      looks: shown.looks.map((look) =>
        look.key.startsWith('unheard-') && !decides ? { ...look, page: '' } : look,
      ),
      leaves: leaves.map(({ bookId, applicationId, ...row }) => ({
        ...{ ...row, key: applicationId },
        page: decides
          ? `packages/leave/application/index?bookId=${bookId}&applicationId=${applicationId}`
          : '',
      })),
      ...{ empty: words.person.empty, note: words.looksNote },
      ways: waysOf(request, personId, posting),
    })
  },
}

const holds = ({ caller, now }: BoundRequest, roles: readonly Role[], { villageId }: Posting): boolean =>
  grantsOver(caller, roles, pathOf(villageId), dayOf(now)).length > 0

const whenWords = ({ from, to }: Posting): string =>
  to === null ? words.person.from(from) : words.person.until(from, to)

function waysOf(request: BoundRequest, personId: string, posting: Posting): PersonBoardView['ways'] {
  const { ledger, roster } = words.person
  const ids = `personId=${personId}&postingId=${posting.id}`
  return [
    { text: ledger, page: `packages/attendance/ledger/index?${ids}` },
    ...(holds(request, ROSTER, posting)
      ? [{ text: roster, page: `packages/organization/person/index?personId=${personId}` }]
      : []),
  ]
}
