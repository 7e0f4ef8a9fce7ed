import { addDays } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { loadMany, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { personType } from '../aggregate'
import { ReplaceInput, type DoneView, type DutiesApi } from '../duties-contract'
import { leftWords, postWords, replacedWords } from '../duty-messages'
import type { Person } from '../rules/person'
import { decideHandOn, decidePost, decideReopen, type PostCommand } from '../rules/postings'
import { changePerson, KEEPERS, momentFor } from './person-change'
import { postTo, worded } from './postings'
import { mayOver, unitsByIds } from './reading'

type Command = DutiesApi['organization.replace']['input']

/**
 * 换人: the one who leaves is written first, and that document decides between two organisers; the successor follows.
 * A request that stops in between is finished when it comes again. Where the successor cannot come, nobody leaves.
 */
export const replace: Action<Command, DoneView> = {
  input: ReplaceInput,
  run: async (request, input) => {
    const pair = await pairOf(request, input)
    if (!pair) return rejected('person.unknown')
    const { leaver, comer, command, village } = pair
    if (!command || !village) return rejected('posting.gone')
    const arrived = comer.state.postings.some(
      ({ villageId, from }) => villageId === command.villageId && from === command.from,
    )
    const ready = decidePost(comer.state, command, momentFor(request, comer.scope))
    if (!arrived && !ready.ok) return worded(ready)
    const left = await handOn(request, leaver, input, postWords(village.name, command.role))
    if (!left.ok) return worded(left)
    const name = postWords(village.name, command.role)
    const words = replacedWords(leaver.state.name, comer.state.name, name, input.lastDay)
    const came = await postTo(request, comer, village, command, words, 'post', input)
    if (came.ok) return ok({ personId: comer.id, title: words.title, text: words.text })
    await changePerson(request, left.data, {
      act: 'reopen-posting',
      input,
      decide: (state, moment) => decideReopen(state, input, moment),
    })
    return came
  },
}

interface Pair {
  leaver: Loaded<Person>
  comer: Loaded<Person>
  /** Left out where the leaver has no such posting. */
  command?: PostCommand
  village?: Unit
}

/** The two people, both below the caller; null where one of them is not. */
async function pairOf(request: BoundRequest, input: Command): Promise<Pair | null> {
  const { personId, postingId, lastDay, successorId } = input
  const people = await loadMany(personType, [...new Set([personId, successorId])])
  const seen = people.filter(({ scope }) => mayOver(request, KEEPERS, scope))
  const leaver = seen.find(({ id }) => id === personId)
  const comer = seen.find(({ id }) => id === successorId)
  if (!leaver || !comer || leaver.id === comer.id) return null
  const posting = leaver.state.postings.find(({ id }) => id === postingId)
  const [village] = posting ? await unitsByIds([posting.villageId]) : []
  if (!posting || !village) return { leaver, comer }
  const { role, villageId } = posting
  const command = { personId: successorId, villageId, role, from: addDays(lastDay, 1), to: null }
  return { leaver, comer, command, village }
}

async function handOn(
  request: BoundRequest,
  leaver: Loaded<Person>,
  input: Command,
  post: string,
): Promise<Outcome<Loaded<Person>>> {
  const { postingId, lastDay, reason } = input
  const left = await changePerson(request, leaver, {
    act: 'end-posting',
    input,
    decide: (state, moment) => decideHandOn(state, { postingId, lastDay, reason }, moment),
    tell: () => ({ title: '离任办好了', text: leftWords('', post, lastDay).told }),
  })
  if (!left.ok) return left
  // Asked again after it was put back: the first answer stands.
  const { state } = left.data
  return state.postings.find(({ id }) => id === postingId)?.to === lastDay ? left : rejected('posting.gone')
}
