import { aggregate } from '../aggregate/aggregate'
import { collectionMissing, invalidParam, operationFailed } from '../errors'
import type { Gateway } from '../gateway'
import { LIMITS } from '../limits'
import { stageName } from '../aggregate/pipeline'
import type { Modified, ModifyOptions } from '../store/store'
import type { Transaction } from '../store/transactions'
import { fromWire, toWire } from '../values/ejson'
import { isFields, type Document, type Fields, type Value } from '../values/types'

export type Params = Record<string, unknown>
export type Reply = Record<string, unknown>
export type Action = (gateway: Gateway, params: Params) => Reply | Promise<Reply>

/** Milliseconds between two looks at a document a transaction holds. */
const LOCK_POLL_MS = 5

const nameOf = (params: Params): string => {
  if (typeof params.collectionName !== 'string') throw invalidParam('collectionName is required')
  return params.collectionName
}

function parse(gateway: Gateway, text: unknown): Value | undefined {
  if (text === undefined || text === null || text === '') return undefined
  if (typeof text !== 'string') throw invalidParam('expected extended JSON as text')
  return fromWire(text, gateway.clock.now())
}

function fieldsOf(gateway: Gateway, text: unknown): Fields {
  const value = parse(gateway, text) ?? {}
  if (!isFields(value)) throw invalidParam('expected a document')
  return value
}

/** A write by condition must have one: an absent query would touch every document. */
function conditionOf(gateway: Gateway, params: Params): Fields {
  if (params.queryType === 'WHERE' && params.query === undefined) throw invalidParam('query is required')
  return fieldsOf(gateway, params.query)
}

const transactionOf = (gateway: Gateway, params: Params): Transaction | undefined =>
  typeof params.transactionId === 'string' && params.transactionId !== ''
    ? gateway.store.transactions.need(params.transactionId)
    : undefined

/** Documents as texts, within the size of one reply. */
function listOf(documents: Document[]): string[] {
  const list = documents.map(toWire)
  if (list.reduce((sum, text) => sum + Buffer.byteLength(text), 0) > LIMITS.replyBytes)
    throw operationFailed('Query', `the reply exceeds the maximum of ${LIMITS.replyBytes} bytes`)
  return list
}

function getDocument(gateway: Gateway, params: Params): Reply {
  const limit = typeof params.limit === 'number' ? params.limit : LIMITS.defaultGetDocuments
  const options = {
    order: parse(gateway, params.order),
    skip: typeof params.offset === 'number' ? params.offset : 0,
    limit: Math.min(limit, LIMITS.getDocuments),
    projection: params.projection === undefined ? undefined : fieldsOf(gateway, params.projection),
  }
  const tx = transactionOf(gateway, params)
  const found = gateway.store.find(nameOf(params), fieldsOf(gateway, params.query), options, tx)
  return { data: { list: listOf(found) }, limit: options.limit, offset: options.skip }
}

/** Outside a transaction a write waits for the one that holds its document, and then looks again. */
async function unlocked(gateway: Gateway, params: Params, query: Fields, multi: boolean): Promise<void> {
  const { transactions } = gateway.store
  if (params.transactionId || !transactions.hasLocks()) return
  const deadline = Date.now() + LIMITS.transactionMs
  for (;;) {
    const { collection, rows } = gateway.store.targets(nameOf(params), query, multi)
    if (!rows.some((row) => transactions.isLocked(collection, row.document))) return
    if (Date.now() > deadline) throw operationFailed('Update', 'lock wait timeout')
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS))
  }
}

async function modify(gateway: Gateway, params: Params, options: ModifyOptions): Promise<Modified> {
  const query = conditionOf(gateway, params)
  await unlocked(gateway, params, query, options.multi)
  const data = fieldsOf(gateway, params.data)
  return gateway.store.modify(nameOf(params), query, data, options, transactionOf(gateway, params))
}

async function modifyDocument(gateway: Gateway, params: Params): Promise<Reply> {
  const options = {
    multi: params.multi === true,
    merge: params.merge === true,
    upsert: params.upsert === true,
  }
  const { updated, upsertedId } = await modify(gateway, params, options)
  return { data: { updated, upsert_id: upsertedId } }
}

async function modifyAndReturnDoc(gateway: Gateway, params: Params): Promise<Reply> {
  const { matched, document } = await modify(gateway, params, { multi: false, merge: true, upsert: false })
  return { data: { updated: matched, doc: document ? toWire(document) : null } }
}

async function removeDocument(gateway: Gateway, params: Params): Promise<Reply> {
  const query = conditionOf(gateway, params)
  const multi = params.multi === true
  await unlocked(gateway, params, query, multi)
  return {
    data: { deleted: gateway.store.remove(nameOf(params), query, multi, transactionOf(gateway, params)) },
  }
}

function insertDocument(gateway: Gateway, params: Params): Reply {
  const texts = Array.isArray(params.data) ? params.data : [params.data]
  const documents = texts.map((text) => fieldsOf(gateway, text))
  const ids = gateway.store.insert(nameOf(params), documents, transactionOf(gateway, params))
  return { data: { insertedIds: ids.map((id) => (typeof id === 'object' ? String(id) : id)) } }
}

function aggregateDocuments(gateway: Gateway, params: Params): Reply {
  if (!gateway.store.catalog.has(nameOf(params))) throw collectionMissing(nameOf(params))
  if (!Array.isArray(params.stages)) throw invalidParam('stages is required')
  const stages = params.stages.map((stage: { stageKey?: unknown; stageValue?: unknown }) => ({
    [String(stage.stageKey)]: parse(gateway, stage.stageValue) ?? null,
  }))
  stages.forEach(stageName)
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
        fieldsOf(gateway, params.query),
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
    gateway.store.transactions.commit(String(params.transactionId))
    return {}
  },
  'database.abortTransaction': (gateway, params) => {
    gateway.store.transactions.abort(String(params.transactionId))
    return {}
  },
}
