import type { Params } from '../../../kernel/result'

/** Everything that can be wrong with a roster file. */
export type ProblemCode =
  | 'sheet.missing'
  | 'sheet.empty'
  | 'sheet.tooLong'
  | 'sheet.hidden'
  | 'heading.merged'
  | 'column.missing'
  | 'column.twice'
  | 'cell.missing'
  | 'cell.choice'
  | 'cell.day'
  | 'cell.number'
  | 'cell.uncalculated'
  | 'cell.failed'
  | 'cell.merged'
  | 'digits.lost'
  | 'name.invalid'
  | 'unitName.invalid'
  | 'phone.invalid'
  | 'code.invalid'
  | 'code.ofTownship'
  | 'code.elsewhere'
  | 'span.backwards'
  | 'place.incomplete'
  | 'place.swapped'
  | 'place.abroad'
  | 'place.far'
  | 'exemption.outside'
  | 'exemption.twice'
  | 'township.twoNames'
  | 'village.differs'
  | 'person.twoNames'
  | 'person.otherName'
  | 'posting.twice'
  | 'posting.overlaps'
  | 'secretary.second'
  | 'grant.twice'
  | 'grant.above'
  | 'unit.unknown'
  | 'unit.kind'

/** One fault, where it stands. Rows are counted as Excel shows them: 1 is the heading. */
export interface Problem {
  sheet: string
  row: number
  code: ProblemCode
  params: Params
}

export function problem(sheet: string, row: number, code: ProblemCode, params: Params = {}): Problem {
  return { sheet, row, code, params }
}

/** In reading order: the file's first sheet first, from the top. */
export function inOrder(problems: Problem[], sheets: string[]): Problem[] {
  const place = (each: Problem): number => sheets.indexOf(each.sheet)
  return [...problems].sort((a, b) => place(a) - place(b) || a.row - b.row)
}
