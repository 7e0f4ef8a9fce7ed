import { randomBytes } from 'node:crypto'
import { isDayClosed, mayBeSealed } from '../kernel/sealed-day'
import { beforeText, keepsErasable } from '../kernel/sealed-form'
import { sealedRecord } from '../kernel/sealed-records'
import { command, type Fields } from './sdk'

/** 96 bits: what a commitment is salted with. */
const SALT_BYTES = 12

/** The salt of what is written now, where any of it may be deleted later. Every version has its own, so that an older one is gone. */
export function saltFor(collection: string, document: Fields): Fields {
  return keepsErasable(sealedRecord(collection), document)
    ? { salt: randomBytes(SALT_BYTES).toString('base64url') }
    : {}
}

/** For a document that may have had a salt. */
export function saltOver(collection: string, document: Fields): Fields {
  const fresh = saltFor(collection, document)
  const { erasable = [] } = sealedRecord(collection) ?? {}
  return erasable.length === 0 || 'salt' in fresh ? fresh : { salt: command.remove() }
}

/** In which form a change of a later day finds a document that may be sealed by now. */
export function beforeFor(collection: string, found: Fields | undefined, now: number): Fields {
  const record = sealedRecord(collection)
  if (!record || !found || !mayBeSealed(String(found['changedOn']), now)) return {}
  return { was: beforeText(record, found) }
}

/** The day is about to be sealed or is: what was decided on it must be decided again. */
export function refusesDay(day: string): boolean {
  return isDayClosed(day, Date.now())
}
