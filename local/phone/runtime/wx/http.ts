import type { Settings } from '../engine/settings'
import { WxError } from './api'

export interface Asked {
  url: string
  method: string
  header: Record<string, string>
  body?: BodyInit
  signal: AbortSignal
}

export interface Answered {
  statusCode: number
  header: Record<string, string>
  cookies: string[]
  response: Response
}

/** What a request and a transfer are given alike. */
export interface Timed {
  url: string
  /** Milliseconds. */
  timeout?: number
}

/** WeChat's numbers for requests that got no answer. */
const [NO_NETWORK, BAD_URL, TIMEOUT] = [600001, 600009, 5]

/** One request; hosts other than the phone's own are asked through the server, because WeChat knows no cross-origin rule. */
export async function askServer({ url, method, header, body, signal }: Asked): Promise<Answered> {
  if (new URL(url).origin === window.location.origin) {
    const response = await fetch(url, { method, headers: header, body, signal })
    return {
      statusCode: response.status,
      header: Object.fromEntries(response.headers),
      cookies: [],
      response,
    }
  }
  const response = await fetch('/__phone/proxy', {
    method: 'POST',
    headers: {
      // a form names its own boundary
      ...(body instanceof FormData ? {} : { 'content-type': 'application/octet-stream' }),
      'x-phone-target': encodeURIComponent(url),
      'x-phone-method': method,
      'x-phone-header': encodeURIComponent(JSON.stringify(header)),
    },
    body: body ?? null,
    signal,
  })
  if (!response.ok) throw new Error(await response.text())
  const told = JSON.parse(decodeURIComponent(response.headers.get('x-phone-answer') ?? '{}')) as {
    status: number
    header: Record<string, string>
    cookies: string[]
  }
  return { statusCode: told.status, header: told.header, cookies: told.cookies, response }
}

/** Runs a transfer within its time and without network in airplane mode; failures get WeChat's words. */
export async function transferring<Result>(
  settings: Settings,
  options: Timed,
  stop: AbortController,
  run: () => Promise<Result>,
): Promise<Result> {
  if (!/^https?:\/\/./.test(options.url))
    throw new WxError(`invalid url "${options.url}"`, { errno: BAD_URL })
  if (settings.airplane) throw new WxError('', { errno: NO_NETWORK })
  let late = false
  const timer = setTimeout(() => {
    late = true
    stop.abort()
  }, options.timeout ?? 60_000)
  try {
    return await run()
  } catch (error) {
    if (error instanceof WxError) throw error
    if (late) throw new WxError('timeout', { errno: TIMEOUT })
    throw new WxError(stop.signal.aborted ? 'abort' : (error as Error).message, { errno: NO_NETWORK })
  } finally {
    clearTimeout(timer)
  }
}

/** Header names in small letters, so that what the page gave replaces what is given by default. */
export function lowered(header: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
