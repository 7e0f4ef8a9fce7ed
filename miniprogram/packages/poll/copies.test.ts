import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, relative, resolve } from 'node:path'

const root = join(__dirname, '../..')
/** How a file of each kind names another; a type is gone when the program runs. */
const REFERENCES: Record<string, RegExp> = {
  '.ts': /^(?:import(?! type\b)[^']*|export [^'\n]*from )'([^']+)'|require\('([^']+)'\)/gm,
  '.wxss': /@import ["']([^"']+)["']/g,
  '.wxml': /<(?:import|include|wxs)[^>]*\ssrc="([^"]+)"/g,
  '.json': /:\s*"((?:\.{1,2}\/|\/)[^"]+)"/g,
}
const referencesOf = (file: string): string[] =>
  [...here(file).matchAll(REFERENCES[extname(file)]!)].map(([, path, required]) => (path ?? required)!)

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
    ['listen/player.ts', 'packages/satisfaction/recordings/player.ts'],
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
    const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !/\.(test|d)\.ts$/.test(file) && extname(file) in REFERENCES,
    )
    expect(files.length).toBeGreaterThan(30)
    const reached = files.flatMap((file) =>
      referencesOf(file).map((path) => ({
        said: `${file}: ${path}`,
        from: relative(
          __dirname,
          path.startsWith('/') ? join(root, path) : resolve(__dirname, dirname(file), path),
        ),
      })),
    )
    expect(reached.length).toBeGreaterThan(20)
    expect(reached.filter(({ from }) => from.startsWith('..')).map(({ said }) => said)).toEqual([])
  })
})
