import { dropUserFile, isUserFile, keepUserFile, openUserFiles } from './user-files'

/** Files of this phone, by the path scripts get. Temporary ones live as long as the page, those of the user longer. */
const files = new Map<string, Blob>()
const addresses = new Map<string, string>()
let count = 0
/** Resolved when what was kept before is there again. */
let restored: Promise<void> = Promise.resolve()

export const TEMP_ROOT = 'http://tmp/'

/** Brings back what the account kept; scripts that ask for a file wait for it. */
export function restoreFiles(account: string): void {
  restored = openUserFiles(account).then((kept) => kept.forEach((blob, path) => files.set(path, blob)))
  restored.catch(() => undefined)
}

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
  await restored
  const known = files.get(path)
  if (known) return known
  if (/^(data:|blob:|https?:|\/)/.test(path) && !path.startsWith(TEMP_ROOT) && !isUserFile(path)) {
    const answer = await fetch(path)
    if (answer.ok) return answer.blob()
  }
  throw new Error(`no such file or directory "${path}"`)
}

export async function hasTempFile(path: string): Promise<boolean> {
  await restored
  return files.has(path)
}

export async function writeTempFile(path: string, blob: Blob): Promise<void> {
  await restored
  if (isUserFile(path)) await keepUserFile(path, blob)
  forget(path)
  files.set(path, blob)
}

export async function removeTempFile(path: string): Promise<boolean> {
  await restored
  if (isUserFile(path)) await dropUserFile(path)
  forget(path)
  return files.delete(path)
}

/** Names directly below a folder. */
export async function namesBelow(folder: string): Promise<string[]> {
  await restored
  const below = [...files.keys()].filter((path) => path.startsWith(`${folder}/`))
  return [...new Set(below.map((path) => path.slice(folder.length + 1).split('/')[0]!))]
}

/** An address the browser can show for a path of ours; other addresses stay as they are. */
export function showable(path: string): string {
  const blob = files.get(path)
  if (!blob) return path
  const known = addresses.get(path) ?? URL.createObjectURL(blob)
  addresses.set(path, known)
  return known
}

/** An address of before would show the file of before. */
function forget(path: string): void {
  const known = addresses.get(path)
  if (known) URL.revokeObjectURL(known)
  addresses.delete(path)
}
