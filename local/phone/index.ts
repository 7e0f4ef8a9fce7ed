import { mkdtempSync, rmSync, watch as watchFolder, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BuildReport } from './compile/index'
import { buildApp, UnreadableApp } from './compile/index'
import { problemHtml } from './compile/html'
import { miniprogramRoot, nearestModules } from './compile/app-source'
import { HeldValues } from './held-values'
import { servePhone } from './serve'
import { StackReader } from './stack'

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
  /** Told of everything that goes wrong in a phone, with the app's file and line in front of what was thrown. */
  onError?: (text: string) => void
  /** Where npm packages are; node_modules of the current folder by default. */
  nodeModules?: string
  appId?: string
  /** A JSON file with the administrative divisions for `picker mode="region"`; by default those of @vant/area-data, if it is installed. */
  regions?: string
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
const HIGHEST_PORT = 65_535

/** Builds a mini-program and serves it as phones on 127.0.0.1: `/app.html?as=NAME` is one phone, `/` shows several. */
export async function startPhone(options: PhoneOptions): Promise<PhoneServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'phone-'))
  const appDir = miniprogramRoot(options.appDir)
  const { nodeModules = nearestModules(appDir), watch = false } = options
  const state: { build: number; problem?: string } = { build: 0 }
  const stacks = new StackReader(outDir, appDir)
  const onError = (text: string) => {
    const located = stacks.read(text)
    options.onError?.(located)
    return located
  }
  const build = async () => {
    // greater than any before, also of a server that ran here earlier and whose pages are still open
    const number = Math.max(Date.now(), state.build + 1)
    try {
      const made = await buildApp({ ...options, appDir, outDir, nodeModules, liveReload: watch ? number : 0 })
      state.build = number
      stacks.forget()
      delete state.problem
      return made
    } catch (error) {
      state.problem = (error as Error).message
      throw error
    }
  }
  let report = await firstBuild(build, watch, outDir)
  // one after the other: the last one to end must be the last one begun
  let building: Promise<unknown> = Promise.resolve()
  const rebuild = async () => {
    const next = building.then(build)
    building = next.catch(() => undefined)
    return (report = await next)
  }
  const held = new HeldValues()
  const server = createServer((request, response) => {
    if (options.extraRoutes?.(request, response)) return
    servePhone({ request, response, outDir, appDir, state, onError, held })
  })
  await listen(server, options.port ?? 0).catch((error: unknown) => {
    rmSync(outDir, { recursive: true, force: true })
    throw error
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

/** A watched app may be broken at first: its phones say why until it is mended. */
async function firstBuild(
  build: () => Promise<BuildReport>,
  watch: boolean,
  outDir: string,
): Promise<BuildReport> {
  try {
    return await build()
  } catch (error) {
    if (!watch || !(error instanceof UnreadableApp)) {
      rmSync(outDir, { recursive: true, force: true })
      throw error
    }
    writeFileSync(join(outDir, 'app.html'), problemHtml(error.message))
    return { ms: 0, pages: 0, components: 0, bytes: 0, errors: [error.problem], warnings: [] }
  }
}

/** Listens on this machine only; says in plain words why it cannot. */
async function listen(server: Server, port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    throw new Error(`port ${port} is no port. Give a number from 0 to ${HIGHEST_PORT}; 0 takes any free one.`)
  }
  const reasons: Record<string, string> = {
    EADDRINUSE: `port ${port} is in use. Stop what uses it, or give another one; 0 takes any free one.`,
    EACCES: `port ${port} may not be used by this account. Give one above 1023.`,
  }
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(new Error(reasons[error.code ?? ''] ?? error.message, { cause: error })),
    )
    server.listen(port, '127.0.0.1', done)
  })
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
