import { answerOf, openAccountStore, PARTS } from './account-store'

/** Characters in one record. Larger ones the browser would keep as files of their own. */
const PART = 16 * 1024
/** Where the phone's server holds what the browser has not written yet. */
const HELD_PATH = '/__phone/held/'
/** Milliseconds after which a text nothing points to is thrown away; younger ones another window may be writing. */
const LEFTOVER_MS = 3_600_000

const timeNow = () => performance.timeOrigin + performance.now()

/**
 * Texts that localStorage has no room for, by a version that whoever keeps one notes down in localStorage. They are read
 * at once from memory, which is filled when the phone starts.
 */
export class LargeValues {
  private readonly texts = new Map<string, string>()
  private readonly waiting: ((database: IDBDatabase) => void)[] = []
  private database: IDBDatabase | undefined

  constructor(private readonly account: string) {}

  /** Reads the wanted versions into memory, and throws old ones away that nobody wants. */
  async restore(wanted: ReadonlySet<string>): Promise<void> {
    const database = await openAccountStore(this.account)
    this.database = database
    this.waiting.splice(0).forEach((run) => run(database))
    const store = database.transaction(PARTS).objectStore(PARTS)
    const versions = new Set((await answerOf(store.getAllKeys())).map((key) => (key as [string])[0]))
    await Promise.all([...wanted].map((version) => this.load(version)))
    for (const version of versions) {
      if (!wanted.has(version) && timeNow() - Number.parseFloat(version) > LEFTOVER_MS) this.drop(version)
    }
  }

  /** Reads one version that another window of this account wrote. */
  async load(version: string): Promise<void> {
    const database = await openAccountStore(this.account)
    const parts = await answerOf(database.transaction(PARTS).objectStore(PARTS).getAll(rangeOf(version)))
    if (parts.length > 0) return void this.texts.set(version, parts.join(''))
    // the page that wrote it was gone before the browser had it
    const held = await fetch(HELD_PATH + version)
    if (!held.ok) return
    const text = await held.text()
    this.texts.set(version, text)
    await this.keep(version, text)
    release(version)
  }

  get(version: string): string | undefined {
    return this.texts.get(version)
  }

  /**
   * Answers the version, and when the browser has it for good. `hold`: nothing else has the text until then, so the
   * phone's server holds it, and a page that is loaded again meanwhile finds it there.
   */
  put(text: string, hold: boolean): { version: string; kept: Promise<void> } {
    const version = `${timeNow()}-${crypto.randomUUID()}`
    this.texts.set(version, text)
    if (hold) handOver(version, text)
    const kept = this.keep(version, text)
    return { version, kept: hold ? kept.then(() => release(version)) : kept }
  }

  drop(version: string): void {
    this.texts.delete(version)
    this.write((store) => void store.delete(rangeOf(version))).catch(reportError)
  }

  private keep(version: string, text: string): Promise<void> {
    return this.write((store) => {
      for (let from = 0; from < text.length; from += PART)
        store.put(text.slice(from, from + PART), [version, from])
    })
  }

  private write(change: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const run = (database: IDBDatabase) => {
        const transaction = database.transaction(PARTS, 'readwrite')
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error ?? new Error('the browser keeps no storage'))
        change(transaction.objectStore(PARTS))
      }
      if (this.database) run(this.database)
      else this.waiting.push(run)
    })
  }
}

const rangeOf = (version: string) => IDBKeyRange.bound([version], [version, []])

/** Waits for the server, because the page may be loaded again in the next moment. */
function handOver(version: string, text: string): void {
  const request = new XMLHttpRequest()
  request.open('PUT', HELD_PATH + version, false)
  request.setRequestHeader('content-type', 'application/json')
  request.send(text)
  if (!/^2/.test(String(request.status))) throw new Error('the phone has no room left')
}

function release(version: string): void {
  fetch(HELD_PATH + version, { method: 'DELETE', keepalive: true }).catch(() => undefined)
}
