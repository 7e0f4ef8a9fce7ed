import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DemoState } from './page/protocol'
import { demoRoutes } from './routes'
import type { DemoService } from './routes'

const village = { latitude: 35.9, longitude: 104.2 }

function service(log: string[]): DemoService {
  const sheet = { roundId: 'r1', roundName: 'round', villageId: 'u1', villageName: 'village', scenes: ['a'] }
  return {
    cloudUrl: () => 'http://127.0.0.1:1',
    story: () => ({
      version: 1,
      inviteCode: 'K7QM2XPD',
      sheet,
      voterScenes: ['secret'],
      roundEnds: 2,
      begins: 1,
    }),
    village: () => village,
    votersLeft: () => 1,
    voters: async () => ({ voted: 1, votersLeft: 0, refusals: [] }),
    progress: () => Promise.reject(new Error('broken')),
    restart: async () => void log.push('restart'),
  }
}

describe('the demo’s own addresses', () => {
  let server: Server
  let url: string
  let log: string[]
  beforeEach(async () => {
    log = []
    const files = new Map([['/', { type: 'text/html', body: 'page' }]])
    const routes = demoRoutes(files, service(log))
    server = createServer((request, response) => {
      if (!routes(request, response)) response.writeHead(404).end('phone')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => server.close())

  it('serve the page and leave everything else to the phones', async () => {
    expect(await (await fetch(`${url}/`)).text()).toBe('page')
    expect(await (await fetch(`${url}/app.html`)).text()).toBe('phone')
  })

  it('tell the page where people can stand: weak is the village with a bad fix, far is 40 km away', async () => {
    const state = (await (await fetch(`${url}/demo/state`)).json()) as DemoState
    const { places } = state
    expect(places).toMatchObject({ inVillage: { accuracy: 14 }, weak: { accuracy: 650 }, denied: 'denied' })
    const { farAway } = places as { farAway: { latitude: number } }
    expect((farAway.latitude - village.latitude) * 111.195).toBeCloseTo(40, 1)
    expect(JSON.stringify(state)).not.toContain('secret')
  })

  it('another site open in the browser cannot restart the county', async () => {
    const headers = { origin: 'http://example.com' }
    const reply = await fetch(`${url}/demo/restart`, { method: 'POST', headers })
    expect(reply.status).toBe(403)
    expect(log).toEqual([])
    await fetch(`${url}/demo/restart`, { method: 'POST', headers: { origin: url } })
    expect(log).toEqual(['restart'])
  })

  it('a failure is an answer and not a silence', async () => {
    const told = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    expect((await fetch(`${url}/demo/progress`)).status).toBe(500)
    expect(told).toHaveBeenCalledTimes(1)
    told.mockRestore()
  })
})
