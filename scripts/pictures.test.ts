import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(__dirname, '..')
const namesIn = (folder: string, end: string, pattern: RegExp): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(end))
    .flatMap((file) => [...readFileSync(join(root, folder, file), 'utf8').matchAll(pattern)])
    .map(([, name]) => name!)
    .sort()

const taken = namesIn('e2e', '.journey.ts', /\bpicture\(page, '([\w-]+)'\)/g)
const shown = namesIn('docs', '.md', /\]\(pictures\/([\w-]+)\.png\)/g)
const kept = readdirSync(join(root, 'docs', 'pictures'))
  .map((file) => file.replace(/\.png$/, ''))
  .sort()
/** Pages that show figures, the archive and the seals: each is to be seen in the docs. */
const PAGES = ['packages/supervision/board', 'packages/supervision/person', 'packages/supervision/archive']

describe('the pictures in the docs', () => {
  it('are each taken by a journey once, kept, and shown', () => {
    expect(taken).toEqual([...new Set(taken)])
    expect(kept).toEqual(taken)
    expect([...new Set(shown)]).toEqual(taken)
  })

  it('show every page of the dashboard and the seals', () => {
    const pages = (JSON.parse(readFileSync(join(root, 'miniprogram', 'app.json'), 'utf8')) as App).subPackages
      .filter(({ name }) => ['supervision', 'audit'].includes(name))
      .flatMap(({ root: part, pages: inside }) =>
        inside.map((page) => `${part}/${page.replace('/index', '')}`),
      )
    // A new page of either needs a picture here.
    expect(pages.sort()).toEqual([...PAGES, 'packages/audit/seal'].sort())
    expect(taken).toEqual(expect.arrayContaining(['county-today', 'person', 'archive', 'seal']))
  })
})

interface App {
  subPackages: Array<{ name: string; root: string; pages: string[] }>
}
