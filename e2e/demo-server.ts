import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(__dirname, '..')

export interface DemoServer {
  url: string
  /** Where the county lies. */
  dataDir: string
  /** Stops the hard way and starts again on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The demo as `npm start` runs it, on a free port and an empty folder of its own. */
export async function startDemoServer(): Promise<DemoServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhucun-e2e-'))
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
