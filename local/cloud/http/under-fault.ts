import type { IncomingMessage } from 'node:http'
import { CloudError } from '../errors'
import type { FaultMatch } from '../faults'
import type { Gateway } from '../gateway'

/**
 * Does what a request asks under the fault it meets: it fails before anything is done, is done later, or is done and
 * its reply, an error too, is lost with the connection. Nothing comes back for a reply that is lost.
 */
export async function underFault<T>(
  gateway: Gateway,
  request: IncomingMessage,
  seen: FaultMatch,
  work: () => T | Promise<T>,
): Promise<{ reply: T } | undefined> {
  const fault = gateway.faults.next(seen)
  if (fault?.kind === 'fail') throw new CloudError('SYS_ERR', 'injected fault: the request failed')
  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms))
  if (fault?.kind !== 'dropReply') return { reply: await work() }
  try {
    await work()
  } finally {
    request.socket.destroy()
  }
  return undefined
}
