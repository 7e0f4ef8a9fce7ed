import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { freePort } from './free-port'
import { readOptions } from './options'

describe('the options of npm start', () => {
  it('without any the county is kept below the folder of the project', () => {
    expect(readOptions([], '/home/x')).toEqual({ port: 8080, dataDir: '/home/x/.data/demo', fresh: false })
  })

  it('a port, another folder and a fresh beginning can be asked for', () => {
    const options = readOptions(['--port', '9000', '--data', '/tmp/y', '--fresh'], '/home/x')
    expect(options).toEqual({ port: 9000, dataDir: '/tmp/y', fresh: true })
  })

  it('what is not a port or not an option is said plainly', () => {
    expect(() => readOptions(['--port', 'eighty'], '/')).toThrow('eighty is not a port')
    expect(() => readOptions(['--prot', '9000'], '/')).toThrow('--prot')
  })

  it('where the wished port is taken the next free one is used', async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const found = await freePort(port)
    server.close()
    expect(found).toBeGreaterThan(port)
  })
})
