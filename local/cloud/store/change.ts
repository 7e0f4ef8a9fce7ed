import { randomBytes } from 'node:crypto'
import { operationFailed } from '../errors'
import { compileUpdate, type UpdateContext } from '../update/apply'
import { checkStorable } from '../update/storable'
import { equal } from '../values/order'
import type { Document, Fields } from '../values/types'

export interface ModifyOptions {
  multi: boolean
  /** True: the data are update operators. False: the data replace the document. */
  merge: boolean
  upsert: boolean
  /** The server's time in milliseconds, for `$currentDate`; the machine's when left out. */
  now?: number
}

/** 32 hexadecimal digits, the form CloudBase gives its ids. */
export const newId = (): string => randomBytes(16).toString('hex')

/** What a modification makes of a document; what is wrong with its data is an error at once. */
export function changeOf(
  data: Fields,
  { merge, now }: ModifyOptions,
): (document: Document, context: UpdateContext) => Document {
  const change = merge ? compileUpdate(data) : replacement(data)
  return (document, context) => {
    const next = change(document, { now, ...context })
    checkStorable(next)
    return idFirst(next)
  }
}

const replacement =
  (data: Fields) =>
  (document: Document): Document => {
    if (data._id !== undefined && document._id !== undefined && !equal(data._id, document._id))
      throw operationFailed('Update', "the (immutable) field '_id' was found to have been altered")
    return document._id === undefined ? data : { ...data, _id: document._id }
  }

/** A stored document begins with its `_id`, wherever it was given. */
export function idFirst(document: Document): Document {
  if (Object.keys(document)[0] === '_id') return document
  const { _id, ...rest } = document
  return _id === undefined ? document : { _id, ...rest }
}
