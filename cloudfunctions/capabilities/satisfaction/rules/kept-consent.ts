import { secretbox } from 'tweetnacl'
import { hmacBytes } from '../../../kernel/hashing'
import { decodePhone, encodePhone, PHONE_PLACE } from './callback-phone'

const NONCE_BYTES = 24
/** Random bytes that keeping one consent takes. */
export const CONSENT_RANDOM = NONCE_BYTES
/** An id of the roster is at most as long. */
const PERSON_PLACE = 40

/** 同意回访: the number that was left at one assisted ballot, '' where none was, and by whose phone the ballot came. */
export interface Consent {
  phone: string
  surveyorId: string
}

/**
 * A consent as it lies in the box: sealed under the box's key like a sentence, and as long where no number was left. It is
 * made for every assisted ballot, says nothing of the slip or the answers, and cannot be found again in a logged request.
 */
export function keepConsent(key: string, { phone, surveyorId }: Consent, random: Uint8Array): Uint8Array {
  if (!/^[A-Za-z0-9_]{1,40}$/.test(surveyorId)) throw new Error('no id of the roster')
  const place = new Uint8Array(PHONE_PLACE + PERSON_PLACE)
  place.set(encodePhone(phone))
  place.set(
    Uint8Array.from(surveyorId, (letter) => letter.charCodeAt(0)),
    PHONE_PLACE,
  )
  return Uint8Array.from([...random, ...secretbox(place, random, consentKey(key))])
}

/** null for what this box never kept. */
export function readConsent(key: string, kept: Uint8Array): Consent | null {
  if (kept.length <= NONCE_BYTES) return null
  const place = secretbox.open(kept.slice(NONCE_BYTES), kept.slice(0, NONCE_BYTES), consentKey(key))
  if (place?.length !== PHONE_PLACE + PERSON_PLACE) return null
  const phone = decodePhone(place.slice(0, PHONE_PLACE))
  const surveyorId = String.fromCharCode(...place.slice(PHONE_PLACE)).replace(/\0+$/, '')
  return phone === null ? null : { phone, surveyorId }
}

function consentKey(key: string): Uint8Array {
  return hmacBytes(key, 'consent')
}
