import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BuildReport } from './index'
import { problemText, startPhone } from './index'

const USAGE =
  'usage: --app DIR [--port PORT] [--cloud URL] [--watch] [--modules NODE_MODULES] [--regions FILE]'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      app: { type: 'string' },
      port: { type: 'string' },
      cloud: { type: 'string' },
      watch: { type: 'boolean' },
      modules: { type: 'string' },
      regions: { type: 'string' },
    },
  })
  if (!values.app) throw new Error(USAGE)
  const phone = await startPhone({
    appDir: resolve(values.app),
    port: Number(values.port ?? 0),
    cloudUrl: values.cloud?.replace(/\/$/, ''),
    watch: values.watch,
    nodeModules: values.modules && resolve(values.modules),
    regions: values.regions && resolve(values.regions),
    onError: (text) => console.error(text),
    onBuild: (built) => (built instanceof Error ? console.error(built.message) : tell(built)),
  })
  tell(phone.report())
  console.log(`${phone.url}/`)
  const stop = () => void phone.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function tell({ pages, components, ms, errors, warnings }: BuildReport): void {
  for (const problem of errors) console.error(problemText(problem))
  for (const problem of warnings) console.warn(`warning: ${problemText(problem)}`)
  console.log(`${pages} pages, ${components} components built in ${ms} ms`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
