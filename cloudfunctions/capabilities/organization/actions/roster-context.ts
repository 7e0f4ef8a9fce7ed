import type { Unit } from '../../../kernel/people'
import { list, type AggregateType, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest, Request } from '../../../platform/capability'
import { downloadFile } from '../../../platform/sdk'
import { everyPage } from '../../../platform/whole'
import { personType, unitType } from '../aggregate'
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

/** Everybody and every unit of the county as they are before the file is taken. Throws where a county has more than any. */
export async function knownRoster(county: Unit, byOperator: boolean): Promise<RosterContext> {
  const read = <S>(type: AggregateType<S>, by: string, what: string): Promise<Array<Loaded<S>>> =>
    everyPage<Loaded<S>>(
      ({ length }) => list(type, { scope: county.id }, { limit: READ, skip: length, order: [[by, 'asc']] }),
      { page: READ, most: MOST_KNOWN, what },
    )
  const people = byId(await read(personType, 'sortKey', 'people'))
  const units = byId(await read(unitType, '_id', 'units'))
  return { county, byOperator, people, units }
}

const byId = <S>(all: ReadonlyArray<Loaded<S>>): Map<string, S> =>
  new Map(all.map(({ id, state }) => [id, state]))
