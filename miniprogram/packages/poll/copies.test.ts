import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const here = (path: string): string => readFileSync(join(__dirname, path), 'utf8')
const main = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8')
/** The only thing that may differ is how far away the types are. */
const without = (source: string): string => source.replace(/'(?:\.\.\/)+typings/g, "'typings")

describe('the poll starts without the main package, so it carries its own copies', () => {
  it.each([
    ['tokens.wxss', 'styles/tokens.wxss'],
    ['text-size.ts', 'behaviors/text-size.ts'],
    ['cloud/call.ts', 'cloud/call.ts'],
    ['cloud/request-id.ts', 'cloud/request-id.ts'],
    ['cloud/update.ts', 'cloud/update.ts'],
    ['cloud/words.ts', 'cloud/words.ts'],
  ])('%s is what %s is: copy it again when this fails', (copy, source) => {
    expect(without(here(copy))).toBe(without(main(source)))
  })

  it('its seals are tweetnacl’s, less the search for a random source that a mini-program does not have', () => {
    const source = readFileSync(join(__dirname, '../../../node_modules/tweetnacl/nacl-fast.js'), 'utf8')
    const copy = here('vendor/nacl-fast.js')
    const search = /\(function\(\) \{\n {2}\/\/ Initialize PRNG[\s\S]*?\n\}\)\(\);\n/
    expect(source).toMatch(search)
    expect(copy.slice(copy.indexOf('(function(nacl)'))).toBe(source.replace(search, ''))
    expect(copy).not.toContain('require(')
  })

  it('nothing in it reaches outside, except for types', () => {
    const files = [
      'vote/index.ts',
      'vote/screen.ts',
      'vote/ballot.ts',
      'vote/seal.ts',
      'vote/sentence.ts',
      'thanks/index.ts',
      'result/index.ts',
      'leave.ts',
      'cloud/call.ts',
    ]
    const imports = files.flatMap((file) => here(file).match(/^import .*$/gm) ?? [])
    expect(imports.length).toBeGreaterThan(8)
    const outside = imports.filter((line) => /'\.\.\/\.\.\//.test(line))
    expect(outside.filter((line) => !line.startsWith('import type'))).toEqual([])
    for (const sheet of [
      'poll.wxss',
      'vote/index.wxss',
      'thanks/index.wxss',
      'result/index.wxss',
      'face/index.wxss',
      'bar/index.wxss',
    ])
      expect(here(sheet)).not.toMatch(/@import "\.\.\/\.\.\//)
  })
})
