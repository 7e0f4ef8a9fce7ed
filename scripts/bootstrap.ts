import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { operatorClient } from './operator-client'
import type { ApiActions, ApiReply } from '../typings/api'

const USAGE = `Makes a county in a CloudBase environment, imports its roster, and prints the first organiser's invite code.

  npm run bootstrap -- --region 99:北河自治区 --city 9901:河西市 --county 990101:清河县 \\
    --organiser 刘敏 --organiser-phone 19900009001 [--roster roster.xlsx] [--policy policy.json] [--url URL]

  --region, --city, --county   administrative division code and name, with a colon between them
  --organiser                  name of the first organiser; --organiser-phone: 11 digits; --organiser-title: e.g. 主任
  --roster                     the county's roster; without it the organiser imports it on the phone
  --policy                     JSON: {"switches": {"checkIn": {"documentNumber", "purpose", "validUntil",
                               "retentionDays"}, "location": …}, "countyRestDays": ["2026-03-20"]}
  --url                        SDK endpoint of a local cloud, e.g. http://127.0.0.1:9000/admin

Environment: OPERATOR_TOKEN (the one of the function reports), and for a real environment CLOUDBASE_ENV_ID,
TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY. Run again, it gives the organiser a new code and voids the old phone.`

type CountyInput = ApiActions['report.createCounty']['input']
type ImportView = ApiActions['report.importRoster']['view']

interface Options {
  county: CountyInput
  roster: string | null
  url: string | null
}

/** What is wrong with the command line, for the person at the terminal. */
class UsageError extends Error {}

function namedCode(option: string, value: string | undefined): { code: string; name: string } {
  const match = /^(\d+)[:：](.+)$/.exec(value ?? '')
  if (!match) throw new UsageError(`--${option} takes a code and a name, e.g. --${option} 990101:清河县`)
  return { code: match[1]!, name: match[2]! }
}

function needed(option: string, value: string | undefined): string {
  if (!value) throw new UsageError(`--${option} is missing`)
  return value
}

export function readOptions(argv: string[]): Options {
  const string = { type: 'string' } as const
  const names = ['region', 'city', 'county', 'organiser', 'organiser-phone', 'organiser-title']
  const options = Object.fromEntries([...names, 'roster', 'policy', 'url'].map((name) => [name, string]))
  const values = parseArgs({ args: argv, options }).values as Record<string, string | undefined>
  const policy = values['policy'] ? (JSON.parse(readFileSync(values['policy'], 'utf8')) as object) : {}
  return {
    county: {
      ...policy,
      region: namedCode('region', values['region']),
      city: namedCode('city', values['city']),
      county: namedCode('county', values['county']),
      organiser: {
        name: needed('organiser', values['organiser']),
        phone: needed('organiser-phone', values['organiser-phone']),
        title: values['organiser-title'],
      },
    },
    roster: values['roster'] ?? null,
    url: values['url'] ?? null,
  }
}

function granted<V>(reply: ApiReply<V>): V {
  if (reply.ok) return reply.data
  throw new UsageError(`${reply.text.what}。${reply.text.next}（${reply.code}）`)
}

/** The county and its code come first, so that a bad roster still leaves an organiser who can import a mended one. */
export async function bootstrap(options: Options, print: (line: string) => void): Promise<boolean> {
  const operator = operatorClient(options.url)
  const { organiser, countyName } = granted(await operator.call('report.createCounty', options.county))
  print(`${countyName} · ${organiser.name} 的邀请码：${organiser.inviteCode}（${organiser.expires}）`)
  if (options.roster === null) return true
  const base64 = readFileSync(options.roster).toString('base64')
  const input = { base64, fileName: basename(options.roster), countyCode: options.county.county.code }
  return printImport(granted(await operator.call('report.importRoster', input)), print)
}

function printImport(view: ImportView, print: (line: string) => void): boolean {
  print(`${view.title}。${view.text}`)
  for (const { sheet, row, reason } of view.problems) print(`  ${sheet} 第 ${row} 行：${reason}`)
  const more = view.problemCount - view.problems.length
  if (more > 0) print(`  还有 ${more} 处`)
  return view.status !== 'refused'
}

async function main(argv: string[]): Promise<number> {
  if (argv.includes('--help') || argv.length === 0) {
    console.log(USAGE)
    return argv.length === 0 ? 1 : 0
  }
  try {
    return (await bootstrap(readOptions(argv), console.log)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    return 1
  }
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
