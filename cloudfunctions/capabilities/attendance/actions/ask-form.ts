import { dayOf, type Day } from '../../../kernel/day'
import { dateWords } from '../../../kernel/words'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import * as words from '../case-messages'
import { AskFormInput, WORDS_MAX, type AskFormView, type AttendanceApi } from '../contract'
import { whoseWords } from '../messages'
import { answerBy, makeupsLeft } from '../rules/ask-case'
import { casesOf } from '../rules/case'
import { around, witnessesIn, type Around } from './ask'
import { dayStory } from './day-reading'
import { subjectOfPerson } from './subject'

type Input = AttendanceApi['attendance.askForm']['input']

/** What the page of a makeup, a contest or an attestation needs: the day as the ledger has it, and who answers. */
export const askForm: Action<Input, AskFormView> = {
  input: AskFormInput,
  run: (request, input) =>
    input.kind === 'attest' ? attestForm(request, input) : ownForm(request, input.kind, input.day),
}

async function ownForm(
  request: BoundRequest,
  kind: 'makeup' | 'contest',
  day: Day,
): Promise<Outcome<AskFormView>> {
  const { caller, now } = request
  const found = day > dayOf(now) ? null : await around(request, day)
  if (!found) return rejected('attendance.notYourDay')
  const { posting, policy, village } = found.post
  const { ledger, story } = await dayStory({ posting, policy, now, day })
  const left = makeupsLeft(casesOf(ledger?.history ?? []))
  const witnesses = kind === 'makeup' ? witnessesIn(found, caller.personId) : []
  const due = dateWords(answerBy(policy, dayOf(now)))
  return ok({
    ...shown(story, whoseWords(village.name, caller.name)),
    witnesses: witnesses.map((each) => ({
      personId: each.personId,
      name: each.name,
      note: noteOf(each, found),
    })),
    ...words.form[kind],
    note: kind === 'makeup' ? words.form.makeup.note(left) : words.form.contest.note(due),
    blocked: kind === 'makeup' && witnesses.length === 0 ? words.noWitnessInVillage : null,
  })
}

async function attestForm(
  request: BoundRequest,
  { day, personId, postingId }: Input,
): Promise<Outcome<AskFormView>> {
  if (!personId || !postingId) return rejected('record.notFound')
  const subject = await subjectOfPerson(request, personId, postingId)
  if (!subject || subject.attests.length === 0) return rejected('record.notFound')
  const { posting, policy, village, name } = subject
  const { story } = await dayStory({ posting, policy, now: request.now, day })
  return ok({
    ...shown(story, whoseWords(village, name)),
    witnesses: [],
    ...words.form.attest,
    blocked: null,
  })
}

function shown(
  { title, tag, items }: Awaited<ReturnType<typeof dayStory>>['story'],
  whose: string,
): Pick<AskFormView, 'title' | 'whose' | 'tag' | 'items' | 'parts' | 'reasonMax'> {
  return { title, whose, tag, items, parts: words.parts, reasonMax: WORDS_MAX }
}

function noteOf({ personId }: { personId: string }, { team }: Around): string {
  const inTeam = team.some((each) => each.personId === personId)
  return inTeam ? words.roleNotes.member : words.roleNotes.secretary
}
