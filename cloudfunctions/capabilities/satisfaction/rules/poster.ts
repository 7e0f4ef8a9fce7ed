import type { Day } from '../../../kernel/day'
import { stands, type Unit } from '../../../kernel/people'
import type { AssistedVillage } from './assisted-result'
import type { VillageResult } from './result'
import type { Outcome } from './verification'

/**
 * 海报码: the code in a village's public notice board carries `v` and the village's division code. It is the same for as
 * long as the village lasts, it is no secret, and no slip has its form: a slip has 24 characters.
 */
const FORM = /^v(\d{12})$/

export function posterScene(village: Pick<Unit, 'code'>): string {
  return `v${village.code}`
}

/** Division code of the village whose poster was scanned; null for any other text. */
export function codeOfPoster(scene: string): string | null {
  return FORM.exec(scene)?.[1] ?? null
}

/** Of a village and its heirs, nearest first, the one that is there today; null where a merging leads nowhere. */
export function standingHeir(line: readonly Unit[], today: Day): Unit | null {
  const [village, ...heirs] = line
  if (!village) return null
  if (stands(village, today) || !village.mergedInto) return village
  return standingHeir(heirs, today)
}

/** One round as far as one village's public board is concerned. */
export interface PosterRound {
  name: string
  /** Whether people vote or will, it is over and nothing is out yet, the result is out, or it never will be. */
  stage: 'open' | 'over' | 'published' | 'lapsed'
  opensAt: number
  closesAt: number
  /** The first secretary who is asked about. */
  secretary: string
  /** null until it is published. */
  result: VillageResult | null
  /** 代填 of the village; absent where nobody was a surveyor. */
  assisted?: AssistedVillage | null
  /** null where no verification was opened. */
  verification: { ruling: Outcome | null } | null
}

export interface Board {
  /** The latest published round. */
  published: PosterRound | null
  /** What comes next: the open round that closes first, else the latest that is over and not published. */
  coming: PosterRound | null
}

/** `rounds` of one village, the latest close first. What was never published and lies behind is forgotten. */
export function boardOf(rounds: readonly PosterRound[]): Board {
  const published = rounds.find(({ stage }) => stage === 'published') ?? null
  const later = rounds.filter(
    ({ stage, closesAt }) => stage !== 'published' && closesAt > (published?.closesAt ?? 0),
  )
  const open = later.filter(({ stage }) => stage === 'open')
  return { published, coming: open[open.length - 1] ?? later[0] ?? null }
}

/** Tenths of a share, cut like every share: 0.921 is nine tenths and something more. */
export function tenthsOf(share: number): { tenths: number; more: boolean } {
  // The tiny addend keeps 0.7 × 10 = 7.000000000000001 and 0.3 × 10 = 2.9999999999999996 whole.
  const tenths = Math.floor(share * 10 + 1e-9)
  return { tenths, more: share * 10 - tenths > 1e-9 }
}

/** A share as the public board draws it: cut to a thousandth, like its words. */
export function drawn(share: number): number {
  return Math.floor(share * 1000 + 1e-9) / 1000
}
