import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { FILE_LIFE } from '../../../kernel/retention'

export type KeptFileKind =
  | 'roster-upload'
  | 'roster-export'
  | 'roster-problems'
  | 'leave-slip'
  | 'round-results'
  | 'round-slips'
  | 'village-poster'
  | 'month-ledger'
  | 'leave-list'

/**
 * 文件留存: a file with personal data in cloud storage. It is written down before the file is there, so that no export is
 * without its line: who, what, when. The file goes after a day, the line stays.
 */
export interface KeptFile {
  countyId: string
  kind: KeptFileKind
  /** As people see it. */
  fileName: string
  /** Where it lies in storage. */
  path: string
  /** Person id, or `operator`. */
  by: string
  /** People in it. */
  people: number
  /** Epoch milliseconds, null once the file is gone. */
  deleteAt: number | null
  /** Only of a file that is made in steps. */
  making?: Making
}

/** 分步做的文件: a long file, one unit after another, so that whoever goes on with it does not begin again. */
export interface Making {
  /** Units in the order of the file. */
  steps: string[]
  /** Steps that one part holds, the last one perhaps fewer; 1 where it is left out. */
  each?: number
  /** Where the parts of the first steps lie in storage. */
  parts: string[]
  /** Epoch milliseconds: what the whole file is true for. */
  startedAt: number
  /** Where the whole file lies and since when, once it is made. */
  made: { fileID: string; at: number } | null
  /** The parts are deleted; before that they go with the file. */
  swept: boolean
}

export interface KeepCommand {
  countyId: string
  kind: KeptFileKind
  fileName: string
  path: string
  people: number
}

export function decideKeep(
  current: KeptFile | null,
  command: KeepCommand,
  moment: Moment,
): Decision<KeptFile, never> {
  const { kind, fileName, people } = command
  // A file that is looked at again is kept no longer for it.
  const deleteAt = current?.deleteAt ?? moment.now + FILE_LIFE
  const data = { fileName, people }
  return accepted({ ...command, by: moment.by, deleteAt }, moment, kind, { data })
}

export function decideForget(file: KeptFile, moment: Moment): Decision<KeptFile, never> {
  const { making: _parts, ...line } = file
  return accepted({ ...line, deleteAt: null }, moment, 'delete')
}
