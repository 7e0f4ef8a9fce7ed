import { temporaryUrl } from './sdk'

/** Seconds that the link of the download itself holds. */
const LINK_SECONDS = 60

/**
 * A stored file of at most so many bytes. The SDK's own download takes a file of any size into memory; this one stops
 * reading as soon as there is more. Throws when the storage does not answer.
 */
export async function downloadAtMost(
  fileID: string,
  most: number,
): Promise<Uint8Array | 'missing' | 'too large'> {
  const url = await temporaryUrl(fileID, LINK_SECONDS)
  if (url === null) return 'missing'
  const answer = await fetch(url)
  if (answer.status === 404) return 'missing'
  if (!answer.ok || !answer.body) throw new Error(`the storage answered ${answer.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  // Leaving the loop early closes the connection.
  for await (const part of answer.body) {
    size += part.length
    if (size > most) return 'too large'
    parts.push(part)
  }
  return Buffer.concat(parts)
}
