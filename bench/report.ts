import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Row } from './part'

export interface PartTime {
  name: string
  what: string
  seconds: number
}

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 4 })

/** Processor, cores, memory, Node and commit, with a mark for what is not committed. */
function machine(): string {
  const cores = cpus()
  const git = (...args: string[]): string => {
    try {
      return execFileSync('git', args, { cwd: __dirname, encoding: 'utf8' }).trim()
    } catch {
      return ''
    }
  }
  const changed = git('status', '--porcelain', '--', '..', ':!report.json', ':!report.md')
    ? ' and changes'
    : ''
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`
  const commit = `commit ${git('rev-parse', '--short', 'HEAD') || 'unknown'}${changed}`
  return [cores[0]?.model.trim(), `${cores.length} cores`, memory, `Node ${process.version}`, commit].join(
    ', ',
  )
}

const HEAD = ['id', 'what', 'ours', 'reference of the same run', 'ratio', 'budget', '']

function cellsOf(row: Row): string[] {
  if ('failed' in row) return [row.id, row.what, `failed: ${row.failed}`, '', '', '', 'FAILED']
  const { id, what, value, unit, reference, ratio, budget, ok } = row
  return [
    id,
    what,
    `${number(value)} ${unit}`,
    `${number(reference)} ${unit}`,
    number(ratio),
    `${number(budget)}`,
    ok ? 'ok' : 'OVER',
  ]
}

/** The line of a figure as it is measured. */
export function line(row: Row): string {
  if ('failed' in row) return `  FAILED ${row.id}: ${row.failed}`
  const { ok, id, value, unit, reference, ratio, budget } = row
  return `  ${ok ? 'ok  ' : 'OVER'} ${id.padEnd(24)} ${number(value)} ${unit}, ${number(ratio)} of ${number(reference)} (budget ${budget})`
}

/** One table of all rows, as Markdown; `|` and line ends of a message must not end a cell. */
export function table(title: string, rows: readonly Row[], parts: readonly PartTime[]): string {
  const escape = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')
  const asLine = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`
  const over = rows.filter(({ ok }) => !ok)
  const total = Math.round(parts.reduce((sum, { seconds }) => sum + seconds, 0))
  const times = parts.map(({ name, seconds }) => `${name} ${seconds}`).join(', ')
  return [
    ...[`# ${title}`, '', `${machine()}.`, ''],
    `${rows.length} rows, ${over.length} over budget or failed${over.length > 0 ? `: ${over.map(({ id }) => `\`${id}\``).join(', ')}` : ''}.`,
    ...['', asLine(HEAD), `|${'---|'.repeat(HEAD.length)}`, ...rows.map((row) => asLine(cellsOf(row)))],
    ...['', `Seconds by part: ${times}; ${total} together.`, ''],
  ].join('\n')
}

/** Both files are of the same run, always a whole one. */
export function write(rows: readonly Row[], markdown: string): void {
  const of = machine()
  const withMachine = rows.map((row) => ({ ...row, machine: of }))
  writeFileSync(join(__dirname, 'report.json'), `${JSON.stringify(withMachine, null, 2)}\n`)
  writeFileSync(join(__dirname, 'report.md'), markdown)
}
