import { command, find } from '../../../platform/sdk'
import { complaintType, placeOf } from '../aggregate'

/** Places of a person that open matters take. One query of an index that holds each place once. */
export async function takenPlaces(authorId: string, most: number): Promise<Set<string>> {
  const places = Array.from({ length: most }, (_, place) => placeOf(authorId, place))
  const found = await find<{ openPlace: string }>(
    complaintType.collection,
    { openPlace: command.in(places) },
    { limit: most, fields: { openPlace: true } },
  )
  return new Set(found.map(({ openPlace }) => openPlace))
}
