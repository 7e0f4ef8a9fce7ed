import type { Unit } from '../../../kernel/people'
import { list } from '../../../platform/aggregate-store'
import type { BoundRequest, Request } from '../../../platform/capability'
import { downloadFile } from '../../../platform/sdk'
import { personType, unitType } from '../aggregate'
import type { Person } from '../rules/person'
import type { RosterContext } from '../rules/roster-plan'
import { unitId } from '../rules/unit-path'
import { countyById, scopesOf } from './reading'

/** Documents of one read while the known roster is gone through. */
const READ = 500
/** A county has fewer people and fewer units than this. */
const MOST_KNOWN = 10_000

/** The organiser's own county, or the one an operator names. */
export async function countyFor(request: Request, input: { countyCode?: string }): Promise<Unit | undefined> {
  const named = input.countyCode === undefined ? undefined : unitId(input.countyCode)
  if (request.caller === null) return named === undefined ? undefined : countyById(named)
  const mine = scopesOf(request as BoundRequest, ['county-organiser'])
  const countyId = named ?? mine[0]
  return countyId !== undefined && mine.includes(countyId) ? countyById(countyId) : undefined
}

export async function fileOf(input: { fileID?: string; base64?: string }): Promise<Buffer | null> {
  if (input.base64 !== undefined) return Buffer.from(input.base64, 'base64')
  try {
    return await downloadFile(input.fileID!)
  } catch {
    return null
  }
}

/** Everybody and every unit of the county as they are before the file is taken. */
export async function knownRoster(county: Unit, byOperator: boolean): Promise<RosterContext> {
  const people = new Map<string, Person>()
  const units = new Map<string, Unit>()
  for (let skip = 0; skip < MOST_KNOWN; skip += READ) {
    const order: Array<[string, 'asc']> = [['sortKey', 'asc']]
    const page = await list(personType, { scope: county.id }, { limit: READ, skip, order })
    for (const { id, state } of page) people.set(id, state)
    if (page.length < READ) break
  }
  for (let skip = 0; skip < MOST_KNOWN; skip += READ) {
    const page = await list(unitType, { scope: county.id }, { limit: READ, skip, order: [['_id', 'asc']] })
    for (const { id, state } of page) units.set(id, state)
    if (page.length < READ) break
  }
  return { county, byOperator, people, units }
}
