import type { Caller, Grant, Posting, Unit } from '../kernel/people'
import { isReal } from '../kernel/sealed-form'
import { findWith } from './sdk'

/** What a person document holds that every capability may rely on; the rest belongs to the organization capability. */
interface StoredPerson {
  _id: string
  version: number
  state: {
    name: string
    phone: string
    title?: string | null
    boundSince?: number | null
    postings: Posting[]
    grants: Grant[]
  }
  units: Array<{ version: number; state: Unit }>
}

/**
 * The roster person bound to this account with all units above their postings and grants, but not the units' histories, in one indexed read:
 * `boundTo` is unique and `unitIds` holds document ids. null for an account that is not bound. What no
 * decision made, of version 0, is nobody and no unit.
 */
export async function readCaller(openid: string): Promise<Caller | null> {
  if (openid === '') return null
  const [person] = await findWith<StoredPerson>('people', { boundTo: openid }, 1, [
    {
      from: 'units',
      localField: 'unitIds',
      foreignField: '_id',
      as: 'units',
      without: ['history', 'notices'],
    },
  ])
  if (!person || !isReal(person)) return null
  const { name, phone, title, boundSince = null, postings, grants } = person.state
  const units = person.units.filter(isReal).map((unit) => unit.state)
  return {
    personId: person._id,
    name,
    phone,
    title,
    boundSince,
    version: person.version,
    postings,
    grants,
    units,
  }
}
