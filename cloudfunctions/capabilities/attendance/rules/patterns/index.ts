export type { Pattern } from './pattern'
export { absent, commuting, onPaper, torn, type LedgerMonth } from './person'
export { takingTurns } from './team'
