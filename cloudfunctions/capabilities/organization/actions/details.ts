import { dayOf } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, list, loadMany, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { personType } from '../aggregate'
import {
  AddInput,
  DetailsInput,
  OnePersonInput,
  type DoneView,
  type DutiesApi,
  type PhoneView,
} from '../duties-contract'
import { addedWords, detailsWords } from '../duty-messages'
import { mainUnitOf, phoneKeyOf, type Person } from '../rules/person'
import { decideDetails, idForPhone, idsOfPhone } from '../rules/details'
import { decideAdd } from '../rules/adding'
import { decideSeePhone, isSeenToday } from '../rules/phone-seen'
import { decideWithdrawPosting } from '../rules/postings'
import { pathOf } from '../rules/unit-path'
import { giverFor } from './grants'
import { changePerson, KEEPERS, momentFor, personBelow } from './person-change'
import { metIn } from './postings'
import { mayOver, unitsByIds } from './reading'

type AddCommand = DutiesApi['organization.addPerson']['input']

/** Who calls people: the organiser, and the township that answers for them. */
export const CALLERS = ['county-organiser', 'township-leader', 'township-clerk'] as const

/** 改资料: the same person under a new number; a number that is somebody's is refused. */
export const details: Action<DutiesApi['organization.details']['input'], DoneView> = {
  input: DetailsInput,
  run: async (request, input) => {
    const person = await personBelow(request, input.personId)
    if (!person) return rejected('person.unknown')
    const { name, phone, title, sendingUnit } = input
    const saved = await changePerson(request, person, {
      act: 'details',
      input,
      decide: (state, moment) => decideDetails(state, { name, phone, title, sendingUnit }, moment),
    })
    return saved.ok ? ok({ personId: person.id, ...detailsWords(saved.data.state.name) }) : saved
  },
}

/** 加一个人: with a first duty, which also says under whom the person is listed. */
export const addPerson: Action<AddCommand, DoneView> = {
  input: AddInput,
  run: async (request, input) => {
    const { duty, phone } = input
    const unitId = duty.kind === 'posting' ? duty.villageId : duty.unitId
    const refusal = entitledTo(request, duty)
    if (refusal) return rejected(refusal)
    const [, , countyId = unitId] = pathOf(unitId)
    const [units, known] = await Promise.all([
      unitsByIds([unitId]),
      list(personType, { phoneKey: phoneKeyOf(countyId, phone) }, { limit: 1 }),
    ])
    if (units.length === 0) return rejected(duty.kind === 'posting' ? 'posting.village' : 'grant.unit')
    const met =
      duty.kind === 'posting' && duty.role === 'secretary' ? await metBy(duty, known[0]?.id ?? '') : undefined
    if (met) return rejected('posting.secretary', { village: units[0]!.name, name: met })
    const personId = known[0]?.id ?? (await freeId(countyId, phone))
    return write(request, personId, known[0] ?? null, countyId, input)
  },
}

function entitledTo(
  request: BoundRequest,
  duty: AddCommand['duty'],
): 'posting.village' | 'grant.above' | null {
  if (duty.kind === 'posting')
    return mayOver(request, KEEPERS, pathOf(duty.villageId)) ? null : 'posting.village'
  return giverFor(request, duty.role, duty.unitId) ? null : 'grant.above'
}

async function metBy(
  { villageId, from, to = null }: { villageId: string; from: string; to?: string | null | undefined },
  personId: string,
): Promise<string | undefined> {
  return metIn(villageId, { from, to }, personId)
}

/** A number that was handed on leaves its first owner's id behind: the next ids of the number are tried. */
async function freeId(countyId: string, phone: string): Promise<string> {
  const taken = await loadMany(personType, idsOfPhone(countyId, phone))
  return idForPhone(countyId, phone, new Map(taken.map(({ id, state }) => [id, state])))
}

async function write(
  request: BoundRequest,
  personId: string,
  known: Loaded<Person> | null,
  countyId: string,
  input: AddCommand,
): Promise<Outcome<DoneView>> {
  const moment = momentFor(request, pathOf(countyId))
  const { duty, ...rest } = input
  const command = { ...rest, personId, countyId, duty: { ...duty, to: duty.to ?? null } }
  const changed = await change(personType, personId, {
    moment,
    act: 'add',
    input,
    scope: (state) => pathOf(mainUnitOf(state)),
    known,
    decide: (current) => (current ? rejected('person.phoneTaken') : decideAdd(command, moment)),
  })
  if (!changed.ok) return changed
  const met = duty.kind === 'posting' && duty.role === 'secretary' && (await metBy(duty, personId))
  if (!met) return ok({ personId, ...addedWords(changed.saved.state.name) })
  // Somebody else was posted at the same moment: the person stays on the roster, without the village.
  const [posting] = changed.saved.state.postings
  await changePerson(request, changed.saved, {
    act: 'withdraw-posting',
    input: { postingId: posting?.id },
    decide: (state, at) => decideWithdrawPosting(state, { postingId: posting?.id ?? '' }, at),
  })
  return rejected('posting.secretary', { village: '这个村', name: met })
}

/**
 * 打电话: the whole number, for those who must call; the list shows it masked. Who else looks than the person is written down
 * before there is a number.
 */
export const phone: Action<DutiesApi['organization.phone']['input'], PhoneView> = {
  input: OnePersonInput,
  run: async (request, { personId }) => {
    const person = await personBelow(request, personId, CALLERS)
    if (!person) return rejected('person.unknown')
    return wholeNumber(request, person)
  },
}

/** Somebody's whole number, for whoever may have it: the look is on record before there is a number. */
export async function wholeNumber(
  request: BoundRequest,
  person: Loaded<Person>,
): Promise<Outcome<PhoneView>> {
  const { phone: number, name } = person.state
  if (number === '') return rejected('person.phoneGone', { name })
  const by = request.caller.personId
  if (by === person.id || isSeenToday(person.history, { by, today: dayOf(request.now) }))
    return ok({ phone: number })
  const written = await changePerson(request, person, {
    act: 'seePhone',
    input: { personId: person.id },
    decide: decideSeePhone,
  })
  return written.ok ? ok({ phone: written.data.state.phone }) : written
}
