import { hmacHex } from '../../../kernel/hashing'
import type { PollCode } from '../codes'
import { keyMarkOf } from './blinding'
import type { Box } from './box'

/** How one account appears in one box. Other boxes have other keys, so nobody can be followed across villages. */
export interface Voter {
  /** What the slip holds once this account has used it. */
  slipTag: string
  /** One tag for each ballot the account may cast in this box. */
  accountTags: string[]
  /** Mark of the key that all of this was made with. */
  keyMark: string
}

export function voterOf(key: string, digest: string, openid: string, ballotsPerAccount: number): Voter {
  const tag = (text: string): string => hmacHex(key, text).slice(0, 32)
  return {
    slipTag: tag(`slip|${digest}|${openid}`),
    accountTags: Array.from({ length: ballotsPerAccount }, (_, i) => tag(`account|${i}|${openid}`)),
    keyMark: keyMarkOf(key),
  }
}

export type Verdict =
  | { kind: 'free'; accountTag: string }
  /** This account has used this very slip: a second tap, or a reply that was lost. */
  | { kind: 'cast' }
  | { kind: 'refused'; code: PollCode }

/**
 * May this account use this slip now? `until` is the closing hour for opening the page, and the end of the grace for
 * casting. Who has cast already hears thanks at any time.
 */
export function judge(
  box: Box,
  digest: string,
  voter: Voter,
  now: number,
  until: 'closesAt' | 'graceUntil',
): Verdict {
  const slip = box.slips[digest]
  if (slip === undefined) return refused('poll.unknownSlip')
  if (slip === voter.slipTag) return { kind: 'cast' }
  if (now < box.opensAt) return refused('poll.notOpenYet')
  if (box.sealed || now >= box[until]) return refused('poll.over')
  if (box.void || isOtherKey(box, voter.keyMark)) return refused('poll.void')
  if (slip !== 0) return refused('poll.spentSlip')
  const used = new Set(box.accounts.map((account) => account.tag))
  const accountTag = voter.accountTags.find((tag) => !used.has(tag))
  return accountTag === undefined ? refused('poll.accountHasVoted') : { kind: 'free', accountTag }
}

/** The poll's secret is not the one the first ballot was cast under: it was lost, and the ballots cannot be read any more. */
export function isOtherKey(box: Pick<Box, 'keyMark'>, keyMark: string): boolean {
  return box.keyMark !== null && box.keyMark !== keyMark
}

function refused(code: PollCode): Verdict {
  return { kind: 'refused', code }
}
