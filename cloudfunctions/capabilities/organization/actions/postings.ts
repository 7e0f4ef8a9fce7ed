import type { Decision, Moment } from '../../../kernel/aggregate'
import type { Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { dateWords } from '../../../kernel/words'
import { list, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { personType } from '../aggregate'
import type { DutyCode } from '../codes'
import {
  CorrectPostingInput,
  EndPostingInput,
  PostInput,
  type DoneView,
  type DutiesApi,
} from '../duties-contract'
import { correctedWords, leftWords, postedWords, postWords, type DutyWords } from '../duty-messages'
import type { Person } from '../rules/person'
import {
  decideCorrectPosting,
  decideEndPosting,
  decidePost,
  decideWithdrawPosting,
  secretaryMet,
  type PostCommand,
  type WithdrawCommand,
} from '../rules/postings'
import type { Span } from '../rules/spans'
import { takesPosting } from '../rules/merging'
import { changePerson, KEEPERS, personBelow } from './person-change'
import { mayOver, unitsByIds } from './reading'

/** More people than a village was ever sent. */
const MOST_POSTED = 200

/** 派驻: a known person to a village; with `leaving`, from another one in the same write. */
export const post: Action<DutiesApi['organization.post']['input'], DoneView> = {
  input: PostInput,
  run: async (request, input) => {
    const { personId, villageId, role, from, to = null, leaving } = input
    const [person, units] = await Promise.all([personBelow(request, personId), unitsByIds([villageId])])
    if (!person) return rejected('person.unknown')
    const left = person.state.postings.find(({ id }) => id === leaving)
    const [village] = units
    if (!village || !mayOver(request, KEEPERS, village.scope)) return rejected('posting.village')
    const leftVillage = left ? (await unitsByIds([left.villageId]))[0] : undefined
    const words = postedWords(
      person.state.name,
      postWords(village.name, role),
      from,
      left ? postWords(leftVillage?.name ?? '', left.role) : null,
    )
    const command = { personId, villageId, role, from, to, ...(leaving ? { leaving } : {}) }
    const saved = await postTo(request, person, village, command, words, leaving ? 'move' : 'post', input)
    return saved.ok ? ok({ personId, title: words.title, text: words.text }) : saved
  },
}

/** One first secretary a village: looked up before the write, and again after it for one that came meanwhile. */
export async function postTo(
  request: BoundRequest,
  person: Loaded<Person>,
  village: Unit,
  command: PostCommand,
  words: DutyWords,
  act: string,
  input: unknown,
): Promise<Outcome<Loaded<Person>>> {
  if (!takesPosting(village, command)) return rejected('village.leaving', { village: village.name })
  const secretary = command.role === 'secretary'
  const met = secretary ? await metIn(village.id, command, person.id) : undefined
  if (met) return rejected('posting.secretary', { village: village.name, name: met })
  const saved = await changePerson(request, person, {
    act,
    input,
    decide: (state, moment) => decidePost(state, command, moment),
    tell: () => ({ title: words.title, text: words.told }),
  })
  if (!saved.ok) return worded(saved)
  const taken = withdrawalOf(saved.data, request.requestId, act)
  if (!taken) return rejected('posting.gone')
  const meanwhile = secretary ? await metIn(village.id, command, person.id) : undefined
  if (!meanwhile) return saved
  await changePerson(request, saved.data, {
    act: 'withdraw-posting',
    input: taken,
    decide: (state, moment) => decideWithdrawPosting(state, taken, moment),
  })
  return rejected('posting.secretary', { village: village.name, name: meanwhile })
}

/** What this request posted, unless it was taken back when the request came the first time. */
function withdrawalOf(saved: Loaded<Person>, requestId: string, act: string): WithdrawCommand | undefined {
  const entry = saved.history.find((each) => each.requestId === requestId && each.act === act)
  const { id: postingId, left } = (entry?.data ?? {}) as { id?: string; left?: WithdrawCommand['left'] }
  const stands = saved.state.postings.some(({ id }) => id === postingId)
  return postingId && stands ? { postingId, ...(left ? { left } : {}) } : undefined
}

/** The first secretary of a village whose days a posting would meet, other than this person. */
export async function metIn(villageId: string, span: Span, personId: string): Promise<string | undefined> {
  const people = await list(personType, { postedTo: villageId }, { limit: MOST_POSTED })
  return secretaryMet(villageId, span, personId, people)
}

/** 离任. */
export const endPosting: Action<DutiesApi['organization.endPosting']['input'], DoneView> = {
  input: EndPostingInput,
  run: async (request, input) =>
    onPosting(request, input, {
      act: 'end-posting',
      decide: (state, moment) => decideEndPosting(state, input, moment),
      words: (name, postName) => leftWords(name, postName, input.lastDay),
    }),
}

/** 改派驻的日子. */
export const correctPosting: Action<DutiesApi['organization.correctPosting']['input'], DoneView> = {
  input: CorrectPostingInput,
  run: async (request, input) => {
    const person = await personBelow(request, input.personId)
    if (!person) return rejected('person.unknown')
    const posting = person.state.postings.find(({ id }) => id === input.postingId)
    const met = posting?.role === 'secretary' ? await metIn(posting.villageId, input, person.id) : undefined
    if (posting && met) {
      const [village] = await unitsByIds([posting.villageId])
      return rejected('posting.secretary', { village: village?.name ?? '', name: met })
    }
    return onPosting(request, input, {
      act: 'correct-posting',
      known: person,
      decide: (state, moment) => decideCorrectPosting(state, input, moment),
      words: (name, postName) => correctedWords(name, postName, input.from, input.to),
    })
  },
}

interface OnPosting {
  act: string
  known?: Loaded<Person>
  decide: (person: Person, moment: Moment) => Decision<Person, DutyCode>
  words: (name: string, post: string) => DutyWords
}

async function onPosting(
  request: BoundRequest,
  input: { personId: string; postingId: string },
  { act, known, decide, words }: OnPosting,
): Promise<Outcome<DoneView>> {
  const person = known ?? (await personBelow(request, input.personId))
  if (!person) return rejected('person.unknown')
  const posting = person.state.postings.find(({ id }) => id === input.postingId)
  if (!posting) return rejected('posting.gone')
  const [village] = await unitsByIds([posting.villageId])
  const said = words(person.state.name, postWords(village?.name ?? '', posting.role))
  const tell = (): { title: string; text: string } => ({ title: said.title, text: said.told })
  const saved = await changePerson(request, person, { act, input, decide, tell })
  return saved.ok ? ok({ personId: person.id, title: said.title, text: said.text }) : worded(saved)
}

/** The refusals of the rules name villages and days by what they are. */
export async function worded<T>(refusal: Outcome<T>): Promise<Outcome<T>> {
  if (refusal.ok) return refusal
  const { villageId, day } = refusal.params
  const params = { ...refusal.params }
  if (typeof villageId === 'string') params['village'] = (await unitsByIds([villageId]))[0]?.name ?? ''
  if (typeof day === 'string') params['date'] = dateWords(day)
  return rejected(refusal.code, params)
}
