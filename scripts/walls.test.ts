import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(__dirname, '..')
/** Rule ids that each of these texts would be refused with at its place. */
function refusals(texts: Array<[file: string, text: string]>): string[][] {
  const input = JSON.stringify(texts)
  const output = execFileSync(process.execPath, [join(__dirname, 'lint-texts.mjs')], {
    input,
    encoding: 'utf8',
  })
  return JSON.parse(output) as string[][]
}

/** What the compiler says about a file of this text in the project of the rules. */
function compilerErrors(tsconfig: string, file: string, text: string): string[] {
  const config = ts.readConfigFile(join(root, tsconfig), ts.sys.readFile)
  const folder = resolve(root, tsconfig, '..')
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, folder)
  const path = join(root, file)
  const host = ts.createCompilerHost({ ...options, composite: false })
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => name === path || fileExists(name)
  host.readFile = (name) => (name === path ? text : readFile(name))
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2020) : getSourceFile(name, ...rest)
  const program = ts.createProgram([path], { ...options, composite: false, noEmit: true }, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

const RULE = 'cloudfunctions/capabilities/leave/rules/breach.ts'
const ACTION = 'cloudfunctions/capabilities/leave/actions/breach.ts'
const PAGE = 'miniprogram/pages/home/breach.ts'

const BREACHES: Array<[what: string, file: string, text: string]> = [
  ['a rule asks the platform', RULE, `import { load } from '../../../platform/aggregate-store'\nload`],
  ['a rule asks another capability', RULE, `import { x } from '../../attendance/rules/day-state'\nx`],
  ['a rule calls its own action', RULE, `import { x } from '../actions/submit'\nx`],
  ['a rule reads the clock', RULE, 'export const a = Date.now()'],
  ['a rule makes a date of now', RULE, 'export const a = new Date()'],
  ['a rule throws dice', RULE, 'export const a = Math.random()'],
  [
    'an action looks behind another capability’s index',
    ACTION,
    `import { x } from '../../attendance/aggregate'\nx`,
  ],
  ['an action talks to the SDK itself', ACTION, `import cloud from 'wx-server-sdk'\ncloud`],
  [
    'the platform knows a capability',
    'cloudfunctions/platform/breach.ts',
    `import { x } from '../capabilities/leave'\nx`,
  ],
  [
    'a page runs the cloud’s code',
    PAGE,
    `import { KINDS } from '../../../cloudfunctions/capabilities/leave/contract'\nKINDS`,
  ],
  [
    'a page looks at a rule',
    PAGE,
    `import type { X } from '../../../cloudfunctions/capabilities/leave/rules/book'\nexport type Y = X`,
  ],
  ['a page needs a test’s phone', PAGE, `import { offline } from '../../testing/answers'\noffline`],
  [
    'the local cloud knows villages',
    'local/cloud/breach.ts',
    `import { x } from '../../cloudfunctions/kernel/day'\nx`,
  ],
  ['anybody gives up on types', ACTION, 'export const a = (b: any) => b'],
]

const FINE: Array<[what: string, file: string, text: string]> = [
  ['a rule uses the kernel', RULE, `import { dayOf } from '../../../kernel/day'\nexport const a = dayOf(0)`],
  ['a rule uses a rule', RULE, `import { book } from './book'\nexport const a = book`],
  [
    'an action uses another capability’s index',
    ACTION,
    `import { x } from '../../attendance'\nexport const a = x`,
  ],
  [
    'a page takes types from a contract',
    PAGE,
    `import type { X } from '../../../cloudfunctions/capabilities/leave/contract'\nexport type Y = X`,
  ],
]

describe('the walls of the house', () => {
  let found: string[][]

  beforeAll(() => {
    found = refusals([...BREACHES, ...FINE].map(([, file, text]) => [file, text]))
  })

  it.each(BREACHES.map(([what], place) => ({ what, place })))('lint refuses it when $what', ({ place }) => {
    expect(found[place]?.length).toBeGreaterThan(0)
  })

  it.each(FINE.map(([what], place) => ({ what, place })))('lint lets it pass when $what', ({ place }) => {
    expect(found[BREACHES.length + place]).toEqual([])
  })

  it('a rule that touches Node, timers or the phone does not compile', () => {
    const text = 'export const a = [process, setTimeout, wx, console, Buffer, document]'
    const errors = compilerErrors('cloudfunctions/tsconfig.rules.json', RULE, text)
    for (const name of ['process', 'setTimeout', 'wx', 'console', 'Buffer', 'document'])
      expect(errors.some((error) => error.includes(`'${name}'`))).toBe(true)
  })

  it('a page that touches the browser or Node does not compile, and one that uses the phone does', () => {
    const errors = compilerErrors(
      'miniprogram/tsconfig.json',
      PAGE,
      'export const a = [document, window, process]',
    )
    expect(errors).toHaveLength(3)
    expect(
      compilerErrors('miniprogram/tsconfig.json', PAGE, 'export const a = wx.getStorageSync("a")'),
    ).toEqual([])
  })
})
