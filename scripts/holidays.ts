import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { operatorClient } from './operator-client'
import type { ApiActions } from '../typings/api'

const USAGE = `Imports the holidays of a year that the library does not know yet, for a whole region.

  npm run holidays -- --region 99 --file 2027.json [--replace] [--url URL]

  --region    administrative division code of the region, 2 digits
  --file      JSON from the State Council's notice: {"year": 2027, "document": "国办发明电〔2026〕9号",
              "rest": ["01-01", …], "work": ["01-10", …]}; "rest" are the days off, "work" the weekend days worked instead
  --replace   the year is there already and this is to take its place
  --url       SDK endpoint of a local cloud, e.g. http://127.0.0.1:9000/admin

Environment: as for npm run bootstrap. A year that the library knows as published cannot be overridden.`

type Input = ApiActions['report.importYear']['input']

/** What an operator's file and options come to; null for a command line that needs the usage. */
export function readOptions(
  argv: string[],
  read: (path: string) => string,
): { input: Input; url: string | null } | null {
  const string = { type: 'string' } as const
  const { values } = parseArgs({
    args: argv,
    options: {
      region: string,
      file: string,
      url: string,
      replace: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const { region, file, url, replace = false, help } = values
  if (help || !region || !file) return null
  const year = JSON.parse(read(file)) as Pick<Input, 'year' | 'rest' | 'work' | 'document'>
  return { input: { ...year, regionCode: region, replace }, url: url ?? null }
}

async function main(argv: string[]): Promise<number> {
  const options = readOptions(argv, (path) => readFileSync(path, 'utf8'))
  if (!options) {
    console.log(USAGE)
    return argv.includes('--help') ? 0 : 1
  }
  const reply = await operatorClient(options.url).call('report.importYear', options.input)
  if (!reply.ok) {
    console.error(`${reply.text.what}。${reply.text.next}（${reply.code}）`)
    return 1
  }
  console.log(`${reply.data.what}。${reply.data.text}`)
  return 0
}

if (require.main === module) {
  // The SDK keeps sockets open; a finished command ends.
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}
