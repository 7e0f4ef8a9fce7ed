// `npm start`: checks what it needs, builds, and starts the demo county with its page. Options: --port --data --fresh.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')
const OLDEST_NODE = [20, 19]

function explain() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    return `This needs Node ${OLDEST_NODE.join('.')} or later; here is ${process.versions.node}. Get it from https://nodejs.org and run npm start again.`
  if (!existsSync(tsx)) return 'The dependencies are not there yet. Run npm ci once, then npm start again.'
  return undefined
}

/** Runs a TypeScript file to its end; answers its exit code. Ctrl-C goes to it first. */
function run(file, args = []) {
  return new Promise((done) => {
    const node = ['--import', pathToFileURL(tsx).href, join(root, file), ...args]
    const child = spawn(process.execPath, node, { cwd: root, stdio: 'inherit' })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass).on('SIGTERM', pass)
    child.on('exit', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      done(code ?? 1)
    })
  })
}

const problem = explain()
if (problem) {
  console.error(problem)
  process.exit(1)
}
const built = await run('scripts/build.ts')
process.exitCode = built === 0 ? await run('local/demo/start.ts', process.argv.slice(2)) : built
