import type { Day } from '../../../kernel/day'
import type { Exemption, Posting } from '../../../kernel/people'

export type { Exemption } from '../../../kernel/people'

/** A posting as far as exemptions go: they come with it. */
export type ExemptPosting = Posting

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
