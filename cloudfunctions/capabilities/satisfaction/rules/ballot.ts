import { hmacHex } from '../../../kernel/hashing'
import type { PollCode } from '../codes'
import { keyMarkOf } from './blinding'
import type { Box } from './box'
import { countsAssisted } from './cells'

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
 * casting. Who has cast already hears thanks as long as the box has its salt.
 */
export function judge(
  box: Box,
  digest: string,
  voter: Voter,
  now: number,
  until: 'closesAt' | 'graceUntil',
): Verdict {
  const standing = standingOf(box, digest, voter, now, until)
  if (standing) return standing
  const used = new Set(box.accounts.map((account) => account.tag))
  const accountTag = voter.accountTags.find((tag) => !used.has(tag))
  return accountTag === undefined ? refused('poll.accountHasVoted') : { kind: 'free', accountTag }
}

/** What of the slip and the hour holds for everybody; null where the slip is free. */
function standingOf(
  box: Box,
  digest: string,
  voter: Pick<Voter, 'slipTag' | 'keyMark'>,
  now: number,
  until: 'closesAt' | 'graceUntil',
): Verdict | null {
  const slip = box.slips[digest]
  if (slip === undefined) return refused('poll.unknownSlip')
  if (slip === voter.slipTag) return { kind: 'cast' }
  if (now < box.opensAt) return refused('poll.notOpenYet')
  // Whoever has just tapped must not take a thank-you for a ballot.
  if (box.sealed || now >= box[until]) return refused(until === 'closesAt' ? 'poll.over' : 'poll.tooLate')
  if (box.void || isOtherKey(box, voter.keyMark)) return refused('poll.void')
  return slip === 0 ? null : refused('poll.spentSlip')
}

/**
 * 代填: may the surveyor's phone use this slip now? No account is counted, as the account is not the villager's; the
 * place among the accounts is taken by a tag of the slip alone, so that a box has one for every ballot of either kind.
 */
export function judgeAssisted(
  box: Box,
  digest: string,
  voter: Voter,
  now: number,
  until: 'closesAt' | 'graceUntil',
): Verdict {
  if (!countsAssisted(box.cells)) return refused('poll.noAssistance')
  const standing = standingOf(box, digest, voter, now, until)
  if (standing) return standing
  if ((box.assisted ?? 0) >= assistedMost(Object.keys(box.slips).length)) return refused('poll.assistedFull')
  return { kind: 'free', accountTag: voter.accountTags[0]! }
}

/** Of every ten slips that were printed for a village three may be assisted ones; a started ten does not count up. */
export function assistedMost(slips: number): number {
  return Math.floor((slips * 3) / 10)
}

/** The surveyor's account with this slip: the tag of the slip is made like a villager's, so either route knows it again. */
export function assistedVoterOf(key: string, digest: string, openid: string): Voter {
  const { slipTag, keyMark } = voterOf(key, digest, openid, 0)
  return { slipTag, keyMark, accountTags: [hmacHex(key, `assisted-account|${digest}`).slice(0, 32)] }
}

/** The poll's secret is not the one the first ballot was cast under: it was lost, and the ballots cannot be read any more. */
export function isOtherKey(box: Pick<Box, 'keyMark'>, keyMark: string): boolean {
  return box.keyMark !== null && box.keyMark !== keyMark
}

function refused(code: PollCode): Verdict {
  return { kind: 'refused', code }
}
