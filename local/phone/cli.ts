import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startPhone } from './index'

const USAGE = 'usage: --app DIR [--port PORT] [--cloud URL] [--watch]'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      app: { type: 'string' },
      port: { type: 'string' },
      cloud: { type: 'string' },
      watch: { type: 'boolean' },
    },
  })
  if (!values.app) throw new Error(USAGE)
  const phone = await startPhone({
    appDir: resolve(values.app),
    port: Number(values.port ?? 0),
    cloudUrl: values.cloud?.replace(/\/$/, ''),
    watch: values.watch,
  })
  const { pages, components, ms, errors, warnings } = phone.report()
  for (const { file, message } of [...errors, ...warnings]) console.error(`${file}: ${message}`)
  console.log(`${pages} pages, ${components} components built in ${ms} ms`)
  console.log(`${phone.url}/`)
  const stop = () => void phone.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
