import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam, notSupported } from '../errors'
import { CLIENT_DATABASE } from '../faults'
import type { Gateway } from '../gateway'
import { LIMITS } from '../limits'
import type { Caller } from '../security-rules/guard'
import { WrittenFields } from '../security-rules/written'
import { isFields, isOperators, type Fields } from '../values/types'
import { errorBody } from './admin'
import { openidOf } from './client'
import { databaseActions, type Reply } from './database-actions'
import { flagParam, neededFields, Parsed, optionalFields, textParam, wholeParam, type Params } from './params'
import { readJson, sendJson } from './requests'
import { underFault } from './under-fault'
import { lookedUp, stagesOf } from './stages'

/** The field that says whose a document is. */
const CREATOR = '_openid'

type ClientAction = (gateway: Gateway, params: Params, caller: Caller) => Reply | Promise<Reply>

/** What a phone's database may ask, and nothing else: with a condition that implies the rule. */
const ACTIONS: Record<string, { name: string; run: ClientAction }> = {
  'database.getDocument': { name: 'get', run: get },
  'database.calculateDocument': { name: 'count', run: count },
  'database.insertDocument': { name: 'add', run: add },
  'database.modifyDocument': { name: 'update', run: modify },
  'database.removeDocument': { name: 'remove', run: remove },
  'database.aggregateDocuments': { name: 'aggregate', run: aggregate },
}

/** `POST /client/database`: what `wx.cloud.database()` does for one WeChat account, under the security rules. */
export async function clientDatabase(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let api = 'database'
  try {
    const params = await readJson(request, LIMITS.requestBytes)
    const caller = { openid: openidOf(request), now: gateway.clock.now() }
    const action = textParam(params, 'action')
    const known = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    if (!known) throw notSupported(`the action ${action} for a phone`)
    api = `${params.queryType === 'DOC' ? 'document' : 'collection'}.${known.name}`
    const collection = typeof params.collectionName === 'string' ? params.collectionName : undefined
    if (params.transactionId !== undefined) throw invalidParam('a phone has no transactions')
    const seen = { action: CLIENT_DATABASE, collection }
    const done = await underFault(gateway, request, seen, () => known.run(gateway, params, caller))
    if (done) sendJson(response, { requestId: randomUUID(), ...done.reply })
  } catch (error) {
    sendJson(response, failure(api, error))
  }
}

/** The platform's numbers and words (wx-server-sdk's table of error codes, which phones share). */
const ERRORS: Record<string, [number, string]> = {
  DATABASE_PERMISSION_DENIED: [-502003, 'database permission denied'],
  DATABASE_REQUEST_FAILED: [-502001, 'database request fail'],
  DATABASE_COLLECTION_NOT_EXIST: [-502005, 'database collection not exists'],
  INVALID_PARAM: [-501007, 'invalid parameters'],
  SYS_ERR: [-501001, 'resource system error'],
}

function failure(api: string, error: unknown): { errCode: number; errMsg: string; requestID: string } {
  const { code, message, requestId } = errorBody(error)
  const [errCode, words] = ERRORS[code] ?? [-1, 'error']
  const errMsg = `${api}:fail Error: errCode: ${errCode} ${words} | errMsg: ${message}`
  return { errCode, errMsg, requestID: requestId }
}

const nameOf = (params: Params): string => textParam(params, 'collectionName')

/** Runs an action as a function's would run, with a condition of the guard's. */
function runAs(gateway: Gateway, action: string, params: Params, query: Fields): Reply | Promise<Reply> {
  return databaseActions[action]!(gateway, { ...params, query: new Parsed(query) })
}

function get(gateway: Gateway, params: Params, caller: Caller): Reply | Promise<Reply> {
  const query = readable(gateway, params, caller)
  const limit = Math.min(wholeParam(params, 'limit', 1, LIMITS.clientGetDocuments), LIMITS.clientGetDocuments)
  return runAs(gateway, 'database.getDocument', { ...params, limit }, query)
}

function count(gateway: Gateway, params: Params, caller: Caller): Reply | Promise<Reply> {
  return runAs(gateway, 'database.calculateDocument', params, readable(gateway, params, caller))
}

