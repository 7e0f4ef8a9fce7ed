import { createReadStream, existsSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { phonesHtml } from './compile/html'
import { contentTypeOf } from './content-types'
import { ERROR_PATH, takeError } from './error-reports'
import type { HeldValues } from './held-values'
import { HELD_PATH } from './held-values'
import { passOn, PROXY_PATH } from './proxy'

interface Served {
  request: IncomingMessage
  response: ServerResponse
  /** The built page. */
  outDir: string
  /** Pictures and other files of the app. */
  appDir: string
  /** How many builds there were, and why the last one failed. */
  state: object
  /** Reads an error of a phone back into the app's files, and tells of it. */
  onError: (text: string) => string
  held: HeldValues
}

/** Accounts shown on the first page unless `?as=a,b` names others. */
const NAMES = ['anna', 'ben', 'chen']
const NAME = /^[\w.@-]{1,64}$/

/** Answers one request for a phone: the built page, or a file of the app. */
export function servePhone({ request, response, outDir, appDir, state, onError, held }: Served): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://phone')
  if (pathname === '/') {
    const asked = (searchParams.get('as') ?? '').split(',').filter((name) => NAME.test(name))
    return html(response, phonesHtml(asked.length > 0 ? asked : NAMES))
  }
  if (pathname === PROXY_PATH) return passOn(request, response)
  if (pathname === ERROR_PATH) return takeError(request, response, onError)
  const [, name] = HELD_PATH.exec(pathname) ?? []
  if (name) return held.answer(name, request, response)
  if (pathname === '/__phone/build') {
    response.writeHead(200, { 'content-type': contentTypeOf('.json'), 'cache-control': 'no-store' })
    response.end(JSON.stringify(state))
    return
  }
  const file = fileFor(pathname, outDir, appDir)
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    return
  }
  response.writeHead(200, { 'content-type': contentTypeOf(extname(file)), 'cache-control': 'no-store' })
  createReadStream(file).pipe(response)
}

function html(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': contentTypeOf('.html') }).end(text)
}

/** Files never leave their folder, whatever the address says. */
function fileFor(pathname: string, outDir: string, appDir: string): string | undefined {
  const decoded = decode(pathname)
  if (decoded === undefined) return undefined
  const built = decoded === '/app.html' ? '/app.html' : /^\/__phone(\/[\w.]+)$/.exec(decoded)?.[1]
  const [root, path] = built ? [outDir, built] : [appDir, decoded]
  const file = resolve(join(root, path))
  if (!file.startsWith(`${resolve(root)}/`)) return undefined
  return existsSync(file) && statSync(file).isFile() ? file : undefined
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
