import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** An app written down in a check, in a folder of its own. */
export interface WrittenApp {
  dir: string
  nodeModules: string
  write(files: Record<string, string>): void
  remove(): void
}

const PLAIN = {
  'app.json': '{ "pages": ["pages/first/index"] }',
  'app.js': 'App({})',
  'pages/first/index.json': '{}',
  'pages/first/index.wxml': '<view class="first">first</view>',
  'pages/first/index.js': 'Page({})',
}

/** Names below `npm/` become packages; all others are files of the app. */
export function writeApp(files: Record<string, string>): WrittenApp {
  const root = mkdtempSync(join(tmpdir(), 'phone-app-'))
  const [dir, nodeModules] = [join(root, 'app'), join(root, 'node_modules')]
  const write = (some: Record<string, string>) => {
    for (const [name, text] of Object.entries(some)) {
      const path = name.startsWith('npm/') ? join(nodeModules, name.slice(4)) : join(dir, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
  write({ ...PLAIN, ...files })
  return { dir, nodeModules, write, remove: () => rmSync(root, { recursive: true, force: true }) }
}
