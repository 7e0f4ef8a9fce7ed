/** What the browser keeps for one account beside localStorage: its files, and storage that localStorage has no room for. */
export const FILES = 'files'
export const PARTS = 'parts'

const opened = new Map<string, Promise<IDBDatabase>>()

export function openAccountStore(account: string): Promise<IDBDatabase> {
  const known = opened.get(account)
  if (known) return known
  const request = indexedDB.open(`wx-files:${account}`, 2)
  request.onupgradeneeded = () => {
    const { result } = request
    for (const name of [FILES, PARTS])
      if (!result.objectStoreNames.contains(name)) result.createObjectStore(name)
  }
  const answer = answerOf(request)
  opened.set(account, answer)
  return answer
}

export function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser keeps no files'))
  })
}
