import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleCommandLine, ended, type CommandLine } from './test-functions/command-line'

/** Processes start slowly on a busy machine. */
let root: string
let line: CommandLine
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'command-line-'))
  line = bundleCommandLine(root)
})
afterAll(() => {
  line.stopAll()
  rmSync(root, { recursive: true, force: true })
})

const file = (name: string, content: unknown): string => {
  writeFileSync(join(root, name), JSON.stringify(content))
  return join(root, name)
}

test('the command line takes security rules and the pages of an app.json', async () => {
  const collections = ['open', 'closed'].map((name) => ({ name, indexes: [] }))
  const { child, url } = await line.start([
    ...['--data', join(root, 'data'), '--database', file('database.json', { collections })],
    ...['--rules', file('rules.json', { open: { read: 'auth != null' } })],
    ...['--app', file('app.json', { pages: ['pages/a'], subPackages: [{ root: 'more/', pages: ['b'] }] })],
  ])
  const count = async (collectionName: string): Promise<unknown> => {
    const answer = await fetch(`${url}/client/database`, {
      method: 'POST',
      headers: { 'x-local-openid': 'oLee' },
      body: JSON.stringify({ action: 'database.calculateDocument', collectionName }),
    })
    return answer.json()
  }
  expect(await count('open')).toMatchObject({ data: { total: 0 } })
  expect(await count('closed')).toMatchObject({ errCode: -502003 })
  child.kill('SIGTERM')
  expect(await ended(child)).toBe(0)
})

test('the command line does not start with rules that are none', async () => {
  const rules = file('wrong.json', { open: { read: 'user.id == 1' } })
  expect(await line.run(['--data', join(root, 'other'), '--rules', rules])).toEqual({ output: '', code: 1 })
})
