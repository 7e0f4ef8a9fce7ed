import { sha256Hex } from '../../../kernel/hashing'

/** The 64 letters a slip's random part is made of; WeChat allows all of them in a mini-program code's scene. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Letters of the random part: 16 × 6 = 96 bits, beyond any guessing. */
export const TOKEN_LENGTH = 16
const CODE_LETTERS = LETTERS.slice(0, 62)
const CODE_LENGTH = 4

/** 4 letters of a round, the same for the same request; `attempt` goes on when another round has them already. */
export function roundCode(countyId: string, requestId: string, attempt: number): string {
  const digest = sha256Hex(`round|${countyId}|${requestId}|${attempt}`)
  return Array.from(
    { length: CODE_LENGTH },
    (_, i) => CODE_LETTERS[parseInt(digest.slice(i * 4, i * 4 + 4), 16) % 62],
  ).join('')
}

export function roundIdOf(code: string): string {
  return `r${code}`
}

/** Boxes are numbered in the order of the round's villages. */
export function boxIdOf(code: string, index: number): string {
  return `x${code}${String(index).padStart(CODE_LENGTH, '0')}`
}

export interface Slip {
  /** What the printed code carries. Handed out once, never stored. */
  scene: string
  /** What the box keeps of it. */
  digest: string
}

/** One slip a village gets, made of 16 random bytes. */
export function slipOf(boxId: string, bytes: Uint8Array): Slip {
  if (bytes.length !== TOKEN_LENGTH)
    throw new Error(`a slip is made of ${TOKEN_LENGTH} bytes, not ${bytes.length}`)
  const token = Array.from(bytes, (byte) => LETTERS[byte & 63]).join('')
  const scene = boxId.slice(1) + token
  return { scene, digest: digestOf(scene) }
}

/** 32 hex digits behind a letter, fit for a field name. */
export function digestOf(scene: string): string {
  return `h${sha256Hex(`slip|${scene}`).slice(0, 32)}`
}

/** 4 letters of the round, 4 of the box, 16 at random. */
const FORM = /^([A-Za-z0-9]{8})[\w-]{16}$/

/** The box a scene belongs to, or null for what is no slip at all. */
export function boxIdOfScene(scene: string): string | null {
  const code = FORM.exec(scene)?.[1]
  return code === undefined ? null : `x${code}`
}

/** Slips as they lie in a new box: digest → 0 in the order of the digests, which tells nothing about the sheet. */
export function unspent(slips: Slip[]): Record<string, 0> {
  const digests = slips.map((slip) => slip.digest).sort()
  return Object.fromEntries(digests.map((digest) => [digest, 0 as const]))
}
