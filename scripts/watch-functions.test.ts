import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { watchFunctions } from './watch-functions'

/** A build starts slowly on a busy machine. */
test('a function is built again when its source changes, and its file is left alone while it does not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'))
  const [source, bundle] = [join(folder, 'greeting.ts'), join(folder, 'index.js')]
  const write = (word: string) => writeFileSync(source, `export const main = (): string => '${word}'`)
  let told: (line: string) => void = () => undefined
  const nextLine = () => new Promise<string>((resolve) => (told = resolve))
  write('hello')
  const first = nextLine()
  const bundleOf = () => ({
    entryPoints: [source],
    outfile: bundle,
    platform: 'node' as const,
    logLevel: 'error' as const,
  })
  const watching = await watchFunctions((line) => told(line), ['greeting'], bundleOf)
  try {
    expect(await first).toMatch(/^built greeting again, \d+ KB$/)
    expect(readFileSync(bundle, 'utf8')).toContain('hello')
    const { ino } = statSync(bundle)
    const lines: string[] = []
    told = (line) => lines.push(line)
    write('hello')
    const changed = new Promise<void>((resolve) => (told = (line) => (lines.push(line), resolve())))
    write('good morning')
    await changed
    expect(lines).toHaveLength(1)
    expect(readFileSync(bundle, 'utf8')).toContain('good morning')
    expect(statSync(bundle).ino).not.toBe(ino)
  } finally {
    await watching.close()
    rmSync(folder, { recursive: true })
  }
})
