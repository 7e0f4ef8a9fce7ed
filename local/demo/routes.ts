import type { IncomingMessage, ServerResponse } from 'node:http'
import { visitors } from './county'
import { moved } from './attendance-story'
import type { Story } from './data-folder'
import type { DemoState, PlaceName, Progress, VotersReply } from './page/protocol'
import type { PageFile } from './page-files'

/** What the page can ask of the demo. */
export interface DemoService {
  cloudUrl(): string
  story(): Story
  /** Centre of the visitor's village. */
  village(): { latitude: number; longitude: number }
  votersLeft(): number
  voters(): Promise<VotersReply>
  progress(): Promise<Progress>
  restart(): Promise<void>
}

type Handler = () => Promise<unknown>

/** The demo's own addresses on the phones' server: the page at `/`, its questions below `/demo/`. */
export function demoRoutes(files: Map<string, PageFile>, service: DemoService) {
  const state = async (): Promise<DemoState> => stateOf(service)
  const handlers: Record<string, Handler> = {
    'GET /demo/state': state,
    'GET /demo/progress': service.progress,
    'POST /demo/voters': service.voters,
    'POST /demo/restart': async () => {
      await service.restart()
      return state()
    },
  }
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const file = request.method === 'GET' ? files.get(path) : undefined
    const handler = handlers[`${request.method} ${path}`]
    if (!file && !path.startsWith('/demo/')) return false
    if (!fromThisMachine(request)) send(response, 403, 'text/plain', 'only from this machine')
    else if (file) send(response, 200, file.type, file.body)
    else if (handler) void answer(response, handler)
    else send(response, 404, 'text/plain', 'not here')
    return true
  }
}

async function answer(response: ServerResponse, handler: Handler): Promise<void> {
  try {
    send(response, 200, 'application/json', JSON.stringify(await handler()))
  } catch (error) {
    console.error(error)
    send(response, 500, 'text/plain', 'failed')
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
  response.end(body)
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** Another site open in the visitor's browser must not be able to reach in, nor rebind a name of its own to loopback. */
function fromThisMachine(request: IncomingMessage): boolean {
  const host = request.headers.host ?? ''
  const origin = request.headers.origin
  return LOOPBACK.test(host) && (origin === undefined || origin === `http://${host}`)
}

function stateOf(service: DemoService): DemoState {
  const { inviteCode, sheet, begins, roundEnds } = service.story()
  return {
    cloudUrl: service.cloudUrl(),
    visitors,
    places: placesAround(service.village()),
    inviteCode,
    sheet,
    begins,
    roundEnds,
    votersLeft: service.votersLeft(),
  }
}

/** Metres. */
const IN_VILLAGE = 180
const FAR_AWAY = 40_000

function placesAround(village: { latitude: number; longitude: number }): DemoState['places'] {
  const near = moved(village, IN_VILLAGE, 0)
  const places: Record<PlaceName, DemoState['places'][PlaceName]> = {
    inVillage: { ...near, accuracy: 14 },
    farAway: { ...moved(village, FAR_AWAY, 0), accuracy: 20 },
    weak: { ...near, accuracy: 650 },
    denied: 'denied',
  }
  return places
}
