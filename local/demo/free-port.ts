import { createServer } from 'node:net'

/** How many ports after the wished one are tried. */
const TRIES = 50

/** The wished port of 127.0.0.1, or the next free one after it; 0 stays 0, any. */
export async function freePort(wished: number): Promise<number> {
  if (wished === 0) return 0
  for (let port = wished; port < Math.min(wished + TRIES, 65_536); port++) {
    if (await isFree(port)) return port
  }
  throw new Error(`no free port between ${wished} and ${wished + TRIES - 1}; choose another with --port.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
