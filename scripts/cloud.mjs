// `npm run cloud`: the local cloud as one bundled file under plain node, made again when a source of it is newer. It is
// ready in a fifth of the time the sources take to be read one by one.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const sources = join(root, 'local', 'cloud')
const bundle = join(root, 'dist', 'local', 'cloud.cjs')
const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href

const isStale = () => {
  if (!existsSync(bundle)) return true
  const made = statSync(bundle).mtimeMs
  const files = readdirSync(sources, { recursive: true }).filter((name) => name.endsWith('.ts'))
  return files.some((name) => statSync(join(sources, name)).mtimeMs > made)
}

if (process.argv.some((argument) => argument.endsWith('.ts'))) {
  // A database described in TypeScript is read by tsx, and so is the rest.
  const args = ['--import', tsx, join(sources, 'cli.ts'), ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => (process.exitCode = code ?? 1))
} else {
  if (isStale()) {
    const options = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' }
    await build({ ...options, entryPoints: [join(sources, 'cli.ts')], outfile: bundle, external: ['libsql'] })
  }
  createRequire(import.meta.url)(bundle)
}
