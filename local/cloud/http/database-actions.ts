import { ObjectId } from 'bson'
import { aggregate } from '../aggregate/aggregate'
import { collectionMissing, operationFailed } from '../errors'
import type { Gateway } from '../gateway'
import { LIMITS } from '../limits'
import type { Modified, ModifyOptions } from '../store/store'
import type { Transaction } from '../store/transactions'
import { toWire } from '../values/ejson'
import type { Document, Fields } from '../values/types'
import { flagParam, neededFields, optionalFields, textParam, wholeParam, type Params } from './params'
import { stagesOf } from './stages'

export type { Params } from './params'
export type Reply = Record<string, unknown>
export type Action = (gateway: Gateway, params: Params) => Reply | Promise<Reply>

/** Milliseconds between two looks at a document a transaction holds. */
const LOCK_POLL_MS = 5

const nameOf = (params: Params): string => textParam(params, 'collectionName')

/** The transaction a request belongs to. A malformed id is refused: outside, its write would not be undone. */
function transactionOf(gateway: Gateway, params: Params): Transaction | undefined {
  const id = params.transactionId ?? undefined
  return id === undefined ? undefined : gateway.store.transactions.need(textParam(params, 'transactionId'))
}

/** Documents as texts, within the size of one reply. */
function listOf(documents: Document[]): string[] {
  const list = documents.map(toWire)
  if (list.reduce((sum, text) => sum + Buffer.byteLength(text), 0) > LIMITS.replyBytes)
    throw operationFailed('Query', `the reply exceeds the maximum of ${LIMITS.replyBytes} bytes`)
  return list
}

function getDocument(gateway: Gateway, params: Params): Reply {
  const limit = wholeParam(params, 'limit', 1, LIMITS.defaultGetDocuments)
  const options = {
    order: optionalFields(gateway, params, 'order'),
    skip: wholeParam(params, 'offset', 0, 0),
    limit: Math.min(limit, LIMITS.getDocuments),
    projection: optionalFields(gateway, params, 'projection'),
  }
  const query = optionalFields(gateway, params, 'query') ?? {}
  const found = gateway.store.find(nameOf(params), query, options, transactionOf(gateway, params))
  return { data: { list: listOf(found) }, limit: options.limit, offset: options.skip }
}

/** Outside a transaction a write waits for the one that holds its document, and then looks again. */
async function unlocked(gateway: Gateway, params: Params, query: Fields, multi: boolean): Promise<void> {
  const { transactions } = gateway.store
  if (transactionOf(gateway, params) || !transactions.hasLocks()) return
  const deadline = Date.now() + LIMITS.transactionMs
  for (;;) {
    if (!gateway.store.isHeld(nameOf(params), query, multi)) return
    if (Date.now() > deadline) throw operationFailed('Update', 'lock wait timeout')
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS))
  }
}

async function modify(gateway: Gateway, params: Params, options: ModifyOptions): Promise<Modified> {
  const query = neededFields(gateway, params, 'query')
  const data = neededFields(gateway, params, 'data')
  await unlocked(gateway, params, query, options.multi)
  const now = gateway.clock.now()
  return gateway.store.modify(
    nameOf(params),
    query,
    data,
    { ...options, now },
    transactionOf(gateway, params),
  )
}

async function modifyDocument(gateway: Gateway, params: Params): Promise<Reply> {
  const options = {
    multi: flagParam(params, 'multi'),
    merge: flagParam(params, 'merge'),
    upsert: flagParam(params, 'upsert'),
  }
  const { updated, upsertedId } = await modify(gateway, params, options)
  return { data: { updated, upsert_id: upsertedId } }
}

async function modifyAndReturnDoc(gateway: Gateway, params: Params): Promise<Reply> {
  const { matched, document } = await modify(gateway, params, { multi: false, merge: true, upsert: false })
  return { data: { updated: matched, doc: document ? toWire(document) : null } }
}

async function removeDocument(gateway: Gateway, params: Params): Promise<Reply> {
  const query = neededFields(gateway, params, 'query')
  const multi = flagParam(params, 'multi')
  await unlocked(gateway, params, query, multi)
  return {
    data: { deleted: gateway.store.remove(nameOf(params), query, multi, transactionOf(gateway, params)) },
  }
}

function insertDocument(gateway: Gateway, params: Params): Reply {
  const texts: unknown[] = Array.isArray(params.data) ? params.data : [params.data]
  const documents = texts.map((data) => neededFields(gateway, { data }, 'data'))
  const ids = gateway.store.insert(nameOf(params), documents, transactionOf(gateway, params))
  return { data: { insertedIds: ids.map((id) => (id instanceof ObjectId ? id.toHexString() : id)) } }
}

function aggregateDocuments(gateway: Gateway, params: Params): Reply {
  if (!gateway.store.catalog.has(nameOf(params))) throw collectionMissing(nameOf(params))
  const stages = stagesOf(gateway, params)
  return { data: { list: listOf(aggregate(gateway.store, nameOf(params), stages)) } }
}

export const databaseActions: Record<string, Action> = {
  'database.addCollection': (gateway, params) => {
    gateway.store.createCollection(nameOf(params))
    return {}
  },
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': (gateway, params) => ({
    data: {
      total: gateway.store.count(
        nameOf(params),
        optionalFields(gateway, params, 'query') ?? {},
        transactionOf(gateway, params),
      ),
    },
  }),
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.startTransaction': (gateway) => ({ transactionId: gateway.store.transactions.begin() }),
  'database.commitTransaction': (gateway, params) => {
    gateway.store.transactions.commit(textParam(params, 'transactionId'))
    return {}
  },
  'database.abortTransaction': (gateway, params) => {
    gateway.store.transactions.abort(textParam(params, 'transactionId'))
    return {}
  },
}
