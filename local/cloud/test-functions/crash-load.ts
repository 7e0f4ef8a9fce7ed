import { deepStrictEqual, strictEqual } from 'node:assert'
import { fromWire } from '../values/ejson'
import type { Fields } from '../values/types'
import { admin } from './command-line'

/** Numbers from 0 to below 1 that a seed decides (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A cloud that may be gone at any moment: then a request has no answer, and nobody knows whether it was done. */
export class Door {
  private answers = 0

  constructor(
    private readonly url: string,
    /** Told of each answer how many there have been. */
    private readonly onAnswer: (answers: number) => void = () => undefined,
  ) {}

  /** What was answered, or null without an answer. */
  async ask(action: string, params: object) {
    const answer = await admin(this.url, `database.${action}`, params).catch(() => null)
    if (answer) this.onAnswer((this.answers += 1))
    return answer
  }

  /** Every document of a query, by `_id`. */
  async all(collectionName: string, query: Fields = {}): Promise<Map<string, Fields>> {
    const found = new Map<string, Fields>()
    for (let offset = 0; ; offset += 1000) {
      const page = { collectionName, query: JSON.stringify(query), order: '{"_id":1}', offset, limit: 1000 }
      const { data } = await admin(this.url, 'database.getDocument', page)
      const list = data!.list as string[]
      for (const document of list.map((text) => fromWire(text, 0) as Fields))
        found.set(document._id as string, document)
      if (list.length < 1000) return found
    }
  }
}

type Documents = Map<string, Fields>
/** Documents a writer has at most, so that its updates of all of them stay short. */
const MOST_DOCUMENTS = 120

/**
 * Writes documents nobody else writes, and knows at every moment what has to be stored: what was answered, or that
 * together with the one write that was not.
 */
export class Writer {
  private certain: Documents = new Map()
  private possible: Documents | null = null
  private made = 0
  writes = 0

  constructor(private readonly name: string) {}

  /** Writes until the cloud is gone. */
  async run(door: Door, random: () => number): Promise<void> {
    while (await this.write(door, random)) this.writes += 1
  }

  /** Takes what is stored after a crash for certain, if it is one of the two things it can be. */
  reconcile(stored: Documents): void {
    const found = shown(stored)
    if (this.possible === null || found !== shown(this.possible)) strictEqual(found, shown(this.certain))
    this.certain = new Map([...stored].map(([id, document]) => [id, structuredClone(document)]))
    this.possible = null
  }

  private write(door: Door, random: () => number): Promise<boolean> {
    const ids = [...this.certain.keys()]
    const chosen = this.certain.get(ids[Math.floor(random() * ids.length)] ?? '')
    const kind = random()
    if (!chosen || (kind < 0.4 && ids.length < MOST_DOCUMENTS)) return this.add(door)
    if (kind < 0.7) return this.update(door, chosen)
    return kind < 0.85 ? this.updateAll(door) : this.remove(door, chosen)
  }

  private add(door: Door): Promise<boolean> {
    const n = (this.made += 1)
    const _id = `${this.name}-${String(n).padStart(6, '0')}`
    const document = { _id, writer: this.name, slot: _id, version: 1, round: 0, tags: [n % 7] }
    const request = { data: [JSON.stringify(document)] }
    return this.done(door, 'insertDocument', request, (documents) => documents.set(_id, document))
  }

  /** Only if nobody changed it: the version that is known is part of the condition. */
  private update(door: Door, { _id, version }: Fields): Promise<boolean> {
    const next = Number(version) + 1
    const data = { $set: { version: next, slot: `${String(_id)}/${next}` }, $push: { tags: next } }
    const request = this.modify({ _id, version } as Fields, data, false)
    return this.done(door, 'modifyDocument', request, (documents) => {
      const document = documents.get(_id as string)!
      Object.assign(document, data.$set)
      ;(document.tags as number[]).push(next)
    })
  }

  private updateAll(door: Door): Promise<boolean> {
    const request = this.modify({ writer: this.name, round: { $gte: 0 } }, { $inc: { round: 1 } }, true)
    return this.done(door, 'modifyDocument', request, (documents) => {
      for (const document of documents.values()) document.round = Number(document.round) + 1
    })
  }

  private remove(door: Door, { _id }: Fields): Promise<boolean> {
    const request = { query: JSON.stringify({ _id }), multi: false }
    return this.done(door, 'removeDocument', request, (documents) => documents.delete(_id as string))
  }

  private modify = (query: Fields, data: object, multi: boolean) => ({
    query: JSON.stringify(query),
    data: JSON.stringify(data),
    multi,
    merge: true,
    upsert: false,
  })

  /** False when no answer came. An answer is always that it was done: nobody else touches these documents. */
  private async done(door: Door, action: string, request: object, act: (to: Documents) => void) {
    const after = structuredClone(this.certain)
    act(after)
    this.possible = after
    const answer = await door.ask(action, { collectionName: 'things', ...request })
    if (!answer) return false
    const { code, data } = answer
    deepStrictEqual([code, data?.updated === 0 || data?.deleted === 0], [undefined, false])
    this.certain = after
    this.possible = null
    return true
  }
}

const shown = (documents: Documents): string =>
  JSON.stringify(
    [...documents.values()].sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1)),
    null,
    1,
  )
