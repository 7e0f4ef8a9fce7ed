import { deepStrictEqual, strictEqual } from 'node:assert'
import type { Fields } from '../values/types'
import type { Door } from './crash-load'

/** What the two accounts hold together, from the first moment on. */
export const TOGETHER = 1000

/**
 * Moves money between two accounts in transactions that also make an entry in a ledger. Several do so at the same
 * time and conflict; whoever loses leaves nothing behind.
 */
export class Money {
  private readonly moved = new Set<string>()
  private readonly perhaps = new Set<string>()
  private made = 0

  /** Moves money until the cloud is gone. */
  async run(door: Door, random: () => number): Promise<void> {
    while (await this.move(door, `m${(this.made += 1)}`, Math.floor(random() * 20) - 10));
  }

  /** Every entry that was answered is there, none that never was asked for, and the accounts agree with them. */
  reconcile(accounts: Map<string, Fields>, ledger: Map<string, Fields>): void {
    const lost = [...this.moved].filter((id) => !ledger.has(id))
    const foreign = [...ledger.keys()].filter((id) => !this.moved.has(id) && !this.perhaps.has(id))
    deepStrictEqual({ lost, foreign }, { lost: [], foreign: [] })
    const [left, right] = ['left', 'right'].map((id) => Number(accounts.get(id)?.n))
    const sum = [...ledger.values()].reduce((before, entry) => before + Number(entry.amount), 0)
    deepStrictEqual([left, right], [TOGETHER - sum, sum])
    for (const id of ledger.keys()) this.moved.add(id)
    this.perhaps.clear()
  }

  get count(): number {
    return this.moved.size
  }

  private async move(door: Door, _id: string, amount: number): Promise<boolean> {
    const started = await door.ask('startTransaction', {})
    if (!started) return false
    const { transactionId } = started
    const change = (id: string, by: number) =>
      door.ask('modifyDocument', {
        ...{ transactionId, collectionName: 'accounts', query: JSON.stringify({ _id: id }) },
        ...{ data: JSON.stringify({ $inc: { n: by } }), multi: false, merge: true, upsert: false },
      })
    const entry = () => {
      const data = [JSON.stringify({ _id, amount })]
      return door.ask('insertDocument', { transactionId, collectionName: 'ledger', data })
    }
    for (const step of [() => change('left', -amount), entry, () => change('right', amount)]) {
      const answer = await step()
      if (!answer) return false
      // A conflict has ended the transaction.
      if (answer.code !== undefined) return this.lost(answer.code)
    }
    return this.commit(door, transactionId!, _id)
  }

  private async commit(door: Door, transactionId: string, _id: string): Promise<boolean> {
    this.perhaps.add(_id)
    const answer = await door.ask('commitTransaction', { transactionId })
    if (!answer) return false
    strictEqual(answer.code, undefined)
    this.moved.add(_id)
    return true
  }

  private lost(code: string): true {
    strictEqual(code, 'DATABASE_TRANSACTION_CONFLICT')
    return true
  }
}
