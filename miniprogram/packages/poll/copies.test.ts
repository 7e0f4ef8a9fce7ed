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

  it('nothing in it reaches outside, except for types', () => {
    const files = [
      'vote/index.ts',
      'vote/screen.ts',
      'vote/ballot.ts',
      'thanks/index.ts',
      'leave.ts',
      'cloud/call.ts',
    ]
    const imports = files.flatMap((file) => here(file).match(/^import .*$/gm) ?? [])
    expect(imports.length).toBeGreaterThan(8)
    const outside = imports.filter((line) => /'\.\.\/\.\.\//.test(line))
    expect(outside.filter((line) => !line.startsWith('import type'))).toEqual([])
    for (const sheet of ['poll.wxss', 'vote/index.wxss', 'thanks/index.wxss', 'face/index.wxss'])
      expect(here(sheet)).not.toMatch(/@import "\.\.\/\.\.\//)
  })
})
