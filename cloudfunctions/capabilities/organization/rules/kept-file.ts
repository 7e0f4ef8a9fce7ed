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
  return accepted({ ...file, deleteAt: null }, moment, 'delete')
}
