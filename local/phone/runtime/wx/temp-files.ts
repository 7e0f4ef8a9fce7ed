/** Temporary files of this phone, by the path scripts get. They live as long as the page. */
const files = new Map<string, Blob>()
const addresses = new Map<string, string>()
let count = 0

export const TEMP_ROOT = 'http://tmp/'

/** Keeps a file and answers its path, which ends like its name. */
export function saveTempFile(blob: Blob, name: string): string {
  count += 1
  const suffix = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const path = `${TEMP_ROOT}${count}-${Math.random().toString(36).slice(2, 8)}${suffix}`
  files.set(path, blob)
  return path
}

/** The bytes behind a path; rejects with WeChat's words when there is no such file. */
export async function readTempFile(path: string): Promise<Blob> {
  const known = files.get(path)
  if (known) return known
  if (/^(data:|blob:|https?:|\/)/.test(path) && !path.startsWith(TEMP_ROOT)) {
    const answer = await fetch(path)
    if (answer.ok) return answer.blob()
  }
  throw new Error(`no such file or directory "${path}"`)
}

export function hasTempFile(path: string): boolean {
  return files.has(path)
}

export function writeTempFile(path: string, blob: Blob): void {
  files.set(path, blob)
}

export function removeTempFile(path: string): boolean {
  return files.delete(path)
}

/** An address the browser can show for a path of ours; other addresses stay as they are. */
export function showable(path: string): string {
  const blob = files.get(path)
  if (!blob) return path
  const known = addresses.get(path) ?? URL.createObjectURL(blob)
  addresses.set(path, known)
  return known
}
