import type { Ledger } from '../aggregate'
import type { PhotoOffer } from '../contract'
import * as words from '../messages'
import { evidenceIn, timeOf } from '../rules/evidence'
import { isRequest } from '../rules/packing'
import { incomingPath, refusePhoto, type PhotoContext } from '../rules/photos'

/** Where a photo of this check-in may be put and what is drawn on it; null where none is taken. */
export function photoOffer(
  ledger: Ledger,
  requestId: string,
  { whose, ...context }: PhotoContext & { whose: string },
): PhotoOffer | null {
  const entry = ledger.history.findIndex((item) => isRequest(item, requestId, 'checkIn'))
  if (refusePhoto(ledger, entry, context) !== null) return null
  const { requestId: evidence } = ledger.history[entry]!
  const item = evidenceIn(ledger.history[entry]!)
  const drawn = words.photoWords.drawn(timeOf(item), item.claimedAt !== undefined)
  return { ledgerId: ledger.id, evidence, path: incomingPath(ledger.id, evidence), lines: [drawn, whose] }
}
