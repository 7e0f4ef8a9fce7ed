import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { checkCommand } from './commands/check'
import type { Command } from './commands/command'
import { explainCommand } from './commands/explain'
import { startCloud, type CloudOptions, type MessageTemplate } from './index'
import { pagesOf, type AppManifest } from './openapi/pages'

const USAGE = `usage: cloud [check | explain] --data DIR [--port P] [--functions DIR] [--config cloudbaserc.json]
  [--database FILE.json|FILE.ts] [--templates FILE.json] [--env ID] [--app-id ID] [--quota refuse|longTerm]
  [--rules FILE.json] [--app app.json] [--fresh] [--watch] [--no-timers]
  [--power-loss losesNothing|losesTheLastMoments]`

type Database = CloudOptions['database']

/** The declared collections; a module's export may be called `database` or be the default one. */
async function readDatabase(file: string): Promise<Database> {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8')) as Database
  type Exports = { database?: Database; default?: Exports & Database }
  const loaded = (await import(pathToFileURL(resolve(file)).href)) as Exports
  return loaded.database ?? loaded.default?.database ?? loaded.default
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** What a project keeps in the usual place is used without being named. */
const present = (file: string): string | undefined => (existsSync(file) ? file : undefined)

async function readOptions(argv: string[]): Promise<CloudOptions> {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  const { values } = parseArgs({
    args: argv,
    options: {
      ...{
        port: string,
        data: string,
        functions: string,
        config: string,
        database: string,
        templates: string,
        rules: string,
        app: string,
      },
      ...{
        env: string,
        'app-id': string,
        quota: string,
        'power-loss': string,
        fresh: boolean,
        watch: boolean,
        'no-timers': boolean,
      },
    },
  })
  if (values.data === undefined) throw new Error('--data is required')
  if (values.quota !== undefined && values.quota !== 'refuse' && values.quota !== 'longTerm')
    throw new Error('--quota is refuse or longTerm')
  const powerLoss = values['power-loss']
  if (powerLoss !== undefined && powerLoss !== 'losesNothing' && powerLoss !== 'losesTheLastMoments')
    throw new Error('--power-loss is losesNothing or losesTheLastMoments')
  const functionsDir = resolve(values.functions ?? 'dist/cloudfunctions')
  const config = values.config ?? present('cloudbaserc.json')
  const database = values.database ?? present(join(functionsDir, '..', 'database.json'))
  return {
    port: Number(values.port ?? 0),
    dataDir: resolve(values.data),
    functionsDir,
    cloudbaserc: config && resolve(config),
    database: database ? await readDatabase(database) : undefined,
    templates: values.templates ? (readJson(values.templates) as Record<string, MessageTemplate>) : undefined,
    securityRules: values.rules ? (readJson(values.rules) as CloudOptions['securityRules']) : undefined,
    pages: values.app ? pagesOf(readJson(values.app) as AppManifest) : undefined,
    envId: values.env,
    appId: values['app-id'],
    defaultQuota: values.quota,
    powerLoss,
    hotReload: values.watch ?? false,
    timers: !(values['no-timers'] ?? false),
    fresh: values.fresh ?? false,
  }
}

const COMMANDS = new Map<string | undefined, Command>([
  ['check', checkCommand],
  ['explain', explainCommand],
])

async function main(argv: string[]): Promise<void> {
  const command = COMMANDS.get(argv[0])
  if (!command) return serve(argv)
  const { output, ok } = command.run(argv.slice(1))
  console.log(output)
  process.exitCode = ok ? 0 : 1
}

async function serve(argv: string[]): Promise<void> {
  const cloud = await startCloud(await readOptions(argv))
  const stop = () => void cloud.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(JSON.stringify({ ready: true, url: cloud.url, admin: cloud.adminUrl, env: cloud.env }))
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error((error as Error).message)
  console.error(COMMANDS.get(process.argv[2])?.usage ?? USAGE)
  process.exit(1)
})
