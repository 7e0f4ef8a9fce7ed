import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { dataFolder } from '../local/demo/data-folder'
import { runCounty } from '../local/demo/running-county'
import { toldCounty } from './told-county'

const root = resolve(__dirname, '..')

export interface DemoServer {
  url: string
  /** Where the county lies. */
  dataDir: string
  /** Stops the hard way and starts again on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** A data folder of its own, with the county as it was told. */
export async function toldDataDir(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhucun-e2e-'))
  const told = await toldCounty(tell)
  if (told) cpSync(told, dataDir, { recursive: true })
  return dataDir
}

/** The demo as `npm start` runs it, on a free port. */
export async function startDemoServer(): Promise<DemoServer> {
  const dataDir = await toldDataDir()
  let running = await launch(dataDir)
  return {
    get url() {
      return running.url
    },
    dataDir,
    restart: async () => {
      await stop(running.process, 'SIGKILL')
      running = await launch(dataDir)
    },
    close: async () => {
      await stop(running.process, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** As a first `npm start` does, up to the moment before anybody holds a phone. */
async function tell(dataDir: string): Promise<void> {
  const folder = dataFolder(dataDir)
  const county = await runCounty(folder)
  await county.close()
  folder.beginAgain()
}

interface Running {
  process: ChildProcess
  url: string
}

function launch(dataDir: string): Promise<Running> {
  const start = join(root, 'local', 'demo', 'start.ts')
  const args = ['--import', 'tsx', start, '--port', '0', '--data', dataDir]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the demo stopped with ${code} before it was ready`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^Ready .*(http:\/\/\S+)/.exec(line)?.[1]
      if (url) done({ process: child, url })
    })
  })
}

function stop(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    child.kill(signal)
  })
}
