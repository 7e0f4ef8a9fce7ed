import { boxKey } from '../rules/blinding'
import { voterOf } from '../rules/ballot'
import type { Copy } from './attacker'

/** What whoever links has: the finished database, the poll's secret, and who voted in a village at all. */
export interface Linkable {
  secret: string
  boxId: string
  box: Copy
  /** Every text of the database that might be the salt of the box's key. */
  texts: readonly string[]
  openids: readonly string[]
}

/** Guesses the slip of each account, by its digest. */
export type Link = (seen: Linkable) => Map<string, string>

const usedSlips = ({ box }: Linkable): Array<[digest: string, tag: string]> =>
  Object.entries(box.slips).flatMap(([digest, tag]) => (tag === 0 ? [] : [[digest, tag]]))

/** Tries every text of the database as the salt: whoever has that one makes each tag again. */
export const byEverySalt: Link = (seen) => {
  const found = new Map<string, string>()
  const slips = usedSlips(seen)
  const accounts = new Set(seen.box.accounts.map(({ tag }) => tag))
  for (const salt of seen.texts) {
    const key = boxKey(seen.secret, seen.boxId, salt)
    // Everybody listed has voted, so one of them tells whether it is the key.
    if (!accounts.has(voterOf(key, '', seen.openids[0]!, 1).accountTags[0]!)) continue
    for (const openid of seen.openids)
      for (const [digest, tag] of slips)
        if (voterOf(key, digest, openid, 1).slipTag === tag) found.set(openid, digest)
  }
  return found
}

/** Takes what was stored in one order to belong to what is listed in another. */
const inOrder =
  (slipsBy: (slip: [digest: string, tag: string]) => string): Link =>
  (seen) => {
    const slips = [...usedSlips(seen)]
    if (slipsBy !== asStored) slips.sort((a, b) => (slipsBy(a) < slipsBy(b) ? -1 : 1))
    return new Map(seen.openids.map((openid, i) => [openid, slips[i % slips.length]![0]]))
  }
const asStored = (): string => ''
/** The n-th who voted has the n-th slip as it is stored. */
export const byPlace: Link = inOrder(asStored)
/** The n-th who voted has the n-th tag. */
export const byTag: Link = inOrder(([, tag]) => tag)
/** The n-th who voted has the n-th digest. */
export const byDigest: Link = inOrder(([digest]) => digest)

/** How many of the accounts were given the slip they used. */
export function linked(link: Link, seen: Linkable, truth: ReadonlyMap<string, string>): number {
  const guesses = link(seen)
  return [...truth].filter(([openid, digest]) => guesses.get(openid) === digest).length
}
