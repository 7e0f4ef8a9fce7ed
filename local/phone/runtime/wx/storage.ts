import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi } from './api'

/** WeChat's limits: 1 MB a key, 10 MB altogether, counted in KB. */
const KEY_LIMIT = 1024 * 1024
const TOTAL_KB = 10 * 1024

interface Keyed {
  key: string
}

interface Stored extends Keyed {
  value: unknown
}

/** Storage of one account: phones on one page share the browser's, so keys carry the account's name. */
class Storage {
  constructor(private readonly prefix: string) {}

  has(key: string): boolean {
    return localStorage.getItem(this.prefix + key) !== null
  }

  get(key: string): unknown {
    const text = localStorage.getItem(this.prefix + key)
    return text === null ? '' : reviveStored(text)
  }

  set(key: string, value: unknown): void {
    const text = JSON.stringify({ value: wrapStored(value) })
    if (text.length > KEY_LIMIT) throw new Error('entry size limit reached')
    if (this.kilobytes() + text.length / 1024 > TOTAL_KB) throw new Error('exceed storage max size 10Mb')
    localStorage.setItem(this.prefix + key, text)
  }

  remove(key: string): void {
    localStorage.removeItem(this.prefix + key)
  }

  keys(): string[] {
    const all = Array.from({ length: localStorage.length }, (_unused, n) => localStorage.key(n) ?? '')
    return all.filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length))
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    return { keys: this.keys(), currentSize: Math.ceil(this.kilobytes()), limitSize: TOTAL_KB }
  }

  private kilobytes(): number {
    return this.keys().reduce(
      (sum, key) => sum + (localStorage.getItem(this.prefix + key)?.length ?? 0) / 1024,
      0,
    )
  }
}

/** Dates and undefined survive WeChat's storage, which JSON alone would change. */
function wrapStored(value: unknown): unknown {
  return value instanceof Date ? { date: value.getTime() } : { plain: value }
}

function reviveStored(text: string): unknown {
  const { value } = JSON.parse(text) as { value: { date?: number; plain?: unknown } }
  return value.date === undefined ? value.plain : new Date(value.date)
}

export function storageApis({ account }: Phone): ApiTable {
  const storage = new Storage(`wx:${account.name}:`)
  const clear = () => storage.keys().forEach((key) => storage.remove(key))
  return {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, data: unknown) => {
      try {
        storage.set(key, data)
      } catch (error) {
        throw new Error(`setStorageSync:fail ${(error as Error).message}`, { cause: error })
      }
    },
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: clear,
    getStorageInfoSync: () => storage.info(),
    getStorage: asyncApi<Keyed>('getStorage', ({ key }) => {
      if (!storage.has(key)) throw new Error('data not found')
      return { data: storage.get(key) }
    }),
    setStorage: asyncApi<Keyed & { data: unknown }>('setStorage', ({ key, data }) => storage.set(key, data)),
    removeStorage: asyncApi<Keyed>('removeStorage', ({ key }) => storage.remove(key)),
    clearStorage: asyncApi('clearStorage', clear),
    getStorageInfo: asyncApi('getStorageInfo', () => storage.info()),
    batchSetStorageSync: (list: Stored[]) => list.forEach(({ key, value }) => storage.set(key, value)),
    batchGetStorageSync: (keys: string[]) => keys.map((key) => storage.get(key)),
    batchSetStorage: asyncApi<{ kvList: Stored[] }>('batchSetStorage', ({ kvList }) =>
      kvList.forEach(({ key, value }) => storage.set(key, value)),
    ),
    batchGetStorage: asyncApi<{ keyList: string[] }>('batchGetStorage', ({ keyList }) => ({
      dataList: keyList.map((key) => storage.get(key)),
    })),
  }
}
