/** Digits of a mobile number, and zeros at its end from which on it looks rounded. */
const PHONE_DIGITS = 11
const ROUNDED_ZEROS = 5
/** Digits of a number in scientific notation from which on the rest may be zeros that were left out, not lost. */
const ENOUGH_DIGITS = 8
/** Below this a number is no code and no phone, and nothing is lost by writing it out. */
const LONG = 1e9

/**
 * A number as the cell keeps it, as text. Codes and phone numbers that programs store as 1.3812345678E10 or
 * 13812345678.0 come out with all their digits. Where digits are gone it stays scientific, which no phone and no code
 * is: Excel shows six digits of a long number, and a file that was saved as CSV in between has no more than those.
 */
export function numberText(stored: string): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  if (Math.abs(value) < LONG || !Number.isInteger(value)) return String(value)
  const plain = String(value)
  const zeros = /0*$/.exec(plain)![0].length
  const rounded =
    /e/i.test(stored) && zeros > 0
      ? plain.length - zeros < ENOUGH_DIGITS
      : plain.length === PHONE_DIGITS && plain.startsWith('1') && zeros >= ROUNDED_ZEROS
  return rounded ? scientific(plain, zeros) : plain
}

function scientific(plain: string, zeros: number): string {
  const digits = plain.slice(0, plain.length - zeros)
  const fraction = digits.slice(1)
  return `${digits[0]}${fraction ? `.${fraction}` : ''}E+${plain.length - 1}`
}

/** 1.38E+10 and the like as text. */
const SCIENTIFIC = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i

/** A number in scientific notation written out; undefined when its digits are not all there, null when it is none. */
export function writtenOut(text: string): string | undefined | null {
  const found = SCIENTIFIC.exec(text)
  if (!found) return null
  const [, first = '', fraction = '', exponent = ''] = found
  return fraction.length === Number(exponent) ? `${first}${fraction}` : undefined
}
