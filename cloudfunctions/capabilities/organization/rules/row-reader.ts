import type { Day } from '../../../kernel/day'
import type { Params } from '../../../kernel/result'
import { dayIn, digitsIn, foldName, foldWidth, isPersonName, isUnitName, phoneIn } from './roster-cells'
import { OPEN_END } from './roster-format'
import { writtenOut } from './roster-numbers'
import { problem, type Problem, type ProblemCode } from './roster-problem'
import type { TextRow } from './roster-sheet'

/** Reads the cells of one row and collects what is wrong with them; a faulty cell yields a stand-in that is never used. */
export class RowReader<C extends string> {
  readonly problems: Problem[] = []

  constructor(
    private readonly sheet: string,
    private readonly columns: Readonly<Record<C, string>>,
    readonly source: TextRow<C>,
  ) {}

  fault(code: ProblemCode, params: Params = {}): void {
    this.problems.push(problem(this.sheet, this.source.row, code, params))
  }

  /** Text of a cell that must be filled. */
  text(column: C): string {
    const text = foldWidth(this.source.text[column])
    if (text === '') this.fault('cell.missing', { column: this.columns[column] })
    return text
  }

  parsed<T>(column: C, parse: (text: string) => T | undefined, code: ProblemCode): T | null {
    const text = foldWidth(this.source.text[column])
    if (text === '') return null
    const value = parse(text)
    if (value === undefined) this.fault(code, { column: this.columns[column], value: text.slice(0, 30) })
    return value ?? null
  }

  choice<T>(column: C, choices: Readonly<Record<string, T>>): T | null {
    const text = foldWidth(this.source.text[column])
    if (text === '') return null
    if (Object.keys(choices).includes(text)) return choices[text]!
    const params = { column: this.columns[column], value: text.slice(0, 30) }
    this.fault('cell.choice', { ...params, choices: Object.keys(choices).join('、') })
    return null
  }

  name(column: C): string {
    const raw = this.source.text[column]
    const name = foldName(raw)
    if (name === '') this.fault('cell.missing', { column: this.columns[column] })
    else if (!isPersonName(name)) this.fault('name.invalid', { value: raw.slice(0, 30) })
    return name
  }

  /** Name of a place or an office; empty where the cell is. */
  unitName(column: C): string {
    const name = foldName(this.source.text[column])
    if (name !== '' && !isUnitName(name))
      this.fault('unitName.invalid', { column: this.columns[column], value: name.slice(0, 30) })
    return name
  }

  /** The same where the cell must be filled. */
  neededUnitName(column: C): string {
    return this.text(column) === '' ? '' : this.unitName(column)
  }

  /** Digits of a cell that must be filled; empty when some of them are gone. */
  digits(column: C): string {
    const text = this.text(column)
    const digits = digitsIn(text)
    if (writtenOut(digits) !== undefined) return digits
    this.fault('digits.lost', { column: this.columns[column], value: text.slice(0, 30) })
    return ''
  }

  phone(column: C): string {
    const digits = this.digits(column)
    const phone = phoneIn(digits)
    const value = foldWidth(this.source.text[column]).slice(0, 30)
    if (digits !== '' && phone === undefined) this.fault('phone.invalid', { value })
    return phone ?? ''
  }

  /** The same where both may be left open. */
  maybeSpan(from: C, to: C): { from: Day | null; to: Day | null } {
    const first = this.parsed(from, dayIn, 'cell.day')
    const last = this.parsed(to, dayIn, 'cell.day')
    if (first !== null && last !== null && last < first) this.fault('span.backwards')
    return { from: first, to: last }
  }

  /** 派驻、任职: an empty last day leaves the one that is known, 未定 takes it back. */
  duty(from: C, to: C): { from: Day; to: Day | null; reopens: boolean } {
    const reopens = foldWidth(this.source.text[to]) === OPEN_END
    if (reopens) this.source.text[to] = ''
    return { ...this.span(from, to), reopens }
  }

  span(from: C, to: C): { from: Day; to: Day | null } {
    const first = this.text(from) === '' ? null : this.parsed(from, dayIn, 'cell.day')
    const last = this.parsed(to, dayIn, 'cell.day')
    if (first !== null && last !== null && last < first) this.fault('span.backwards')
    return { from: first ?? '', to: last }
  }
}
