import { notSupported } from '../../errors'
import { clone, defineField, isFields, type Fields, type Value } from '../../values/types'
import { arithmetic } from './arithmetic'
import { arrays } from './arrays'
import { comparison } from './comparison'
import { conditions } from './conditions'
import { dateParts } from './date-parts'
import { dateText } from './date-text'
import { fieldPath, variablePath } from './field-path'
import { iteration } from './iteration'
import { objects } from './objects'
import { failed, type Compile, type Expression, type Maker, type Makers, type Variables } from './scope'
import { sets } from './sets'
import { statistics } from './statistics'
import { stringPositions } from './string-positions'
import { strings } from './strings'

const literal: Maker = (operand) => () => operand
const OPERATORS: Makers = {
  $literal: literal,
  ...arithmetic, ...comparison, ...conditions, ...arrays, ...iteration, ...objects, ...sets,
  ...strings, ...stringPositions, ...dateParts, ...dateText, ...statistics,
} // prettier-ignore

/** Expressions a MongoDB server knows and this package does not: refused as a gap, not as a mistake of the caller. */
const KNOWN_ELSEWHERE = new Set([
  '$meta', '$function', '$accumulator', '$where', '$rand', '$round', '$convert', '$toBool', '$toDate', '$toDecimal',
  '$toDouble', '$toInt', '$toLong', '$toObjectId', '$toString', '$dateAdd', '$dateSubtract', '$dateDiff', '$dateTrunc',
  '$regexFind', '$regexFindAll', '$regexMatch', '$replaceOne', '$replaceAll', '$getField', '$setField', '$unsetField',
  '$sortArray', '$maxN', '$minN', '$firstN', '$lastN', '$topN', '$bottomN', '$top', '$bottom', '$isNumber', '$bitAnd',
  '$bitOr', '$bitXor', '$bitNot', '$sin', '$cos', '$tan', '$asin', '$acos', '$atan', '$atan2', '$sinh', '$cosh', '$tanh',
  '$asinh', '$acosh', '$atanh', '$degreesToRadians', '$radiansToDegrees', '$binarySize', '$bsonSize', '$sampleRate',
]) // prettier-ignore

const NO_NAMES: ReadonlySet<string> = new Set()

/**
 * Makes an expression ready to be evaluated; `known` are the variables around it. A mistake in it is an error here,
 * before anything is read.
 */
export function compileExpression(expression: Value, known: ReadonlySet<string> = NO_NAMES): Expression {
  if (typeof expression === 'string') return ofText(expression, known)
  if (Array.isArray(expression)) return ofList(expression, known)
  if (isFields(expression)) return ofFields(expression, known)
  return () => expression
}

function ofText(text: string, known: ReadonlySet<string>): Expression {
  if (text.startsWith('$$')) return variablePath(text, known)
  if (text.startsWith('$')) return fieldPath(text)
  return () => text
}

/** A list keeps its length: a missing value in it is null. */
function ofList(items: Value[], known: ReadonlySet<string>): Expression {
  const expressions = items.map((item) => compileExpression(item, known))
  return (scope) => expressions.map((expression) => expression(scope) ?? null)
}

function ofFields(fields: Fields, known: ReadonlySet<string>): Expression {
  const keys = Object.keys(fields)
  const operator = keys.find((key) => key.startsWith('$'))
  if (operator === undefined) return ofDocument(fields, known)
  if (keys.length > 1)
    throw failed(
      `An object representing an expression must have exactly one field: ${JSON.stringify(fields)}`,
    )
  return ofOperator(operator, fields[operator]!, known)
}

function ofOperator(operator: string, operand: Value, known: ReadonlySet<string>): Expression {
  const make = Object.prototype.hasOwnProperty.call(OPERATORS, operator) ? OPERATORS[operator] : undefined
  if (make) {
    const compile: Compile = (expression, names = []) =>
      compileExpression(expression, names.length > 0 ? new Set([...known, ...names]) : known)
    return make(operand, compile, operator)
  }
  if (KNOWN_ELSEWHERE.has(operator)) throw notSupported(`the expression ${operator}`)
  throw failed(`Unrecognized expression '${operator}'`)
}

/** A document of expressions; a field whose value is missing is left out. */
function ofDocument(fields: Fields, known: ReadonlySet<string>): Expression {
  const entries = Object.entries(fields).map(([name, part]) => {
    if (name.includes('.')) throw failed("FieldPath field names may not contain '.'.")
    return [name, compileExpression(part, known)] as const
  })
  return (scope) => {
    const made: Fields = {}
    for (const [name, expression] of entries) {
      const value = expression(scope)
      if (value !== undefined) defineField(made, name, value)
    }
    return made
  }
}

const compiled = new WeakMap<object, Expression>()

/**
 * The value of an expression for one document, null where it is missing. The same expression object is compiled once,
 * however many documents it is asked about.
 */
export function evaluate(document: Fields, expression: Value, variables: Variables = {}): Value {
  const scope = { root: document, variables }
  if (expression === null || typeof expression !== 'object')
    return compileExpression(expression, namesOf(variables))(scope) ?? null
  let ready = compiled.get(expression)
  if (!ready) compiled.set(expression, (ready = compileExpression(expression, namesOf(variables))))
  return clone(ready(scope) ?? null)
}

/** The names of the variables around an expression. */
export const namesOf = (variables: Variables): ReadonlySet<string> => new Set(Object.keys(variables))
