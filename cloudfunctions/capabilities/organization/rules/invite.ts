import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { sha256Hex } from '../../../kernel/hashing'
import { rejected } from '../../../kernel/result'
import { INVITE_LIFE } from '../../../kernel/retention'
import type { DutyCode, OrganizationCode } from '../codes'
import type { Person } from './person'

/** Without 0 O 1 I L, which look alike on paper: 31 characters, so 8 of them are 39 bits. */
export const INVITE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const INVITE_LENGTH = 8

/** As somebody typed it: case, full-width letters, spaces and dashes are forgiven. */
export function foldInvite(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}

export function inviteHash(code: string): string {
  return sha256Hex(`invite ${foldInvite(code)}`)
}

/**
 * A new code for a person. The code before is void, and so is the account that was bound:
 * whoever finds a lost phone is out from this write on, not only once the new phone is bound. What became void is said.
 */
export function decideInvite(person: Person, command: { hash: string }, moment: Moment): Decision<Person> {
  const invite = { hash: command.hash, expiresAt: moment.now + INVITE_LIFE }
  const state = { ...person, invite, account: null, boundSince: null, boundWith: null }
  const waits = person.invite !== null && moment.now < person.invite.expiresAt
  return accepted(state, moment, 'invite', {
    data: { unbound: person.account !== null, voided: waits },
  })
}

/** 解绑: the account is out from this write on, and a code that waits is void; a new one is another act. */
export function decideUnbind(
  person: Person,
  { reason }: { reason: string },
  moment: Moment,
): Decision<Person, DutyCode> {
  if (person.account === null) return rejected('person.notBound', { name: person.name })
  const state = { ...person, account: null, boundSince: null, boundWith: null, invite: null }
  return accepted(state, moment, 'unbind', { note: reason })
}

/** One account takes one code once. */
export function decideBind(
  person: Person | null,
  command: { hash: string; account: string },
  moment: Moment,
): Decision<Person, OrganizationCode> {
  if (!person || person.invite?.hash !== command.hash) return rejected('invite.used')
  if (moment.now >= person.invite.expiresAt) return rejected('invite.expired')
  const { account, hash } = command
  const state = { ...person, account, boundSince: moment.now, boundWith: hash, invite: null }
  return accepted(state, moment, 'bind')
}
