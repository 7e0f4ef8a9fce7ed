import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { CalledNames } from './called-names'

const dir = mkdtempSync(join(tmpdir(), 'phone-called-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const HELPERS = `export {}
declare const wx: any
declare const page: { evaluate(run: (given: any) => unknown, given?: unknown): unknown; getByText(text: string): void }
declare function withWx(page: unknown, run: (wx: any, given: any) => unknown, given?: unknown): unknown
declare function expect(value: unknown): { toEqual(value: unknown): void }
const callWx = (where: unknown, name: string, options?: object) =>
  page.evaluate(([api, given]) => (window as any).wx[api as string](given), [name, options]);
`

/** The names a script calls on wx, in order of the alphabet. */
function calledBy(script: string): string[] {
  const file = join(dir, 'script.ts')
  writeFileSync(file, HELPERS + script)
  const program = ts.createProgram([file], { target: ts.ScriptTarget.ES2022, types: [] })
  return [...new CalledNames(program, dir).ofWx(() => true)].sort()
}

describe('the names that a script calls on wx', () => {
  it.each([
    ['a call', 'wx.login({})', ['login']],
    ['a call that may not be there', 'wx.login?.({})', ['login']],
    ['one of a phone that something holds', "(window as any).wx['login']!({})", ['login']],
    ['what a helper is given', "callWx(page, 'login', {})", ['login']],
    ['a list that is gone through', "for (const name of ['a', 'b']) callWx(page, name)", ['a', 'b']],
    [
      'pairs that are gone through',
      "const all: [string, object][] = [['a', {}], ['b', {}]]\nfor (const [name, options] of all) callWx(page, name, options)",
      ['a', 'b'],
    ],
    [
      'the keys of a table',
      'for (const [name, told] of Object.entries({ a: 1 })) callWx(page, name, told)',
      ['a'],
    ],
    ['a list that is mapped', "['a', 'b'].map((name) => callWx(page, name))", ['a', 'b']],
    [
      'what is handed to the phone',
      "const ask = (name: string, all = false) => withWx(page, (wx, [one]) => wx[one as string](), [name, all])\nask('a')",
      ['a'],
    ],
    [
      'listeners by what they hear',
      "const listen = (...names: string[]) => withWx(page, (wx, list) => { for (const name of list as string[]) wx[`on${name}`]() }, names)\nlisten('A', 'B')",
      ['onA', 'onB'],
    ],
    [
      'a helper that another one gives',
      "const make = () => ({ stop: (name: string) => callWx(page, name) })\nconst { stop } = make()\nstop('a')",
      ['a'],
    ],
  ])('are those of %s', (_what, script, names) => expect(calledBy(script)).toEqual(names))

  it.each([
    ['is only mentioned', '// wx.login()\nconst text = "wx.login()"'],
    ['is only looked at', 'expect(typeof wx.login).toEqual("function")'],
    ['is a text that something else is given', "page.getByText('login')"],
    ['is in a list that nobody calls by', "const names = ['login']\nexpect(names).toEqual(['login'])"],
    ['is what is expected', "expect(callWx).toEqual('login')"],
    ['is an option of a call', "callWx(page, 'other', { name: 'login' })"],
  ])('are not one that %s', (_what, script) => expect(calledBy(script)).not.toContain('login'))
})
