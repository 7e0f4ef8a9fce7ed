import { clockOf, dayOf } from '../../../kernel/day'
import type { Moment } from '../../../kernel/aggregate'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { stableId } from '../../../kernel/hashing'
import { change, DuplicateKey, list, load, type Loaded } from '../../../platform/aggregate-store'
import type { Action, Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { personType, triesType } from '../aggregate'
import { BindInput, type BindView, type OrganizationApi } from '../contract'
import { boundWords, standingOf, standingWords } from '../messages'
import { decideBind, inviteHash } from '../rules/invite'
import type { Person } from '../rules/person'
import { decideWrongTry, isLocked, triesLeft, type Tries } from '../rules/tries'
import { unitsByIds } from './reading'

/** Binds the calling WeChat account to the roster person whose code it shows. */
export const bind: Action<OrganizationApi['organization.bind']['input'], BindView> = {
  input: BindInput,
  run: async (request: Request, { inviteCode }) => {
    // A call without a WeChat account (an operator, a web login) has nobody to bind.
    if (request.openid === '') return rejected('caller.forbidden')
    const triesId = stableId('a', request.openid)
    const tries = await load(triesType, triesId)
    if (isLocked(tries?.state ?? null, request.now)) return locked(tries!.state)
    const hash = inviteHash(inviteCode)
    const again = request.caller && (await boundWithThisCode(request.caller.personId, hash))
    if (again) return ok(await bindView(again, request.now))
    const [person] = await list(personType, { inviteHash: hash }, { limit: 1 })
    const mine = person ? null : await boundBy(request.openid, hash)
    if (mine) return ok(await bindView(mine, request.now))
    if (!person) return wrong(request, hash, triesId, tries)
    if (request.caller) return rejected('bind.accountTaken', { name: request.caller.name })
    return take(request, person, hash)
  },
}

/** A second tap, or a reply that was lost: the account is bound by this very code already. */
async function boundWithThisCode(personId: string, hash: string): Promise<Loaded<Person> | null> {
  const person = await load(personType, personId)
  return person?.state.boundWith === hash ? person : null
}

/** Whoever this account speaks for by now, if this very code bound it. */
async function boundBy(account: string, hash: string): Promise<Loaded<Person> | null> {
  const [person] = await list(personType, { boundTo: account }, { limit: 1 })
  return person?.state.boundWith === hash ? person : null
}

async function take(request: Request, person: Loaded<Person>, hash: string): Promise<Outcome<BindView>> {
  const moment: Moment = { ...momentOf(request, person.policyVersion), by: person.id }
  const account = request.openid
  try {
    const changed = await change(personType, person.id, {
      moment,
      act: 'bind',
      input: { hash, account },
      scope: person.scope,
      known: person,
      decide: (current) => decideBind(current?.state ?? null, { hash, account }, moment),
    })
    if (changed.ok) return ok(await bindView(changed.saved, request.now))
    // The same account may have taken the code a moment ago, under another tap whose reply is still on its way.
    const mine = changed.code === 'invite.used' ? await boundBy(account, hash) : null
    return mine ? ok(await bindView(mine, request.now)) : changed
  } catch (error) {
    // The unique index decides when one account takes two codes at the same moment.
    if (error instanceof DuplicateKey) return rejected('bind.accountTaken')
    throw error
  }
}

/** Every wrong code counts, and once: the same code under the same request is a reply that was lost. */
async function wrong(
  request: Request,
  hash: string,
  triesId: string,
  known: Loaded<Tries> | null,
): Promise<Outcome<BindView>> {
  const requestId = stableId('t', request.requestId, hash)
  const by = request.caller?.personId ?? 'unbound'
  const moment: Moment = { ...momentOf(request, 0), by, requestId }
  const changed = await change(triesType, triesId, {
    moment,
    act: 'wrong-try',
    input: null,
    scope: [],
    known,
    decide: (current) => decideWrongTry(current?.state ?? null, moment),
  })
  if (!changed.ok) return changed
  const { state } = changed.saved
  return state.lockedUntil === null ? rejected('invite.wrong', { left: triesLeft(state) }) : locked(state)
}

function locked(tries: Tries): Outcome<never> {
  return rejected('bind.locked', { until: clockOf(tries.lockedUntil!) })
}

export async function bindView(person: Loaded<Person>, now: number): Promise<BindView> {
  const { name } = person.state
  const standing = standingOf(person.state, dayOf(now))
  const [unit] = standing.unitId ? await unitsByIds([standing.unitId]) : []
  const words = standingWords(standing, unit)
  return { personId: person.id, name, standing: words, ...boundWords(name, words) }
}
