import cloud from 'wx-server-sdk'
import { trip } from './trips'

/**
 * The one typed adapter over wx-server-sdk 4.0.2, whose own types are wrong in places.
 * Everything the functions ask of CloudBase goes through here; nothing else imports the SDK.
 */
/* eslint-disable @typescript-eslint/no-explicit-any -- the SDK's own types; this file is where they stop */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as any })

const db: any = (cloud as any).database({ throwOnNotFound: false })
/** The SDK's query and update commands. `set` is essential: a plain nested object is merged, `{}` is dropped. */
export const command: any = db.command

export type Fields = Record<string, unknown>

/** CloudBase refuses to give more than this many rows in one reply and clamps silently. */
const MAX_ROWS = 1000

/** The status of a file that is not there. */
const FILE_MISSING = -503003
/** CloudBase deletes no more files in one request, and gives no more links. */
const FILES_AT_ONCE = 50

export interface FindOptions {
  /** Required bound of the read; at most 1000. */
  limit: number
  skip?: number
  order?: Array<[field: string, direction: 'asc' | 'desc']>
  fields?: Record<string, boolean>
}

export async function findById<T>(collection: string, id: string): Promise<T | null> {
  trip()
  const reply = await db.collection(collection).doc(id).get()
  return (reply.data as T | null | undefined) ?? null
}

export async function find<T>(collection: string, where: Fields, options: FindOptions): Promise<T[]> {
  trip()
  bound(options.limit)
  let query = db.collection(collection).where(where)
  for (const [field, direction] of options.order ?? []) query = query.orderBy(field, direction)
  if (options.skip) query = query.skip(options.skip)
  if (options.fields) query = query.field(options.fields)
  return (await query.limit(options.limit).get()).data as T[]
}

/** The part of a query by ids that comes after a page. */
export const afterId = (where: Fields, last: string | undefined): Fields =>
  last === undefined ? where : { ...where, _id: command.gt(last) }

function bound(limit: number): void {
  if (limit > MAX_ROWS) throw new Error(`a read of ${limit} rows is over the limit of ${MAX_ROWS}`)
}

export async function count(collection: string, where: Fields): Promise<number> {
  trip()
  return (await db.collection(collection).where(where).count()).total as number
}

/** Adds one document; answers false when its id or a unique field is taken. */
export async function insert(collection: string, document: Fields): Promise<boolean> {
  trip()
  try {
    await db.collection(collection).add({ data: document })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Updates every document that matches; answers how many changed. */
export async function update(collection: string, where: Fields, data: Fields): Promise<number> {
  trip()
  return (await db.collection(collection).where(where).update({ data })).stats.updated as number
}

export async function remove(collection: string, where: Fields): Promise<number> {
  trip()
  return (await db.collection(collection).where(where).remove()).stats.removed as number
}

export interface Lookup {
  from: string
  localField: string
  foreignField: string
  as: string
  /** Fields of the related documents that stay in the database. */
  without?: string[]
}

/** Matching documents with their related ones, in one round trip. */
export async function findWith<T>(
  collection: string,
  where: Fields,
  limit: number,
  lookups: Lookup[],
): Promise<T[]> {
  trip()
  bound(limit)
  let pipeline = db.collection(collection).aggregate().match(where).limit(limit)
  for (const { without = [], ...lookup } of lookups) {
    pipeline = pipeline.lookup(lookup)
    const hidden = without.map((field) => [`${lookup.as}.${field}`, 0])
    if (hidden.length > 0) pipeline = pipeline.project(Object.fromEntries(hidden))
  }
  return (await pipeline.end()).list as T[]
}

/** Parts of matching documents, computed in the database: what nobody needs does not travel. `limit` is required and at most 1000. */
export async function findParts<T>(
  collection: string,
  where: Fields,
  parts: Fields,
  { limit, order }: { limit: number; order: Array<[field: string, direction: 'asc' | 'desc']> },
): Promise<T[]> {
  trip()
  bound(limit)
  const sort = Object.fromEntries(order.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1]))
  const pipeline = db.collection(collection).aggregate().match(where).sort(sort).limit(limit)
  return (await pipeline.project(parts).end()).list as T[]
}

