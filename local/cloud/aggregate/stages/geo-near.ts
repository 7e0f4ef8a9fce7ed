import { geoQueryOf } from '../../geo'
import { isFields, type Document, type Fields, type Value } from '../../values/types'
import { failed, type Variables } from '../expression/scope'
import { plainFieldsPath, withValueAt } from './nested-field'
import { queryOf } from './order'
import { specOf, wholeNumber, type Source } from './stage'
import { notSupported } from '../../errors'
import { valueAt } from '../expression/field-path'

const OPTIONS = [
  'near', 'distanceField', 'spherical', 'limit', 'num', 'maxDistance', 'minDistance', 'query',
  'distanceMultiplier', 'includeLocs', 'uniqueDocs', 'key',
] // prettier-ignore
/** Documents without a `limit` (MongoDB 4.0 manual, `$geoNear`). */
const DEFAULT_LIMIT = 100

/**
 * `$geoNear`: documents from the nearest to the farthest, each with its distance. With a GeoJSON point, distances are
 * metres. The collection needs one geographic index, or several and `key` says which path is meant.
 */
export function geoNear(
  source: Source,
  collection: string,
  spec: Value,
  variables: Variables,
): Iterable<Document> {
  const given = specOf(spec, '$geoNear', OPTIONS)
  const { near, distanceField, maxDistance, minDistance, distanceMultiplier = 1, includeLocs } = given
  if (!isFields(near)) throw notSupported('$geoNear with legacy coordinates (give a GeoJSON point)')
  if (typeof distanceField !== 'string')
    throw failed("$geoNear requires that the 'distanceField' option is a string")
  if (typeof distanceMultiplier !== 'number' || distanceMultiplier < 0)
    throw failed("$geoNear 'distanceMultiplier' must be a nonnegative number")
  const path = pathOf(given.key, source.geoPaths(collection))
  const bounds = { $maxDistance: maxDistance, $minDistance: minDistance }
  const wanted = Object.entries(bounds).filter(([, value]) => value !== undefined)
  const search = { [path]: { $nearSphere: { $geometry: near, ...Object.fromEntries(wanted) } as Fields } }
  const query = given.query === undefined ? search : { $and: [queryOf(given.query, variables), search] }
  const limit = wholeNumber(given.limit ?? given.num ?? DEFAULT_LIMIT, '$geoNear limit', 1)
  const place = plainFieldsPath(distanceField)
  const locations = locationsPath(includeLocs)
  const asked = geoQueryOf(search)
  return (function* () {
    for (const document of source.scan(collection, query, { limit }, variables)) {
      const metres = asked?.kind === 'near' ? asked.distance(document) : undefined
      const measured = withValueAt(document, place, (metres ?? 0) * distanceMultiplier)
      const location = valueAt(document, path.split('.'))
      yield locations ? withValueAt(measured, locations, location) : measured
    }
  })()
}

function locationsPath(name: Value | undefined): string[] | undefined {
  if (name === undefined) return undefined
  if (typeof name !== 'string') throw failed("$geoNear requires that 'includeLocs' option is a string")
  return plainFieldsPath(name)
}

function pathOf(key: Value | undefined, paths: string[]): string {
  if (key !== undefined) {
    if (typeof key !== 'string' || key === '')
      throw failed("$geoNear parameter 'key' must be a non-empty string")
    return key
  }
  if (paths.length === 0) throw failed('$geoNear requires a 2d or 2dsphere index, but none were found')
  if (paths.length > 1)
    throw failed('There is more than one 2dsphere index; unsure which to use for $geoNear')
  return paths[0]!
}
