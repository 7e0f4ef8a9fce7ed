import { foldName, foldWidth } from './roster-cells'

/** The beginning of a name or of its initials in any case, or the last digits (at least three) of a phone. */
export function matches(person: { name: string; phone: string; initials?: string }, query: string): boolean {
  const folded = foldWidth(query)
  if (/^\d{3,11}$/.test(folded)) return person.phone.endsWith(folded)
  const name = foldName(folded)
  if (name === '') return false
  if (person.name.startsWith(name)) return true
  return person.initials !== undefined && person.initials.startsWith(name.toLowerCase())
}
