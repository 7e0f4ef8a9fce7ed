import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { evaluate } from '../aggregate/expression/compile'
import { explain, type Explained, type PlanView } from '../store/explain'
import { readOnly } from '../store/read-only'
import { searchOf } from '../store/search'
import { fromWire } from '../values/ejson'
import { isFields, type Fields } from '../values/types'
import type { Command } from './command'

/**
 * `cloud explain …`: which way a query takes to its documents, and how many it examines and returns. Reads the folder
 * of a cloud that runs as well as of one that does not.
 */
export const explainCommand: Command = {
  usage: `usage: cloud explain --data DIR --collection NAME --query '{"a":{"$gt":1}}'
  [--order '{"a":1}'] [--skip N] [--limit N] [--json]`,
  run: (argv) => ({ output: explained(argv), ok: true }),
}

function explained(argv: string[]): string {
  const string = { type: 'string' } as const
  const { values } = parseArgs({
    args: argv,
    options: {
      ...{ data: string, collection: string, query: string, order: string, skip: string, limit: string },
      json: { type: 'boolean' },
    },
  })
  const { data, collection } = values
  if (data === undefined || collection === undefined) throw new Error('--data and --collection are required')
  const options = {
    order: values.order === undefined ? undefined : fieldsOf('--order', values.order),
    skip: wholeNumber('--skip', values.skip),
    limit: wholeNumber('--limit', values.limit),
  }
  const search = searchOf(fieldsOf('--query', values.query ?? '{}'), options, (document, part) =>
    evaluate(document, part),
  )
  const found = readOnly(resolve(data), (sql, catalog) => explain(sql, catalog.need(collection), search))
  return values.json === true ? JSON.stringify(found) : linesOf(found).join('\n')
}

function fieldsOf(option: string, text: string): Fields {
  const value = fromWire(text, Date.now())
  if (!isFields(value)) throw new Error(`${option} must be an object in JSON`)
  return value
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text)) throw new Error(`${option} must be a whole number`)
  return Number(text)
}

function linesOf({ plan, order, documentsScanned, documentsReturned }: Explained): string[] {
  const taken: { [order in Explained['order']]?: string } = {
    none: 'none asked for',
    index: 'as the index gives it',
  }
  return [
    `plan      ${planLines(plan).join('\n          ')}`,
    `order     ${taken[order] ?? order}`,
    `scanned   ${documentsScanned} documents`,
    `returned  ${documentsReturned} documents`,
  ]
}

function planLines(plan: PlanView): string[] {
  if (plan.from === 'collection scan') return ['collection scan: every document is examined']
  if (plan.from === 'union') return ['union of', ...plan.parts.flatMap(planLines).map((line) => `  ${line}`)]
  const intervals = plan.intervals === 1 ? '1 interval' : `${plan.intervals} intervals`
  return [plan.from === '_id' ? `_id, ${intervals}` : `index ${plan.index}, ${intervals}`]
}
