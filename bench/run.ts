import { parseArgs } from 'node:util'
import { measureAudit, measureWholeAudit } from './audit'
import { measureCost, measureDecide } from './decide'
import { measureExport } from './export'
import { measureLedger } from './history'
import { measureLocalCloud, measureMemory, measureRaces } from './local-cloud'
import { measurePart, partOfThisProcess, runPart, type Part, type Row } from './part'
import { measurePhone } from './phone'
import { measurePoll, measurePublish } from './poll'
import { measureRegion, measureWholeRegion } from './region'
import { line, table, write, type PartTime } from './report'
import { measureRequire, measureSizes } from './sizes'
import { measureSlips } from './slips'
import { measureBurst, measureTrips } from './trips'

const USAGE = `Measures what npm run build made, every figure as a ratio within one run.

  npm run bench -- [--full] [--only NAME] [--list]

  --full   also the parts that take long
  --only   these parts alone; may be given several times. report.json and report.md stay those of the last whole run
  --list   names of the parts`

class UsageError extends Error {}

/** In the order they are measured. */
const PARTS: Part[] = [
  { name: 'sizes', what: 'packages', minutes: 2, measure: measureSizes },
  { name: 'require', what: 'size and loading of the api bundle', minutes: 10, measure: measureRequire },
  { name: 'trips', what: 'round trips of every use case', minutes: 10, measure: measureTrips },
  { name: 'cost', what: 'time of the first page', minutes: 10, measure: measureCost },
  { name: 'decide', what: 'time of a decision', minutes: 15, measure: measureDecide },
  { name: 'burst', what: '300 check-ins at once', minutes: 15, measure: measureBurst },
  { name: 'ledger', what: 'a ledger, and many months of them', minutes: 15, measure: measureLedger },
  { name: 'region', what: 'the board of a region', minutes: 15, measure: measureRegion },
  { name: 'poll', what: 'ballots among a million', minutes: 25, measure: measurePoll },
  { name: 'slips', what: 'the paper of a village', minutes: 10, measure: measureSlips },
  { name: 'publish', what: 'publishing a round', minutes: 15, measure: measurePublish },
  { name: 'audit', what: 'audit and night’s seal', minutes: 25, measure: measureAudit },
  { name: 'export', what: 'a region’s month as a file', minutes: 15, measure: measureExport },
  { name: 'phone', what: 'the local phone', minutes: 10, measure: measurePhone },
  { name: 'cloud', what: 'the local cloud', minutes: 10, measure: measureLocalCloud },
  { name: 'races', what: 'many writers of one document', minutes: 15, measure: measureRaces },
  { name: 'memory', what: 'memory of the local cloud', minutes: 20, measure: measureMemory },
  { name: 'region.whole', what: 'region, three years', minutes: 40, full: true, measure: measureWholeRegion },
  { name: 'audit.whole', what: 'audit, three years', minutes: 120, full: true, measure: measureWholeAudit },
]

function chosen(argv: string[]): { parts: Part[]; whole: boolean } | string {
  const flags = { full: { type: 'boolean' }, list: { type: 'boolean' }, help: { type: 'boolean' } } as const
  const options = { ...flags, only: { type: 'string', multiple: true } } as const
  const { full, list, help, only } = parseArgs({ args: argv, options }).values
  if (help) return USAGE
  if (list)
    return PARTS.map(({ name, what, full }) => `${name}: ${what}${full ? ' (--full)' : ''}`).join('\n')
  const stranger = only?.find((name) => PARTS.every((part) => part.name !== name))
  if (stranger)
    throw new UsageError(
      `there is no part ${stranger}; there are ${PARTS.map(({ name }) => name).join(', ')}`,
    )
  if (only) return { parts: PARTS.filter(({ name }) => only.includes(name)), whole: false }
  return { parts: PARTS.filter((part) => full || !part.full), whole: true }
}

async function main(argv: string[]): Promise<void> {
  const choice = chosen(argv)
  if (typeof choice === 'string') return console.log(choice)
  // A part ends with whoever asked for it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const rows: Row[] = []
  const times: PartTime[] = []
  for (const [i, part] of choice.parts.entries()) {
    const { name, what } = part
    console.log(`${i + 1}/${choice.parts.length} ${name}: ${what}`)
    const started = performance.now()
    await runPart(part, (row) => {
      rows.push(row)
      console.log(line(row))
    })
    const seconds = Math.round((performance.now() - started) / 100) / 10
    times.push({ name, what, seconds })
    console.log(`  ${seconds} s`)
  }
  const title = choice.whole ? 'The last whole run' : 'Some parts'
  const markdown = table(title, rows, times)
  console.log(`\n${markdown}`)
  if (choice.whole) write(rows, markdown)
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1
}

const own = PARTS.find(({ name }) => name === partOfThisProcess())
const running = own ? measurePart(own) : main(process.argv.slice(2))
running.catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error)
  process.exit(1)
})
