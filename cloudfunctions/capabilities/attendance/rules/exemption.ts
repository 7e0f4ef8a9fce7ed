import type { Day } from '../../../kernel/day'
import type { Posting } from '../../../kernel/people'

/**
 * 免宿等照顾: dated, of one person. It changes what is asked, never what is seen: a day keeps its state, a night that was
 * slept there counts.
 */
export interface Exemption {
  /** 家在附近, 怀孕, 慢性病. */
  kind: 'near-home' | 'pregnancy' | 'chronic-illness'
  from: Day
  /** Last day, null while open. */
  to: Day | null
  /** 轮值夜: the nights that are still asked of somebody who lives near by. */
  rota?: readonly Day[]
}

/** A posting as far as exemptions go: they come with it. */
export type ExemptPosting = Posting & { exemptions?: readonly Exemption[] }

function on({ exemptions = [] }: ExemptPosting, day: Day): Exemption[] {
  return exemptions.filter(({ from, to }) => from <= day && (to === null || day <= to))
}

/** Whether the night of that day is left out of the share a month asks for; a rota night is asked for by itself. */
export function sparesNight(posting: ExemptPosting, day: Day): boolean {
  return on(posting, day).length > 0
}

/** A night of the rota of somebody who lives near by, unless an illness or a pregnancy spares it too. */
export function isRotaNight(posting: ExemptPosting, day: Day): boolean {
  const valid = on(posting, day)
  return valid.length > 0 && valid.every(({ kind, rota = [] }) => kind === 'near-home' && rota.includes(day))
}
