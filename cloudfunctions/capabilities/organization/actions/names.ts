import { loadMany } from '../../../platform/aggregate-store'
import { personType } from '../aggregate'

/** Names of people by id, for what they did; `system` and `operator` are nobody on the roster. */
export async function loadNames(ids: string[]): Promise<Map<string, string>> {
  const people = [...new Set(ids)].filter((id) => id !== 'system' && id !== 'operator')
  return new Map((await loadMany(personType, people)).map(({ id, state }) => [id, state.name]))
}
