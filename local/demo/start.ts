import { resolve } from 'node:path'
import { startDemo } from './demo'
import { readOptions } from './options'
import type { DemoOptions } from './options'
import { watchFunctions } from '../../scripts/watch-functions'

/**
 * `npm start`, after the build: the county, the phones, one URL. A function is built again when its source changes, and
 * the cloud loads it anew. Ctrl-C closes everything cleanly.
 */
async function main(): Promise<void> {
  const options = askedFor()
  const started = Date.now()
  const demo = await startDemo({ ...options, watch: (line) => console.log(line) })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  if (options.port !== 0 && demo.port !== options.port)
    console.log(`Port ${options.port} is taken, so it is ${demo.port}.`)
  console.log(demo.loaded ? `The demo county is laid out.` : `The demo county is as you left it.`)
  console.log(`Ready after ${seconds} s: ${demo.url}`)
  const watching = await watchFunctions((line) => console.log(line))
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    Promise.all([demo.close(), watching.close()]).then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** What was asked for wrongly is said in one sentence. */
function askedFor(): DemoOptions {
  try {
    return readOptions(process.argv.slice(2), resolve(__dirname, '..', '..'))
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  process.exit(1)
}

main().catch(fail)
