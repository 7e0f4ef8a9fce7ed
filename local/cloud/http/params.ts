import { invalidParam } from '../errors'
import type { Gateway } from '../gateway'
import { fromWire } from '../values/ejson'
import { isFields, type Fields, type Value } from '../values/types'
import { checkNesting } from './requests'

/** The fields of a request, none of which can be trusted to be of its type. */
export type Params = Record<string, unknown>

/** Levels of nesting the server takes in one value (MongoDB source, `BSONDepth::kDefaultMaxAllowableDepth`). */
const VALUE_LEVELS = 200

export function textParam(params: Params, name: string): string {
  const value = params[name]
  if (typeof value !== 'string' || value === '') throw invalidParam(`${name} must be a non-empty string`)
  return value
}

/** A whole number from `least` on; what is not sent is `fallback`. */
export function wholeParam(params: Params, name: string, least: number, fallback: number): number {
  const value = params[name] ?? fallback
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw invalidParam(`${name} must be a whole number from ${least} on`)
  return value
}

/** A flag; what is not sent is false. Anything that is no boolean is refused rather than read as one. */
export function flagParam(params: Params, name: string): boolean {
  const value = params[name] ?? false
  if (typeof value !== 'boolean') throw invalidParam(`${name} must be a boolean`)
  return value
}

/** A value this gateway has already read and passes on to an action; nothing on the wire can be one. */
export class Parsed {
  constructor(readonly value: Value) {}
}

/** A value in extended JSON; nothing for what is not sent or is empty text, as the SDK sends no condition. */
export function valueOf(gateway: Gateway, text: unknown, what: string): Value | undefined {
  if (text instanceof Parsed) return text.value
  if (text === undefined || text === null || text === '') return undefined
  if (typeof text !== 'string') throw invalidParam(`${what} must be extended JSON as text`)
  checkNesting(text, VALUE_LEVELS, what)
  return fromWire(text, gateway.clock.now())
}

/** A document or a condition in extended JSON; nothing for what is not sent. */
export function optionalFields(gateway: Gateway, params: Params, name: string): Fields | undefined {
  const value = valueOf(gateway, params[name], name)
  if (value !== undefined && !isFields(value)) throw invalidParam(`${name} must be an object`)
  return value
}

/** The same for what must be there: an absent condition would touch every document, absent data empty one. */
export function neededFields(gateway: Gateway, params: Params, name: string): Fields {
  const fields = optionalFields(gateway, params, name)
  if (fields === undefined) throw invalidParam(`${name} is required`)
  return fields
}
