import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkIntegrity, type IntegrityReport } from '../store/integrity'
import { readOnly } from '../store/read-only'
import type { Command } from './command'

/** `cloud check …`: whether the database of a folder is whole. Also while a cloud runs on it. */
export const checkCommand: Command = {
  usage: 'usage: cloud check --data DIR [--json]',
  run: (argv) => {
    const { values } = parseArgs({
      args: argv,
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    })
    if (values.data === undefined) throw new Error('--data is required')
    const report = readOnly(resolve(values.data), checkIntegrity)
    return {
      output: values.json === true ? JSON.stringify(report) : linesOf(report).join('\n'),
      ok: report.problems.length === 0,
    }
  },
}

function linesOf({ collections, problems }: IntegrityReport): string[] {
  return [
    ...collections.map(({ name, documents, entries }) => {
      const indexes = Object.entries(entries).map(([index, count]) => `, ${count} entries in ${index}`)
      return `${name}: ${documents} documents${indexes.join('')}`
    }),
    ...(problems.length === 0 ? ['no problem found'] : problems.map((problem) => `PROBLEM ${problem}`)),
  ]
}
