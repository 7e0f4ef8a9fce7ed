import { notSupported, operationFailed } from '../errors'
import { geometriesAmong, isNear, nearOf, NEAR_OPERATORS } from '../geo'
import { leavesAt } from '../values/path'
import { Pattern, partsOf } from '../values/pattern'
import { shown } from '../values/shown'
import { isFields, isOperators, type Fields, type Value } from '../values/types'
import { every, lastOf, negated, ofArray, type Condition } from './condition'
import { fieldCondition, matching, type Place } from './field-operators'

export type Test = (document: Fields) => boolean
/** Evaluates an aggregation expression for `$expr`; supplied by the aggregation layer. */
export type Evaluate = (document: Fields, expression: Value) => unknown

/** A query made ready. */
interface Compiled {
  test: Test
  /** The place in an array of what met the query, for the positional operator. */
  place: (document: Fields) => number | undefined
}

/** Where in a query a part of it stands. */
interface Level {
  evaluate?: Evaluate
  /** In an embedded document, where `$expr` has no meaning. */
  embedded: boolean
  /** Near operators met so far; undefined where none may stand. */
  nears: { count: number } | undefined
}

const bad = (message: string) => operationFailed('Query', message)

/** Turns a query into a test, once for all documents. An unknown operator is an error here, before anything is read. */
export const compileQuery = (query: Fields, evaluate?: Evaluate): Test =>
  compile(query, { evaluate, embedded: false, nears: { count: 0 } }).test

/**
 * Which element of an array a query found in a document: what `$` stands for in an update or a projection. Of several
 * conditions on arrays the last one decides; MongoDB leaves that open.
 */
export const compilePlace = (
  query: Fields,
  evaluate?: Evaluate,
): ((document: Fields) => number | undefined) =>
  compile(query, { evaluate, embedded: false, nears: { count: 0 } }).place

function compile(query: Fields, level: Level): Compiled {
  const parts = Object.entries(query).flatMap(([key, condition]) => compileEntry(key, condition, level) ?? [])
  return {
    test: (document) => parts.every(({ test }) => test(document)),
    place: (document) => lastOf(parts.map(({ place }) => place(document))),
  }
}

function compileEntry(key: string, condition: Value, level: Level): Compiled | undefined {
  if (!key.startsWith('$')) return compilePath(key, condition, level)
  switch (key) {
    case '$comment':
      return undefined
    case '$expr':
      return { test: compileExpr(condition, level), place: nowhere }
    case '$and': {
      const branches = branchesOf(key, condition).map((branch) => compile(branch, level))
      const test: Test = (document) => branches.every((branch) => branch.test(document))
      return { test, place: (document) => lastOf(branches.map(({ place }) => place(document))) }
    }
    case '$or':
    case '$nor': {
      const inner = { ...level, nears: undefined }
      const tests = branchesOf(key, condition).map((branch) => compile(branch, inner).test)
      return { test: (document) => tests.some((test) => test(document)) === (key === '$or'), place: nowhere }
    }
    default:
      if (TOP_LEVEL_ELSEWHERE.has(key)) throw notSupported(`the query operator ${key}`)
      throw bad(`unknown top level operator: ${key}`)
  }
}

const nowhere = (): undefined => undefined

/** Operators of MongoDB without a field that are not built here. */
const TOP_LEVEL_ELSEWHERE = new Set(['$where', '$text', '$jsonSchema', '$alwaysTrue', '$alwaysFalse'])
/** What an `$elemMatch` or `$pull` may begin with and still be a query on embedded documents. */
const PATHLESS = new Set(['$and', '$or', '$nor', '$comment', '$expr', ...TOP_LEVEL_ELSEWHERE])

function compileExpr(expression: Value, { evaluate, embedded }: Level): Test {
  if (embedded) throw bad('$expr can only be applied to the top-level document')
  if (!evaluate) throw bad('$expr is not allowed in this context')
  return (document) => truthy(evaluate(document, expression))
}

const truthy = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && value !== 0

