/**
 * SHA-256 (FIPS 180-4), so that a phone recomputes a draw by itself and need not believe the cloud that made it.
 * The constants are the first bits of the fractional parts of the roots of primes, worked out and not copied.
 */

const primes = firstPrimes(64)
const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0
const ROUNDS = primes.map((prime) => fraction(Math.cbrt(prime)))
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

/** Of UTF-8 text, 64 hex digits. */
export function sha256(text: string): string {
  const bytes = padded(utf8(text))
  let state = START
  for (let at = 0; at < bytes.length; at += 64) state = compressed(state, bytes, at)
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function compressed(state: readonly number[], bytes: readonly number[], at: number): number[] {
  const schedule = scheduleOf(bytes, at)
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + big1 + ((e & f) ^ (~e & g)) + ROUNDS[i]! + schedule[i]!) | 0
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]!) | 0)
}

function scheduleOf(bytes: readonly number[], at: number): number[] {
  const words: number[] = []
  for (let i = 0; i < 16; i++) {
    const [a, b, c, d] = bytes.slice(at + i * 4, at + i * 4 + 4)
    words.push((a! << 24) | (b! << 16) | (c! << 8) | d!)
  }
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15]!
    const y = words[i - 2]!
    const small0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
    const small1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
    words.push((words[i - 16]! + small0 + words[i - 7]! + small1) | 0)
  }
  return words
}

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

function padded(bytes: readonly number[]): number[] {
  const zeros = Array.from({ length: (119 - (bytes.length % 64)) % 64 }, () => 0)
  const bits = bytes.length * 8
  const length = [0, 0, 0, 0, bits >>> 24, bits >>> 16, bits >>> 8, bits].map((each) => each & 255)
  return [...bytes, 0x80, ...zeros, ...length]
}

function utf8(text: string): number[] {
  return Array.from(encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|([^%])/g)).map(([, hex, plain]) =>
    hex ? Number.parseInt(hex, 16) : plain!.charCodeAt(0),
  )
}

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}
