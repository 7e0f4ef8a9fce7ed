import { parseArgs } from 'node:util'
import { clockOf, dayOf } from '../cloudfunctions/kernel/day'
import { troubleOf, type ClockTrouble, type Heartbeat } from '../cloudfunctions/kernel/heartbeat'
import { operatorDatabase, timeAt } from './operator-client'

const USAGE = `Says whether the clock runs and gets its work done, by what its last runs left in the database. It reads only.

  npm run clock -- [--url URL]

  --url     SDK endpoint of a local cloud, e.g. http://127.0.0.1:9000/admin

Environment, for a real one: CLOUDBASE_ENV_ID, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
Exit code: 0 all is well, 1 somebody must see to it, 2 it could not be read. For a timer of a machine of your own.`

/** One line for whoever is told; `now` in epoch milliseconds. */
export function lineOf(trouble: ClockTrouble | null, { at }: Heartbeat, now: number): string {
  const time = (when: number): string => `${dayOf(when)} ${clockOf(when)}`
  if (trouble === null) return `well: the last whole run began ${Math.round((now - at) / 1000)} s ago`
  const since = trouble.since === 0 ? 'ever' : time(trouble.since)
  if (trouble.kind === 'stopped') return `stopped: no run since ${since}`
  if (trouble.kind === 'breaksOff') return `breaks off: no whole run since ${since}`
  return `${trouble.kind} since ${since}: ${trouble.duties.join(', ')}`
}

async function main(argv: string[]): Promise<number> {
  let url: string | null
  try {
    url = parseArgs({ args: argv, options: { url: { type: 'string' } } }).values.url ?? null
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`)
    return 2
  }
  try {
    const found = await operatorDatabase(url).find('heartbeats', 'clock')
    const state = (found?.['state'] ?? { at: 0 }) as Heartbeat
    const now = await timeAt(url)
    const trouble = troubleOf([{ state }], now)
    console.log(lineOf(trouble, state, now))
    return trouble === null ? 0 : 1
  } catch (error) {
    console.error(`the heartbeat could not be read: ${(error as Error).message}`)
    return 2
  }
}

if (require.main === module) void main(process.argv.slice(2)).then((code) => process.exit(code))
