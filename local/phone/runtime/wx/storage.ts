import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { LargeValues } from './large-values'

/** WeChat's limits, counted in characters of key and value: 1 MB a key, 10 MB altogether. */
const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024
/** Characters an account may leave in localStorage, whose five million all phones of one address share. */
const LOCAL_SHARE = 128 * 1024

interface Keyed {
  key: string
}

interface Stored extends Keyed {
  value: unknown
}

/** A value in a form that JSON keeps: dates survive WeChat's storage. */
interface Wrapped {
  date?: number
  plain?: unknown
}

interface Measure {
  size: number
  local: number
}

/** Stands between WeChat's count of a value and the version under which it lies elsewhere. */
const ELSEWHERE = ' @'

/**
 * Storage of one account: phones on one page share the browser's, so keys carry the account's name. A value is written
 * to localStorage at once, and what is more than the account's share moves on to the browser's larger store; only
 * when localStorage is full does it go there directly.
 */
export class Storage {
  private readonly large: LargeValues
  private readonly prefix: string
  /** WeChat's count of each value and what it takes in localStorage, so that the texts need not be read for it. */
  private readonly measured = new Map<string, Measure>()

  constructor(account: string) {
    this.prefix = `wx:${account}:`
    this.large = new LargeValues(account)
    // another window of the same account
    window.addEventListener('storage', ({ key, newValue }) => {
      if (!key?.startsWith(this.prefix)) return
      this.measured.delete(key.slice(this.prefix.length))
      const version = versionIn(newValue)
      if (version) this.large.load(version).catch(reportError)
    })
  }

  /** Whether something has to be read before scripts may ask for it. */
  hasLarge(): boolean {
    return this.largeOnes().size > 0
  }

  restore(): Promise<void> {
    return this.large.restore(this.largeOnes())
  }

  has(key: string): boolean {
    return this.text(key) !== null
  }

  get(key: string): unknown {
    const text = this.text(key)
    if (text === null) return ''
    const version = versionIn(text)
    const json = version === undefined ? text.slice(text.indexOf(' ') + 1) : this.large.get(version)
    if (json !== undefined) return unwrapped(JSON.parse(json) as Wrapped)
    console.error(`storage: the browser has lost the value of "${key}"`)
    return ''
  }

  set(key: string, value: unknown): void {
    const wrapped: Wrapped = value instanceof Date ? { date: value.getTime() } : { plain: value }
    const json = JSON.stringify(wrapped)
    const size = key.length + sizeOf(value)
    if (size > KEY_LIMIT) throw new Error('entry size limit reached')
    if (this.sum('size', key) + size > TOTAL_LIMIT) throw new Error('exceed storage max size 10Mb')
    const before = versionIn(this.text(key))
    this.write(key, json, size)
    if (before) this.large.drop(before)
  }

  remove(key: string): void {
    const before = versionIn(this.text(key))
    localStorage.removeItem(this.prefix + key)
    this.measured.delete(key)
    if (before) this.large.drop(before)
  }

  keys(): string[] {
    const all = Array.from({ length: localStorage.length }, (_unused, n) => localStorage.key(n) ?? '')
    return all.filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length))
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    return {
      keys: this.keys(),
      currentSize: Math.ceil(this.sum('size') / 1024),
      limitSize: TOTAL_LIMIT / 1024,
    }
  }

  /** Characters of everything, but for one key. */
  private sum(what: keyof Measure, without?: string): number {
    const keys = this.keys().filter((key) => key !== without)
    return keys.reduce((sum, key) => sum + this.measure(key)[what], 0)
  }

  private measure(key: string): Measure {
    const known = this.measured.get(key)
    if (known) return known
    const text = this.text(key) ?? ''
    const measure = { size: Number.parseInt(text, 10) || 0, local: key.length + text.length }
    this.measured.set(key, measure)
    return measure
  }

  private write(key: string, json: string, size: number): void {
    const plain = `${size} ${json}`
    const isFull = !this.tryLocal(key, plain)
    if (!isFull && this.sum('local') <= LOCAL_SHARE) return
    const { version, kept } = this.large.put(json, isFull)
    const pointer = `${size}${ELSEWHERE}${version}`
    if (isFull) this.place(key, pointer)
    kept
      .then(() => {
        const now = this.text(key)
        if (now === plain) this.place(key, pointer)
        else if (now !== pointer) this.large.drop(version)
      })
      .catch(reportError)
  }

  /** False when localStorage has no room. */
  private tryLocal(key: string, text: string): boolean {
    try {
      this.place(key, text)
      return true
    } catch {
      return false
    }
  }

  private place(key: string, text: string): void {
    localStorage.setItem(this.prefix + key, text)
    this.measured.delete(key)
  }

  private text(key: string): string | null {
    return localStorage.getItem(this.prefix + key)
  }

  private largeOnes(): Set<string> {
    return new Set(this.keys().flatMap((key) => versionIn(this.text(key)) ?? []))
  }
}

/** Where a value lies that does not stand in localStorage itself. */
function versionIn(text: string | null): string | undefined {
  const [, version] = /^\d+ @(.+)$/.exec(text ?? '') ?? []
  return version
}

const unwrapped = ({ date, plain }: Wrapped): unknown => (date === undefined ? plain : new Date(date))

/** WeChat's count: a text as it is, anything else as its JSON. */
function sizeOf(value: unknown): number {
  return typeof value === 'string' ? value.length : (JSON.stringify(value)?.length ?? 0)
}

export function storageApis({ storage }: Phone): ApiTable {
  const clear = () => storage.keys().forEach((key) => storage.remove(key))
  return {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, data: unknown) => named('setStorageSync', () => storage.set(key, data)),
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
    batchSetStorageSync: (list: Stored[]) =>
      named('batchSetStorageSync', () => list.forEach(({ key, value }) => storage.set(key, value))),
    batchGetStorageSync: (keys: string[]) => keys.map((key) => storage.get(key)),
    batchSetStorage: asyncApi<{ kvList: Stored[] }>('batchSetStorage', ({ kvList }) =>
      kvList.forEach(({ key, value }) => storage.set(key, value)),
    ),
    batchGetStorage: asyncApi<{ keyList: string[] }>('batchGetStorage', ({ keyList }) => ({
      dataList: keyList.map((key) => storage.get(key)),
    })),
  }
}

/** The synchronous forms throw with the name of the call before what went wrong. */
function named(name: string, run: () => void): void {
  try {
    run()
  } catch (error) {
    throw new Error(`${name}:fail ${(error as Error).message}`, { cause: error })
  }
}