/** Related documents of an anchor: by values that are given, or by those of a field that an earlier reading filled. */
export interface Related {
  from: string
  foreignField: string
  values?: readonly string[]
  /** e.g. `units._id`. */
  via?: string
  without?: string[]
  /** Only so many of what a decision made, the greatest values of this field first, and none below `from`; with `values` alone. */
  newest?: { by: string; limit: number; from?: number }
}

/**
 * Documents of several collections in one round trip, each by one indexed field, beside a document that is there anyway.
 * Every reading must be bounded by what it asks for, or by `newest`. null when there is no such anchor.
 */
export async function findTogether(
  collection: string,
  id: string,
  readings: Record<string, Related>,
): Promise<Record<string, unknown[]> | null> {
  trip()
  const entries = Object.entries(readings)
  const wanted = entries.flatMap(([name, { values, newest }]) =>
    values && !newest ? [[`want_${name}`, values]] : [],
  )
  let pipeline = db.collection(collection).aggregate().match({ _id: id }).limit(1).project({ _id: 1 })
  pipeline = pipeline.addFields(Object.fromEntries(wanted))
  const hidden: Array<[string, number]> = []
  for (const [as, { from, foreignField, values = [], via, without = [], newest }] of entries) {
    pipeline = newest
      ? pipeline.lookup({ from, let: {}, pipeline: newestOf(foreignField, values, newest), as })
      : pipeline.lookup({ from, localField: via ?? `want_${as}`, foreignField, as })
    hidden.push(...without.map((field): [string, number] => [`${as}.${field}`, 0]))
  }
  if (hidden.length > 0) pipeline = pipeline.project(Object.fromEntries(hidden))
  const [found] = (await pipeline.end()).list as Array<Record<string, unknown[]>>
  return found ?? null
}

function newestOf(
  field: string,
  values: readonly string[],
  { by, limit, from }: NonNullable<Related['newest']>,
) {
  // One value is asked for as itself: only then does an index answer in its own order.
  const where = {
    [field]: values.length === 1 ? values[0] : command.in([...values]),
    // What nobody decided takes no place away from what somebody did.
    version: command.gt(0),
    ...(from === undefined ? {} : { [by]: command.gte(from) }),
  }
  return command.aggregate
    .pipeline()
    .match(where)
    .sort({ [by]: -1 })
    .limit(limit)
    .done()
}

/**
 * Of which of these questions something matches, asked in one round trip beside a document that is there, which comes with it.
 * Each must be answered by an index. null when there is no such document.
 */
export async function findBeside<T>(
  collection: string,
  id: string,
  questions: ReadonlyArray<{ from: string; where: Fields }>,
): Promise<{ document: T; matched: boolean[] } | null> {
  trip()
  let asking = db.collection(collection).aggregate().match({ _id: id }).limit(1)
  for (const [index, { from, where }] of questions.entries()) {
    const pipeline = command.aggregate.pipeline().match(where).limit(1).project({ _id: 1 }).done()
    asking = asking.lookup({ from, let: {}, pipeline, as: `question_${index}` })
  }
  const [found] = (await asking.end()).list as Array<Record<string, unknown[]>>
  if (!found) return null
  const matched = questions.map((_, index) => (found[`question_${index}`] ?? []).length > 0)
  return { document: found as T, matched }
}

/** MongoDB's duplicate key error, as CloudBase passes it on. */
export function isDuplicate(error: unknown): boolean {
  return /E11000|duplicate key/i.test(messageOf(error))
}

export function messageOf(error: unknown): string {
  const shape = error as { errMsg?: string; message?: string } | null
  return shape?.errMsg ?? shape?.message ?? String(error)
}

export interface WxContext {
  /** Empty for an operator's or a timer's call. */
  openid: string
  source: string
}

/** Who calls, as the platform says. An all-digit OPENID comes back as a number from the SDK. */
export function wxContext(): WxContext {
  const context = cloud.getWXContext()
  const openid: unknown = context.OPENID
  return {
    openid: openid === undefined || openid === null ? '' : String(openid),
    source: String(context.SOURCE ?? ''),
  }
}

