import { foldName, foldWidth } from './roster-cells'

/** The beginning of a name, or the last digits (at least three) of a phone. */
export function matches(person: { name: string; phone: string }, query: string): boolean {
  const folded = foldWidth(query)
  if (/^\d{3,11}$/.test(folded)) return person.phone.endsWith(folded)
  const name = foldName(folded)
  return name !== '' && person.name.startsWith(name)
}
