import { poll } from '../capabilities/satisfaction'
import { serve } from '../platform/serve'

/** The deployable a villager calls; the only one that holds the poll's secret. */
export const main = serve([poll])
