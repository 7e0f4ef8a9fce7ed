import { operationFailed } from '../errors'
import { geometriesAmong, isNear, NEAR_OPERATORS, nearOf } from '../geo'
import { valuesAt } from '../values/path'
import { isFields, isOperators, type Fields, type Value } from '../values/types'
import { fieldTest } from './field-operators'

export type Test = (document: Fields) => boolean
/** Evaluates an aggregation expression for `$expr`; supplied by the aggregation layer. */
export type Evaluate = (document: Fields, expression: Value) => unknown

const bad = (message: string) => operationFailed('Query', message)

/** Turns a query into a test, once for all documents. An unknown operator is an error here, before anything is read. */
export function compileQuery(query: Fields, evaluate?: Evaluate): Test {
  const tests = Object.entries(query).map(([key, condition]) => compileEntry(key, condition, evaluate))
  return (document) => tests.every((test) => test(document))
}

function compileEntry(key: string, condition: Value, evaluate: Evaluate | undefined): Test {
  if (!key.startsWith('$')) return compilePath(key, condition)
  if (key === '$expr') {
    if (!evaluate) throw bad('$expr is not allowed here')
    return (document) => truthy(evaluate(document, condition))
  }
  const branches = branchesOf(key, condition).map((branch) => compileQuery(branch, evaluate))
  switch (key) {
    case '$and':
      return (document) => branches.every((test) => test(document))
    case '$or':
      return (document) => branches.some((test) => test(document))
    case '$nor':
      return (document) => !branches.some((test) => test(document))
    default:
      throw bad(`unknown top level operator: ${key}`)
  }
}

const truthy = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && value !== 0

function branchesOf(key: string, condition: Value): Fields[] {
  if (!['$and', '$or', '$nor'].includes(key)) throw bad(`unknown top level operator: ${key}`)
  if (!Array.isArray(condition) || condition.length === 0) throw bad(`${key} must be a nonempty array`)
  return condition.map((branch) => {
    if (!isFields(branch)) throw bad(`${key} entries need to be full objects`)
    return branch
  })
}

/** One path with its literal or its operators. */
function compilePath(path: string, condition: Value): Test {
  const test = compileCondition(condition)
  return (document) => test(valuesAt(document, path))
}

/** A test over all values a path leads to. */
export type ValuesTest = (values: (Value | undefined)[]) => boolean

export function compileCondition(condition: Value): ValuesTest {
  if (condition instanceof RegExp) return fieldTest('$regex', condition, compileSubquery)
  if (!isOperators(condition)) return fieldTest('$eq', condition, compileSubquery)
  const first = Object.keys(condition)[0]!
  if (NEAR_OPERATORS.includes(first)) return nearTest(condition)
  const { $options, ...operators } = condition
  const tests = Object.entries(operators).map(([operator, operand]) => {
    if (!operator.startsWith('$')) throw bad(`unknown operator: ${operator}`)
    if (operator === '$not') return negate(compileCondition(notOperand(operand)))
    if (operator === '$regex') return fieldTest(operator, withOptions(operand, $options), compileSubquery)
    return fieldTest(operator, operand, compileSubquery)
  })
  return (values) => tests.every((test) => test(values))
}

/** Near is true of every document in the range of distances; the order is the store's. */
function nearTest(condition: Fields): ValuesTest {
  const near = nearOf(condition)
  return (values) => isNear(near, geometriesAmong(values))
}

const negate =
  (test: ValuesTest): ValuesTest =>
  (values) =>
    !test(values)

function notOperand(operand: Value): Value {
  if (operand instanceof RegExp || isOperators(operand)) return operand
  throw bad('$not needs a regex or a document')
}

function withOptions(pattern: Value, options: Value | undefined): RegExp {
  const source = pattern instanceof RegExp ? pattern.source : pattern
  if (typeof source !== 'string') throw bad('$regex has to be a string')
  const flags = typeof options === 'string' ? options : pattern instanceof RegExp ? pattern.flags : ''
  try {
    return new RegExp(source, flags.replace(/[^ims]/g, ''))
  } catch (error) {
    throw bad(`Regular expression is invalid: ${(error as Error).message}`)
  }
}

/** The operand of `$elemMatch`: operators on the element itself, or a query on an embedded document. */
export function compileSubquery(operand: Value): (element: Value) => boolean {
  if (!isFields(operand)) throw bad('$elemMatch needs an Object')
  const logical = ['$and', '$or', '$nor'].includes(Object.keys(operand)[0] ?? '')
  if (isOperators(operand) && !logical) {
    const test = compileCondition(operand)
    return (element) => test([element])
  }
  const test = compileQuery(operand)
  return (element) => isFields(element) && test(element)
}
