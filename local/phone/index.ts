import { mkdtempSync, rmSync, watch as watchFolder } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BuildReport } from './compile/index'
import { buildApp } from './compile/index'
import { servePhone } from './serve'

export { buildApp } from './compile/index'
export type { BuildOptions, BuildProblem, BuildReport } from './compile/index'

export interface PhoneOptions {
  /** The mini-program: the folder with app.json. */
  appDir: string
  /** Any free port by default. */
  port?: number
  /** The local cloud for wx.cloud; without it those calls fail like a phone without network. */
  cloudUrl?: string
  /** Builds again when a file of the app changes. */
  watch?: boolean
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
  const { nodeModules = resolve('node_modules') } = options
  const build = () => buildApp({ ...options, outDir, nodeModules })
  let report = await build()
  const rebuild = async () => (report = await build())
  const server = createServer((request, response) => {
    if (options.extraRoutes?.(request, response)) return
    servePhone({ request, response, outDir, appDir: resolve(options.appDir) })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(options.port ?? 0, '127.0.0.1', done)
  })
  const { port } = server.address() as AddressInfo
  const stopWatching = options.watch ? watchApp(options.appDir, rebuild) : () => undefined
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

function watchApp(appDir: string, rebuild: () => Promise<BuildReport>): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watchFolder(appDir, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void rebuild().catch((error: unknown) => console.error(error)), SETTLE_MS)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
