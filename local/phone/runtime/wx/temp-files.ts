import { dropUserFile, isUserFile, keepUserFile, openUserFiles } from './user-files'

/** Files of this phone, by the path scripts get. Temporary ones live as long as the page, those of the user longer. */
const files = new Map<string, Blob>()
const addresses = new Map<string, string>()
const times = new Map<string, number>()
let count = 0
/** Resolved when what was kept before is there again. */
let restored: Promise<void> = Promise.resolve()

export const TEMP_ROOT = 'http://tmp/'

/** Brings back what the account kept; scripts that ask for a file wait for it. */
export function restoreFiles(account: string): void {
  restored = openUserFiles(account).then((kept) => kept.forEach((blob, path) => files.set(path, blob)))
  restored.catch(() => undefined)
}

/** Resolved when what was kept before is there again. */
export function whenRestored(): Promise<void> {
  return restored
}

/** The file at a path of ours, at once. */
export function knownFile(path: string): Blob | undefined {
  return files.get(path)
}

export function filePaths(): string[] {
  return [...files.keys()]
}

/** Milliseconds since 1970 when the file was written on this start of the phone, 0 before. */
export function fileTime(path: string): number {
  return times.get(path) ?? 0
}

/** Writes at once; what belongs to the user is kept behind the scenes. */
export function putFile(path: string, blob: Blob): void {
  if (isUserFile(path)) keepUserFile(path, blob).catch(reportError)
  forget(path)
  files.set(path, blob)
  times.set(path, Date.now())
}

export function dropFile(path: string): void {
  if (isUserFile(path)) dropUserFile(path).catch(reportError)
  forget(path)
  files.delete(path)
}

/** Keeps a file and answers its path, which ends like its name. */
export function saveTempFile(blob: Blob, name: string): string {
  count += 1
  const suffix = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const path = `${TEMP_ROOT}${count}-${Math.random().toString(36).slice(2, 8)}${suffix}`
  files.set(path, blob)
  times.set(path, Date.now())
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

export async function writeTempFile(path: string, blob: Blob): Promise<void> {
  await restored
  if (isUserFile(path)) await keepUserFile(path, blob)
  forget(path)
  files.set(path, blob)
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
