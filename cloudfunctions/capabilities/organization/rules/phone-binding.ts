import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { sha256Hex } from '../../../kernel/hashing'
import { rejected } from '../../../kernel/result'
import type { Person } from './person'
import type { PhoneCode } from './village-codes'

/** What is kept of a one-time code, so that a lost reply finds what it did. */
export function phoneCodeHash(code: string): string {
  return sha256Hex(`phone ${code}`)
}

export interface PhoneCommand {
  /** As WeChat vouches for it. */
  number: string
  account: string
  hash: string
}

/** A proven number binds whom nobody is bound to; it never takes over from another account. */
export function decideBindByPhone(
  person: Person | null,
  { number, account, hash }: PhoneCommand,
  moment: Moment,
): Decision<Person, PhoneCode> {
  if (!person || person.phone !== number) return rejected('phone.unknown')
  if (person.account !== null && person.account !== account) return rejected('phone.bound')
  const state = { ...person, account, boundSince: moment.now, boundWith: hash, invite: null }
  return accepted(state, moment, 'bind', { data: { by: 'phone' } })
}

/** Whom a number may bind: the only one, one of several counties to choose from, or nobody any more. */
export type PhoneChoice<P> =
  { kind: 'one'; person: P } | { kind: 'choose'; people: P[] } | { kind: 'bound' } | { kind: 'unknown' }

export function choiceOf<P extends { state: Person }>(people: P[], countyId?: string): PhoneChoice<P> {
  const meant = people.filter(({ state }) => countyId === undefined || state.countyId === countyId)
  if (meant.length === 0) return { kind: 'unknown' }
  const free = meant.filter(({ state }) => state.account === null)
  if (free.length === 0) return { kind: 'bound' }
  return free.length === 1 ? { kind: 'one', person: free[0]! } : { kind: 'choose', people: free }
}
