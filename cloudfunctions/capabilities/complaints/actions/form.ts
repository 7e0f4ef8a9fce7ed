import { workdayAfter } from '../../../kernel/calendar'
import { dayOf } from '../../../kernel/day'
import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { templateIds } from '../../../platform/notices'
import { holdersOf } from '../../organization'
import { KINDS, NoInput, type ComplaintsApi, type FormView } from '../contract'
import * as words from '../messages'
import { complaintRefusals } from '../refusals'
import { TEXT } from '../rules/complaint'
import { chainFor, filledFrom, seatName, type About, type SeatHolder } from '../rules/seats'
import { deskOf, phoneOf, type Desk } from './desk'
import { takenPlaces } from './places'

/** 写一件: to whom it can go, and until when it is answered. Two reads beside each other. */
export const form: Action<ComplaintsApi['complaints.form']['input'], FormView> = {
  input: NoInput,
  run: async (request) => {
    const desk = deskOf(request)
    const { numbers, policy } = desk
    const today = dayOf(request.now)
    const { personId } = request.caller
    const [holders, taken] = await Promise.all([
      holdersOf(chainFor('work', desk.offices).map(seatName), today),
      takenPlaces(personId, numbers.mostOpen),
    ])
    const until = words.longUntil(workdayAfter(policy, today, numbers.answerDays))
    const { what, next } = complaintRefusals['complaint.tooMany']
    const full = taken.size >= numbers.mostOpen
    const template = templateIds()['complaint-answered']
    return ok({
      kinds: KINDS.map((value) => ({ value, text: words.kindWords[value] })),
      abouts: aboutsOf(desk, holders, personId),
      named: [
        { value: 'named', text: words.form.named },
        { value: 'unnamed', text: words.form.unnamed },
      ],
      namedNotes: words.form.namedNotes,
      note: words.form.note(until, numbers.answerDays),
      text: TEXT,
      blocked: full ? { what: what.replace('{most}', String(numbers.mostOpen)), next } : null,
      phone: phoneOf(desk),
      templates: template ? [template] : [],
    })
  },
}

/** Where nobody would answer, the page says so before anything is written. */
function aboutsOf({ offices }: Desk, holders: readonly SeatHolder[], authorId: string): FormView['abouts'] {
  return (['work', 'office'] as const).map((value: About) => {
    const chain = chainFor(value, offices)
    const first = chain[filledFrom(0, chain, holders, authorId)]
    const code = value === 'office' ? 'complaint.nobodyAbove' : 'complaint.nobodyAnswers'
    const { what, next } = complaintRefusals[code]
    return {
      value,
      text: words.aboutWords[value],
      note: first ? words.form.answers(words.officeWords(first)) : '',
      blocked: first ? '' : `${what}。${next}`,
    }
  })
}