export interface SubscribeMessage {
  touser: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

/** Sends a subscription message; answers WeChat's error code, 0 for sent, 43101 for no acceptance left. */
export async function sendSubscribeMessage(message: SubscribeMessage): Promise<number> {
  trip()
  try {
    const reply = await (cloud as any).openapi.subscribeMessage.send(message)
    return Number(reply.errCode ?? 0)
  } catch (error) {
    const code = Number((error as { errCode?: unknown }).errCode)
    if (Number.isFinite(code) && code !== 0 && code !== -1) return code
    throw error
  }
}

/** WeChat's answer to a code that is unknown, used or older than five minutes. */
const BAD_CODE = 40029

/** The mainland number behind the one-time code of a `getPhoneNumber` button; null for a code that is not good. */
export async function phoneNumberOf(code: string): Promise<string | null> {
  trip()
  try {
    const { phoneInfo } = await (cloud as any).openapi.phonenumber.getPhoneNumber({ code })
    return phoneInfo?.countryCode === '86' ? String(phoneInfo.purePhoneNumber) : ''
  } catch (error) {
    if (Number((error as { errCode?: unknown }).errCode) === BAD_CODE) return null
    throw error
  }
}

export async function downloadFile(fileID: string): Promise<Buffer> {
  trip()
  return (await cloud.downloadFile({ fileID })).fileContent
}

export async function uploadFile(cloudPath: string, fileContent: Buffer): Promise<string> {
  trip()
  return (await cloud.uploadFile({ cloudPath, fileContent })).fileID
}

/** A link by which anybody can read the file for so many seconds; null where there is no such file. */
export async function temporaryUrl(fileID: string, maxAge: number): Promise<string | null> {
  trip()
  const { fileList } = await (cloud as any).getTempFileURL({ fileList: [{ fileID, maxAge }] })
  const [{ status, tempFileURL, errMsg }] = fileList
  if (status === FILE_MISSING) return null
  if (status !== 0 || !tempFileURL) throw new Error(`no link to a stored file: ${status} ${errMsg}`)
  return tempFileURL as string
}

/** The same for several files, by file id; one that is not there has none. */
export async function temporaryUrls(
  fileIDs: readonly string[],
  maxAge: number,
): Promise<Map<string, string>> {
  const urls = new Map<string, string>()
  for (let i = 0; i < fileIDs.length; i += FILES_AT_ONCE) {
    trip()
    const asked = fileIDs.slice(i, i + FILES_AT_ONCE).map((fileID) => ({ fileID, maxAge }))
    const { fileList } = await (cloud as any).getTempFileURL({ fileList: asked })
    for (const { fileID, status, tempFileURL } of fileList) if (status === 0) urls.set(fileID, tempFileURL)
  }
  return urls
}

/** The same for a file that was stored in this very call. */
export async function linkTo(fileID: string, maxAge: number): Promise<string> {
  const url = await temporaryUrl(fileID, maxAge)
  if (url === null) throw new Error('a file that was just stored is not there')
  return url
}

/** Deletes files, of which some may be gone already. */
export async function deleteFiles(fileIDs: readonly string[]): Promise<void> {
  for (let i = 0; i < fileIDs.length; i += FILES_AT_ONCE) {
    trip()
    const { fileList } = await (cloud as any).deleteFile({ fileList: fileIDs.slice(i, i + FILES_AT_ONCE) })
    for (const { status, errMsg } of fileList)
      if (status !== 0 && status !== FILE_MISSING) throw new Error(`a file stays: ${status} ${errMsg}`)
  }
}

/** A mini-program code as the bytes of a picture, `width` pixels wide (280 to 1,280). WeChat draws 5,000 a minute. */
export async function miniProgramCode(scene: string, page: string, width: number): Promise<Buffer> {
  trip()
  const reply = await (cloud as any).openapi.wxacode.getUnlimited({ scene, page, width, checkPath: false })
  return reply.buffer as Buffer
}
