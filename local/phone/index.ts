import { mkdtempSync, rmSync, watch as watchFolder } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BuildReport } from './compile/index'
import { buildApp } from './compile/index'
import { miniprogramRoot } from './compile/app-source'
import { servePhone } from './serve'

export { buildApp, problemText } from './compile/index'
export type { BuildOptions, BuildProblem, BuildReport } from './compile/index'

export interface PhoneOptions {
  /** The mini-program: the folder with app.json. */
  appDir: string
  /** Any free port by default. */
  port?: number
  /** The local cloud for wx.cloud; without it those calls fail like a phone without network. */
  cloudUrl?: string
  /** Builds again when a file of the app changes; the phones load themselves again. */
  watch?: boolean
  /** Told after every build of a changed file: what it said, or why there is none. */
  onBuild?: (built: BuildReport | Error) => void
  /** Where npm packages are; node_modules of the current folder by default. */
  nodeModules?: string
  appId?: string
  /** Pages of somebody else on the same origin; answers true when it has taken the request. Asked first. */
  extraRoutes?: (request: IncomingMessage, response: ServerResponse) => boolean
}

export interface PhoneServer {
  url: string
  port: number
  /** What the last build said. */
  report(): BuildReport
  rebuild(): Promise<BuildReport>
  close(): Promise<void>
}

/** Milliseconds in which several changed files make one build. */
const SETTLE_MS = 120

/** Builds a mini-program and serves it as phones on 127.0.0.1: `/app.html?as=NAME` is one phone, `/` shows several. */
export async function startPhone(options: PhoneOptions): Promise<PhoneServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'phone-'))
  const { nodeModules = resolve('node_modules'), watch = false } = options
  const appDir = miniprogramRoot(options.appDir)
  const state: { build: number; problem?: string } = { build: 0 }
  const build = async () => {
    try {
      const made = await buildApp({ ...options, appDir, outDir, nodeModules, liveReload: watch })
      state.build += 1
      delete state.problem
      return made
    } catch (error) {
      state.problem = (error as Error).message
      throw error
    }
  }
  let report = await build()
  const rebuild = async () => (report = await build())
  const server = createServer((request, response) => {
    if (options.extraRoutes?.(request, response)) return
    servePhone({ request, response, outDir, appDir, state })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(options.port ?? 0, '127.0.0.1', done)
  })
  const { port } = server.address() as AddressInfo
  const stopWatching = watch ? watchApp(appDir, rebuild, options.onBuild) : () => undefined
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    report: () => report,
    rebuild,
    close: () =>
      new Promise<void>((done) => {
        stopWatching()
        server.closeAllConnections()
        server.close(() => {
          rmSync(outDir, { recursive: true, force: true })
          done()
        })
      }),
  }
}

function watchApp(
  appDir: string,
  rebuild: () => Promise<BuildReport>,
  tell: PhoneOptions['onBuild'] = () => undefined,
): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watchFolder(appDir, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void rebuild().then(tell, (error: unknown) => tell(error as Error)), SETTLE_MS)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
