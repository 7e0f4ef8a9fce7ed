import type { Moment } from '../../../kernel/aggregate'
import { clockOf } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, DuplicateKey, list, load, type Loaded } from '../../../platform/aggregate-store'
import type { Action, Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { phoneNumberOf } from '../../../platform/sdk'
import { personType, triesType } from '../aggregate'
import { BindByPhoneInput, type BindByPhoneView, type PhoneApi } from '../phone-contract'
import { choiceOf, decideBindByPhone, phoneCodeHash } from '../rules/phone-binding'
import type { Person } from '../rules/person'
import { decideWrongTry, isLocked, type Tries } from '../rules/tries'
import type { PhoneCode } from '../rules/village-codes'
import { bindView } from './bind'
import { unitsByIds } from './reading'

/** Counties one number may stand in: more than anybody serves. */
const MOST_COUNTIES = 20

/** Binds the calling account to the roster person whose number WeChat vouches for. Nobody's name is told before. */
export const bindByPhone: Action<PhoneApi['organization.bindByPhone']['input'], BindByPhoneView> = {
  input: BindByPhoneInput,
  run: async (request: Request, { code, countyId }) => {
    if (request.openid === '') return rejected('caller.forbidden')
    const hash = phoneCodeHash(code)
    if (request.caller) return boundAlready(request, request.caller.personId, hash)
    const tries = await load(triesType, triesId(request))
    if (isLocked(tries?.state ?? null, request.now)) return locked(tries!.state)
    const number = await phoneNumberOf(code)
    if (number === null) return wrong(request, hash, tries, 'phone.code')
    const people =
      number === '' ? [] : await list(personType, { 'state.phone': number }, { limit: MOST_COUNTIES })
    const choice = choiceOf(people, countyId)
    if (choice.kind === 'unknown') return wrong(request, hash, tries, 'phone.unknown')
    if (choice.kind === 'bound') return rejected('phone.bound')
    if (choice.kind === 'choose') return ok(await countiesOf(choice.people))
    return take(request, choice.person, { number, hash })
  },
}

const triesId = (request: Request): string => stableId('a', request.openid)

/** A reply that was lost: the account is bound by this very code already. */
async function boundAlready(
  request: Request,
  personId: string,
  hash: string,
): Promise<Outcome<BindByPhoneView>> {
  const person = await load(personType, personId)
  if (person?.state.boundWith !== hash) return rejected('bind.accountTaken')
  return ok({ bound: await bindView(person, request.now), counties: [] })
}

async function countiesOf(people: Loaded<Person>[]): Promise<BindByPhoneView> {
  const counties = await unitsByIds(people.map(({ state }) => state.countyId))
  return { bound: null, counties: counties.map(({ id, name }) => ({ countyId: id, name })) }
}

async function take(
  request: Request,
  person: Loaded<Person>,
  { number, hash }: { number: string; hash: string },
): Promise<Outcome<BindByPhoneView>> {
  const moment: Moment = { ...momentOf(request, person.policyVersion), by: person.id }
  const account = request.openid
  try {
    const changed = await change(personType, person.id, {
      moment,
      act: 'bind',
      input: { hash, account },
      scope: person.scope,
      known: person,
      decide: (current) => decideBindByPhone(current?.state ?? null, { number, account, hash }, moment),
    })
    return changed.ok ? ok({ bound: await bindView(changed.saved, request.now), counties: [] }) : changed
  } catch (error) {
    // The unique index decides when one account is bound twice at the same moment.
    if (error instanceof DuplicateKey) return rejected('bind.accountTaken')
    throw error
  }
}

/** What did not fit counts as a wrong invite code does, for the account that tries; the same code counts once. */
async function wrong(
  request: Request,
  hash: string,
  known: Loaded<Tries> | null,
  code: PhoneCode,
): Promise<Outcome<BindByPhoneView>> {
  const requestId = stableId('t', request.requestId, hash)
  const moment: Moment = { ...momentOf(request, 0), by: 'unbound', requestId }
  const changed = await change(triesType, triesId(request), {
    moment,
    act: 'wrong-try',
    input: null,
    scope: [],
    known,
    decide: (current) => decideWrongTry(current?.state ?? null, moment),
  })
  if (!changed.ok) return changed
  return changed.saved.state.lockedUntil === null ? rejected(code) : locked(changed.saved.state)
}

function locked(tries: Tries): Outcome<never> {
  return rejected('phone.locked', { until: clockOf(tries.lockedUntil!) })
}
