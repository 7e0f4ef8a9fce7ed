import { addDays, dayOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import { load, loadMany, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { personType } from '../aggregate'
import { DeputizeInput, type DoneView, type DutiesApi } from '../duties-contract'
import { deputyWords } from '../duty-messages'
import { decideDeputy, decideEndGrant } from '../rules/grants'
import type { Person } from '../rules/person'
import { pathOf } from '../rules/unit-path'
import { giverFor } from './grants'
import { changePerson } from './person-change'
import { unitsByIds } from './reading'

type Command = DutiesApi['organization.deputize']['input']

/** 指定代理: by the holder or by whoever gives the role, to somebody under the same unit. */
export const deputize: Action<Command, DoneView> = {
  input: DeputizeInput,
  run: async (request, input) => {
    const { personId, holderId, grantId, from, to } = input
    const people = await loadMany(personType, [...new Set([personId, holderId])])
    const deputy = people.find(({ id }) => id === personId)
    const holder = people.find(({ id }) => id === holderId)
    const held = holder?.state.grants.find(({ id }) => id === grantId)
    if (!deputy || !holder || !held) return rejected('person.unknown')
    const entitled = request.caller.personId === holderId || giverFor(request, held.role, held.unitId)
    if (!entitled || !isNear(deputy, held.unitId)) return rejected('person.unknown')
    const [unit] = await unitsByIds([held.unitId])
    const { name } = holder.state
    const words = deputyWords(deputy.state.name, name, held.role, unit, from, to)
    const command = { personId, held, holder: { personId: holderId, name }, from, to }
    const saved = await changePerson(request, deputy, {
      act: 'deputize',
      input,
      decide: (state, moment) => decideDeputy(state, command, moment),
      tell: () => ({ title: words.title, text: words.told }),
    })
    if (!saved.ok) return saved
    const stands = await standsOrLeaves(request, saved.data, input)
    return stands ? ok({ personId, title: words.title, text: words.text }) : rejected('deputy.holderEnded')
  },
}

/** A deputy comes from the same county: it helps out its townships. */
function isNear(deputy: Loaded<Person>, unitId: string): boolean {
  const [, , countyId = unitId] = pathOf(unitId)
  return deputy.scope.includes(countyId)
}

/**
 * The holder's role may have ended while the deputy was written, in another document. Whoever ends a role looks for
 * deputies after the write, and this looks for the end after the write: one of the two sees the other.
 */
async function standsOrLeaves(
  request: BoundRequest,
  deputy: Loaded<Person>,
  input: Command,
): Promise<boolean> {
  const holder = await load(personType, input.holderId)
  const held = holder?.state.grants.find(({ id }) => id === input.grantId)
  if (held && (held.to === null || held.to >= input.to)) return true
  const mine = deputy.state.grants.find(
    ({ deputyFor, from }) => deputyFor?.grantId === input.grantId && from === input.from,
  )
  const lastDay = held?.to ?? addDays(dayOf(request.now), -1)
  if (mine)
    await changePerson(request, deputy, {
      act: 'end-grant',
      input: { grantId: mine.id, lastDay },
      decide: (state, moment) => decideEndGrant(state, { grantId: mine.id, lastDay, reason: '' }, moment),
    })
  return false
}