function readable(gateway: Gateway, params: Params, caller: Caller): Fields {
  const query = optionalFields(gateway, params, 'query') ?? {}
  return gateway.guard.condition('read', nameOf(params), query, caller)
}

/** A document is its maker's, whoever that says it is. */
function add(gateway: Gateway, params: Params, caller: Caller): Reply | Promise<Reply> {
  const texts: unknown[] = Array.isArray(params.data) ? params.data : [params.data]
  const documents = texts.map((data) => owned(neededFields(gateway, { data }, 'data'), caller))
  for (const document of documents) gateway.guard.create(nameOf(params), document, caller)
  return databaseActions['database.insertDocument']!(gateway, {
    ...params,
    data: documents.map((document) => new Parsed(document)),
  })
}

function owned(document: Fields, { openid }: Caller): Fields {
  refuseCreator(document)
  return { ...document, [CREATOR]: openid }
}

/** Who made a document is nothing a phone may say. */
function refuseCreator(fields: Fields): void {
  for (const key of Object.keys(fields))
    if (key === CREATOR || key.startsWith(`${CREATOR}.`)) throw invalidParam(`Invalid Key Name: ${CREATOR}`)
}

/** An update changes what is found; a set puts a document in place of it, or makes one. */
async function modify(gateway: Gateway, params: Params, caller: Caller): Promise<Reply> {
  const query = neededFields(gateway, params, 'query')
  const data = neededFields(gateway, params, 'data')
  if (!flagParam(params, 'merge')) return set(gateway, params, caller, query, data)
  if (flagParam(params, 'upsert')) throw invalidParam('an update makes no document')
  for (const operand of Object.values(data)) if (isFields(operand)) refuseTargets(operand)
  const allowed = gateway.guard.condition('update', nameOf(params), query, caller, {
    update: new WrittenFields(data),
  })
  return runAs(gateway, 'database.modifyDocument', params, allowed)
}

function refuseTargets(operand: Fields): void {
  refuseCreator(operand)
  for (const target of Object.values(operand)) if (target === CREATOR) refuseCreator({ [CREATOR]: null })
}

/** A document that is there is replaced and stays its creator's; one that is not is made, and is the caller's. */
async function set(
  gateway: Gateway,
  params: Params,
  caller: Caller,
  query: Fields,
  data: Fields,
): Promise<Reply> {
  const name = nameOf(params)
  refuseCreator(data)
  const there = gateway.store.find(name, query, { limit: 1 })[0]
  if (there || !flagParam(params, 'upsert')) {
    const allowed = gateway.guard.condition('update', name, query, caller, { document: data })
    const creator = there?.[CREATOR] ?? null
    const kept = creator === null ? data : { ...data, [CREATOR]: creator }
    const replace = { ...params, upsert: false, data: new Parsed(kept) }
    return runAs(gateway, 'database.modifyDocument', replace, { $and: [allowed, { [CREATOR]: creator }] })
  }
  if (isOperators(query._id)) throw invalidParam('a document that is set is named by its _id')
  const document = { ...owned(data, caller), ...(query._id === undefined ? {} : { _id: query._id }) }
  gateway.guard.create(name, document, caller)
  const [id] = gateway.store.insert(name, [document])
  return { data: { updated: 0, upsert_id: id } }
}

function remove(gateway: Gateway, params: Params, caller: Caller): Reply | Promise<Reply> {
  const query = neededFields(gateway, params, 'query')
  const allowed = gateway.guard.condition('delete', nameOf(params), query, caller)
  return runAs(gateway, 'database.removeDocument', params, allowed)
}

/** Stages say nothing that a rule could rely on, so every collection they read must be open to be read. */
function aggregate(gateway: Gateway, params: Params, caller: Caller): Reply | Promise<Reply> {
  const names = [nameOf(params), ...lookedUp(stagesOf(gateway, params))]
  for (const name of names) {
    const condition = gateway.guard.condition('read', name, {}, caller)
    if (Object.keys(condition).length > 0)
      throw new CloudError('DATABASE_PERMISSION_DENIED', 'Permission denied')
  }
  return databaseActions['database.aggregateDocuments']!(gateway, params)
}
