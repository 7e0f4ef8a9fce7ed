import { notSupported, operationFailed } from '../errors'
import { compare } from '../values/order'
import { plainValueAt } from '../values/path'
import { shownField } from '../values/shown'
import { typeName } from '../values/type-name'
import { clone, isFields, type Fields, type Value } from '../values/types'
import { bit, inc, mul } from './arithmetic'
import type { UpdateOperator } from './operator'
import { targetAt } from './target'

const bad = (message: string) => operationFailed('Update', message)

export const set: UpdateOperator = (operand) => (document, path) =>
  targetAt(document, path, 'create').set(clone(operand))

const unset: UpdateOperator = () => (document, path) => targetAt(document, path, 'try').unset()

/** `$min` and `$max` compare by the order of all BSON types. */
const extreme =
  (sign: 1 | -1): UpdateOperator =>
  (operand) =>
  (document, path) => {
    const target = targetAt(document, path, 'create')
    if (target.value === undefined || compare(operand, target.value) * sign > 0) target.set(clone(operand))
  }

/** The names have been checked; what is left is that neither end may lie in an array of the document. */
const rename: UpdateOperator = (operand) => (document, path) => {
  const to = String(operand)
  const source = targetAt(document, path, 'walk')
  const { value } = source
  if (value === undefined) return
  checkNoArray(document, path, 'source')
  checkNoArray(document, to, 'destination')
  targetAt(document, to, 'create').set(value)
  source.unset()
}

function checkNoArray(document: Fields, path: string, end: 'source' | 'destination'): void {
  const parts = path.split('.')
  for (let i = 1; i < parts.length; i += 1)
    if (Array.isArray(plainValueAt(document, parts.slice(0, i).join('.'))))
      throw bad(
        `The ${end} field cannot be an array element, '${path}' in doc with ${shownField('_id', document._id)} ` +
          `has an array field called '${parts[i - 1]}'`,
      )
}

/** `$currentDate: {at: true}`; the timestamps MongoDB keeps for itself are no values here. */
const currentDate: UpdateOperator = (operand) => {
  if (typeof operand !== 'boolean') checkDateType(operand)
  return (document, path, now) => targetAt(document, path, 'create').set(new Date(now))
}

function checkDateType(operand: Value): void {
  if (!isFields(operand))
    throw bad(
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ` +
        "({$type: 'timestamp/date'}).",
    )
  const unknown = Object.keys(operand).find((key) => key !== '$type')
  if (unknown !== undefined) throw bad(`Unrecognized $currentDate option: ${unknown}`)
  if (operand.$type === 'timestamp') throw notSupported('$currentDate of the type timestamp')
  if (operand.$type !== 'date')
    throw bad(
      "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
    )
}

export const fieldOperators: { [operator: string]: UpdateOperator } = {
  $set: set,
  $unset: unset,
  $inc: inc,
  $mul: mul,
  $bit: bit,
  $min: extreme(-1),
  $max: extreme(1),
  $rename: rename,
  $currentDate: currentDate,
}
