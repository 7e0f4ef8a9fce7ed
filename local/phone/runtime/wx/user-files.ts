import { answerOf, FILES, openAccountStore } from './account-store'

/** Files below `wx.env.USER_DATA_PATH`, kept by the browser for one account until the app deletes them. */
export const USER_DATA = 'http://usr'

let folder: Promise<IDBDatabase> | null = null
let owner = ''
/** Whether an account ever kept a file, to be known before the folder is open. */
const KNOWN = 'wx-has-files:'

export const mayHaveFiles = (account: string): boolean => localStorage.getItem(KNOWN + account) !== null

export const isUserFile = (path: string): boolean => path.startsWith(`${USER_DATA}/`)

/** Opens the account's folder and answers what lies in it, by path. */
export async function openUserFiles(account: string): Promise<Map<string, Blob>> {
  owner = account
  folder = openAccountStore(account)
  const store = (await folder).transaction(FILES).objectStore(FILES)
  const [paths, blobs] = await Promise.all([answerOf(store.getAllKeys()), answerOf(store.getAll())])
  return new Map(paths.map((path, n) => [String(path), blobs[n] as Blob]))
}

export async function keepUserFile(path: string, blob: Blob): Promise<void> {
  localStorage.setItem(KNOWN + owner, '1')
  await answerOf((await writable()).put(blob, path))
}

export async function dropUserFile(path: string): Promise<void> {
  await answerOf((await writable()).delete(path))
}

async function writable(): Promise<IDBObjectStore> {
  if (!folder) throw new Error('the phone is not started')
  return (await folder).transaction(FILES, 'readwrite').objectStore(FILES)
}
