import type { Refusal } from './call'

/** Refusals that the same request may get past a moment later; of others, e.g. of rights, trying again is no help. */
const PASSING = /^(network\.|server\.|record\.busy$)/

/** The words of the button below a refusal, empty where trying again cannot help. */
export const helps = ({ code }: Refusal): string => (PASSING.test(code) ? '再试一次' : '')
