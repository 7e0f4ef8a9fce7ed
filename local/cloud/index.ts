import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { sdkEnvironment } from './functions/runtime'
import { closeGateway, openGateway, type Gateway } from './gateway'
import { createGatewayServer } from './http/server'
import type { Cloud, CloudOptions } from './options'
import { Timers } from './timers'

export type { Cloud, CloudOptions, MessageTemplate } from './options'

/** Starts a local CloudBase environment on the loopback address and answers when it can be called. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const parts: { gateway?: Gateway; timers?: Timers } = {}
  const server = createGatewayServer(() => ({ gateway: parts.gateway!, timers: parts.timers! }))
  const port = await listen(server, options.port ?? 0)
  const url = `http://127.0.0.1:${port}`
  try {
    const gateway = (parts.gateway = openGateway(options, url))
    parts.timers = new Timers(gateway, options.timers ?? true, options.mayHaveWork)
    const adminUrl = `${url}/admin`
    return {
      url,
      port,
      adminUrl,
      env: sdkEnvironment(adminUrl, gateway.envId),
      close: () => close(server, gateway, parts.timers!),
    }
  } catch (error) {
    server.close()
    throw error
  }
}

/** Longer than any instance stays idle, so that its SDK never writes into a connection that is just being closed. */
const KEEP_ALIVE_MS = 600_000

function listen(server: Server, port: number): Promise<number> {
  server.keepAliveTimeout = KEEP_ALIVE_MS
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** Functions end first, so that a timer in flight cannot keep the cloud open. */
async function close(server: Server, gateway: Gateway, timers: Timers): Promise<void> {
  const rest = timers.close()
  gateway.runtime.close()
  await rest
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  closeGateway(gateway)
}
