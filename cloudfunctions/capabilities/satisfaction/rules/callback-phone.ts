/** 回访电话: a mobile number, or one of a house with its area code. */
const NUMBER = /^(1[3-9]\d{9}|0\d{9,11})$/
/** Bytes of a number on its way, digits and zeros behind them: a ballot is as long with a number as without. */
export const PHONE_PLACE = 12

export function isCallbackPhone(text: string): boolean {
  return NUMBER.test(text)
}

/** '' for none. */
export function encodePhone(phone: string): Uint8Array {
  if (phone !== '' && !isCallbackPhone(phone)) throw new Error('no number to call back')
  const place = new Uint8Array(PHONE_PLACE)
  for (let i = 0; i < phone.length; i++) place[i] = phone.charCodeAt(i)
  return place
}

/** '' for none, null for bytes that no number is put into. */
export function decodePhone(place: Uint8Array): string | null {
  if (place.length !== PHONE_PLACE) return null
  const text = String.fromCharCode(...place).replace(/\0+$/, '')
  return text === '' || isCallbackPhone(text) ? text : null
}
