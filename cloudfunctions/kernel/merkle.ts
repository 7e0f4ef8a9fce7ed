import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils'

/**
 * A Merkle tree hash as RFC 6962, section 2.1, defines it: a leaf is SHA-256 of 0x00 and its text, a node SHA-256 of 0x01
 * and both its children, so that no node can pass for a leaf. The tree of n leaves splits at the largest power of two
 * below n; it is built from left to right with one hash for each level, however many leaves there are.
 */
export interface Peak {
  /** Leaves below it, a power of two. */
  leaves: number
  /** 64 hex digits. */
  hash: string
}

/** The first byte of what is hashed says what it is. 0x00 and 0x01 are those of RFC 6962. */
const LEAF = 0x00
const NODE = 0x01

/** SHA-256 of a first byte and text, 64 hex digits: what is hashed for one purpose never stands for another. */
export function taggedHash(tag: number, text: string): string {
  return bytesToHex(sha256(concatBytes(Uint8Array.of(tag), utf8ToBytes(text))))
}

export function leafHash(text: string): string {
  return taggedHash(LEAF, text)
}

function nodeHash(left: string, right: string): string {
  return bytesToHex(sha256(concatBytes(Uint8Array.of(NODE), hexToBytes(left), hexToBytes(right))))
}

/** The whole subtrees of a growing tree, the largest first, with one more leaf. */
export function withLeaf(peaks: readonly Peak[], hash: string): Peak[] {
  let kept = peaks.length
  let last: Peak = { leaves: 1, hash }
  while (kept > 0 && peaks[kept - 1]!.leaves === last.leaves) {
    kept -= 1
    last = { leaves: last.leaves * 2, hash: nodeHash(peaks[kept]!.hash, last.hash) }
  }
  return [...peaks.slice(0, kept), last]
}

/** The root over all leaves so far; of none it is SHA-256 of nothing. */
export function rootOf(peaks: readonly Peak[]): string {
  const [last, ...others] = [...peaks].reverse()
  if (!last) return bytesToHex(sha256(new Uint8Array()))
  return others.reduce((right, left) => nodeHash(left.hash, right), last.hash)
}

export function leavesOf(peaks: readonly Peak[]): number {
  return peaks.reduce((sum, { leaves }) => sum + leaves, 0)
}