function branchesOf(key: string, condition: Value): Fields[] {
  if (!Array.isArray(condition)) throw bad(`${key} must be an array`)
  if (condition.length === 0) throw bad('$and/$or/$nor must be a nonempty array')
  return condition.map((branch) => {
    if (!isFields(branch)) throw bad('$or/$and/$nor entries need to be full objects')
    return branch
  })
}

/** One path with its literal or its operators. */
function compilePath(path: string, condition: Value, level: Level): Compiled {
  const { all, place } = compileCondition(condition, path, level)
  return {
    test: (document) => all(leavesAt(document, path)),
    place: (document) => place(leavesAt(document, path)),
  }
}

function compileCondition(condition: Value, path: string, level: Level): Condition {
  const place: Place = { path, elementTest }
  if (condition instanceof RegExp) return matching(condition)
  if (!isOperators(condition)) return fieldCondition('$eq', condition, place)
  if (NEAR_OPERATORS.includes(Object.keys(condition)[0]!)) return nearCondition(condition, level)
  return every(
    Object.entries(condition).flatMap(([operator, operand]) => {
      if (!operator.startsWith('$')) throw bad(`unknown operator: ${operator}`)
      if (NEAR_OPERATORS.includes(operator)) throw bad(`near must be first in: ${shown(condition)}`)
      if (operator === '$not')
        return negated(compileCondition(notOperand(operand), path, { ...level, nears: undefined }))
      if (operator === '$regex') return matching(regexOf(condition))
      if (operator !== '$options') return fieldCondition(operator, operand, place)
      if (!('$regex' in condition)) throw bad('$options needs a $regex')
      return []
    }),
  )
}

/** Any document with a geometry in the range of distances; the order is no matter of a test. */
function nearCondition(condition: Fields, { nears }: Level): Condition {
  if (!nears) throw bad('geoNear must be top-level expr')
  if ((nears.count += 1) > 1) throw bad('Too many geoNear expressions')
  const near = nearOf(condition)
  const one = (value: Value | undefined) => isNear(near, geometriesAmong([value]))
  return { ...ofArray(one), all: (leaves) => isNear(near, geometriesAmong(leaves.map(({ value }) => value))) }
}

function notOperand(operand: Value): Value {
  if (operand instanceof RegExp) return operand
  if (!isFields(operand)) throw bad('$not needs a regex or a document')
  const [first] = Object.keys(operand)
  if (first === undefined) throw bad('$not cannot be empty')
  if (!first.startsWith('$')) throw bad(`unknown operator: ${first}`)
  return operand
}

function regexOf({ $regex, $options }: Fields): Pattern {
  if ($options !== undefined && typeof $options !== 'string') throw bad('$options has to be a string')
  if (typeof $regex === 'string') return new Pattern($regex, $options ?? '')
  if (!($regex instanceof RegExp)) throw bad('$regex has to be a string')
  const { pattern, options } = partsOf($regex)
  if (options !== '' && $options !== undefined) throw bad('options set in both $regex and $options')
  return new Pattern(pattern, $options ?? options)
}

/** The operand of `$elemMatch`: operators on the element itself, or a query on an embedded document. */
export function elementTest(operand: Value): (element: Value) => boolean {
  if (!isFields(operand)) throw bad('$elemMatch needs an Object')
  const level: Level = { embedded: true, nears: undefined }
  if (isOperators(operand) && !PATHLESS.has(Object.keys(operand)[0]!)) {
    const { one } = compileCondition(operand, '', level)
    return one
  }
  const { test } = compile(operand, level)
  return (element) =>
    Array.isArray(element) ? test({ ...element } as unknown as Fields) : isFields(element) && test(element)
}

/**
 * What `$pull` takes out of an array: values that pass an operator or a pattern, and documents that match a query.
 * Other than in `$elemMatch` an element that is an array itself passes when one of its own elements does.
 */
export function pullTest(operand: Fields | RegExp): (element: Value) => boolean {
  const level: Level = { embedded: false, nears: undefined }
  if (isFields(operand) && !(isOperators(operand) && !PATHLESS.has(Object.keys(operand)[0]!))) {
    const { test } = compile(operand, level)
    return (element) => isFields(element) && test(element)
  }
  const { all } = compileCondition(operand, '', level)
  return (element) => all([{ value: element }])
}
