// The whole suite in one command; its last line is the true count. `--quick` leaves out the cloud and the browser.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'

const root = join(import.meta.dirname, '..')
const quick = process.argv.includes('--quick')
const full = process.argv.includes('--full')
const reports = join(root, 'build', 'reports')
const bin = (name) => join(root, 'node_modules', '.bin', name)

const total = { passed: 0, failed: 0 }
const started = Date.now()

/** Runs a command to its end; answers its exit code and, where asked, keeps its output for the case it fails. */
function run(command, args, { env = {}, silent = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', silent ? 'pipe' : 'inherit', silent ? 'pipe' : 'inherit'],
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

/** A check that passes or fails as a whole: types, lint, format. */
async function check(name, command, args) {
  const { code, output } = await run(command, args, { silent: true })
  if (code === 0) total.passed++
  else total.failed++
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  if (code !== 0) console.log(output)
  return code === 0
}

/** Counts jest's own report; a suite that could not run is a failure, and so is a test that was left out. */
async function jest(name, args, env = {}) {
  const file = join(reports, `jest-${name}.json`)
  rmSync(file, { force: true })
  // Each core works: much of a test of the cloud is waiting for its processes.
  const { code } = await run(bin('jest'), [...args, '--maxWorkers=100%', '--json', `--outputFile=${file}`], {
    env,
    silent: false,
  })
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    total.failed++
    console.log(`FAIL jest ${name} made no report (exit code ${code})`)
    return
  }
  const leftOut = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + leftOut
  total.passed += report.numPassedTests
  total.failed += failed > 0 || code === 0 ? failed : 1
  if (leftOut > 0) console.log(`FAIL ${leftOut} tests of ${name} were left out`)
}

/** The browser journeys, counted from Playwright's own report; a flaky or left-out journey is a failure. */
async function journeys() {
  const browser = await findBrowser()
  if (!browser) {
    total.failed++
    return
  }
  const file = join(reports, 'journeys.json')
  rmSync(file, { force: true })
  const env = { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file, ZHUCUN_BUILT: '1' }
  const { code } = await run(bin('playwright'), ['test', '--config', 'e2e/playwright.config.ts'], { env })
  try {
    const { stats } = JSON.parse(readFileSync(file, 'utf8'))
    const failed = stats.unexpected + stats.flaky + stats.skipped
    total.passed += stats.expected
    total.failed += failed > 0 || code === 0 ? failed : 1
  } catch {
    total.failed++
    console.log(`FAIL the journeys made no report (exit code ${code})`)
  }
}

mkdirSync(reports, { recursive: true })
const npm = (script) => ['npm', ['run', '--silent', script]]
await Promise.all([check('types', ...npm('types')), check('lint and format', ...npm('lint'))])
const seconds = () => Math.round((Date.now() - started) / 1000)
if (quick) {
  await jest('pure', [
    '--selectProjects',
    'pure',
    '--testPathIgnorePatterns',
    'local/',
    '\\.db\\.test',
    'node_modules',
    'dist',
    'build',
  ])
} else {
  const built = await check('build', ...npm('build'))
  await check('WeChat’s own compilers, references and size limits', ...npm('check:wechat'))
  const env = { ZHUCUN_BUILT: built ? '1' : '0', ZHUCUN_FULL: full ? '1' : '0' }
  await jest('all', [], { ...env, TZ: 'UTC' })
  await jest('elsewhere', ['cloudfunctions', 'database', '--selectProjects', 'pure'], {
    ...env,
    TZ: 'America/New_York',
  })
  await journeys()
}
console.log(`took ${seconds()} s`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
