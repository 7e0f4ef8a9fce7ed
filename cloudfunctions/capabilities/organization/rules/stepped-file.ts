import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { MINUTE } from '../../../kernel/day'
import { FILE_LIFE } from '../../../kernel/retention'
import type { KeepCommand, KeptFile, Making } from './kept-file'

/** A file that is made is handed out again for so long, milliseconds: a second tap, a lost reply. Then it is made anew. */
export const FRESH = 10 * MINUTE
/** A file that nobody goes on with for longer is begun anew, milliseconds: its first part would be of another time than its last. */
export const GOES_ON = 30 * MINUTE

/** The making that still holds: one to go on with, or a whole file that is new enough; null where it is to be begun. */
export function standingMaking(file: KeptFile | null, now: number): Making | null {
  const making = file?.making
  if (!file || !making || file.deleteAt === null || file.deleteAt <= now) return null
  const until = making.made ? making.made.at + FRESH : making.startedAt + GOES_ON
  return now < until ? making : null
}

/**
 * Begins a file, and is its line: who, what, when. Whoever taps twice begins it once; `lost` says that the whole file that
 * was made is not in storage any more.
 */
export function decideBegin(
  current: KeptFile | null,
  command: KeepCommand & { steps: string[]; each: number; lost: boolean },
  moment: Moment,
): Decision<KeptFile, never> {
  const { steps, each, lost, ...file } = command
  const { kind, fileName, people } = file
  if (current && !lost && standingMaking(current, moment.now))
    return accepted(current, moment, kind, { data: { fileName, people: current.people } })
  const making: Making = { steps, each, parts: [], startedAt: moment.now, made: null, swept: false }
  const state = { ...file, by: moment.by, deleteAt: moment.now + FILE_LIFE, making }
  return accepted(state, moment, kind, { data: { fileName, people } })
}

/** One part more. The same part twice, or one of a making that was begun anew meanwhile, changes nothing. */
export function decidePart(
  file: KeptFile,
  part: { startedAt: number; place: number; fileID: string },
  moment: Moment,
): Decision<KeptFile, never> {
  const { making } = file
  const next = making?.startedAt === part.startedAt && making.parts.length === part.place && !making.made
  if (!next) return accepted(file, moment, 'part-again')
  const parts = [...making.parts, part.fileID]
  return accepted({ ...file, making: { ...making, parts } }, moment, 'part')
}

/** The whole file lies there. */
export function decideMade(
  file: KeptFile,
  whole: { startedAt: number; fileID: string; people: number },
  moment: Moment,
): Decision<KeptFile, never> {
  const { making, kind, fileName } = file
  if (!making || making.startedAt !== whole.startedAt || making.made)
    return accepted(file, moment, 'made-again')
  const made = { fileID: whole.fileID, at: moment.now }
  const data = { fileName, people: whole.people, kind }
  return accepted({ ...file, people: whole.people, making: { ...making, made } }, moment, 'made', { data })
}

/** The parts of a whole file are gone. */
export function decideSwept(file: KeptFile, startedAt: number, moment: Moment): Decision<KeptFile, never> {
  const { making } = file
  if (!making?.made || making.startedAt !== startedAt) return accepted(file, moment, 'swept-again')
  return accepted({ ...file, making: { ...making, parts: [], swept: true } }, moment, 'swept')
}

/** Paths of the parts that may lie in storage. */
export function partPaths({ path, making }: KeptFile): string[] {
  if (!making || making.swept) return []
  return Array.from({ length: partsOf(making) }, (_, place) => partPath(path, place))
}

/** How many parts the whole has. */
export const partsOf = ({ steps, each = 1 }: Making): number => Math.ceil(steps.length / each)

/** The steps that the part at this place is made of. */
export const stepsOf = ({ steps, each = 1 }: Making, place: number): string[] =>
  steps.slice(place * each, (place + 1) * each)

/** How many steps are done. */
export const stepsDone = ({ steps, each = 1, parts }: Making): number =>
  Math.min(steps.length, parts.length * each)

export const partPath = (path: string, place: number): string =>
  path.replace(/\.xlsx$/, `-${String(place + 1)}.json`)
