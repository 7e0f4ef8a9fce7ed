import type { Phone } from '../engine/phone'

/**
 * One request to the local cloud in the name of this phone's account.
 * Rejects when there is no network (airplane mode, cloud not running) or the answer is no JSON.
 */
export async function cloudFetch(phone: Phone, path: string, body: unknown): Promise<unknown> {
  if (phone.settings.airplane) throw new Error('network is not available')
  const answer = await fetch(phone.bundle.cloudUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': phone.account.openid },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as unknown
}
