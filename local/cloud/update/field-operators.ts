import { operationFailed } from '../errors'
import { compare } from '../values/order'
import { plainValueAt } from '../values/path'
import { shown, shownField } from '../values/shown'
import { clone, type Fields } from '../values/types'
import type { UpdateOperator } from './apply'
import { targetAt } from './target'

const bad = (message: string) => operationFailed('Update', message)

/** `$inc` and `$mul`: a number on a number; an absent field counts as 0. */
const arithmetic =
  (verb: string, operator: string, combine: (a: number, b: number) => number): UpdateOperator =>
  (document, path, operand) => {
    if (typeof operand !== 'number')
      throw bad(`Cannot ${verb} with non-numeric argument: {${path}: ${shown(operand)}}`)
    const target = targetAt(document, path, true)
    if (target.value === undefined) return target.set(combine(0, operand))
    if (typeof target.value !== 'number')
      throw bad(
        `Cannot apply ${operator} to a value of non-numeric type. The field '${path}' holds ${shown(target.value)}`,
      )
    target.set(combine(target.value, operand))
  }

/** `$min` and `$max` compare by the order of all BSON types. */
const extreme =
  (sign: 1 | -1): UpdateOperator =>
  (document, path, operand) => {
    const target = targetAt(document, path, true)
    if (target.value === undefined || compare(operand, target.value) * sign > 0) target.set(clone(operand))
  }

/** Neither end of a `$rename` may lie in an array. */
const rename: UpdateOperator = (document, path, operand) => {
  const to = String(operand)
  if (crossesArray(document, path))
    throw bad(
      `The source field cannot be an array element, '${path}' in doc with ${shownField('_id', document._id)} has an array field`,
    )
  const source = targetAt(document, path, false)
  if (source.value === undefined) return
  if (crossesArray(document, to))
    throw bad(
      `The destination field cannot be an array element, '${to}' in doc with ${shownField('_id', document._id)} has an array field`,
    )
  const value = source.value
  source.unset()
  targetAt(document, to, true).set(value)
}

/** Whether a path goes through an array before its last part. */
function crossesArray(document: Fields, path: string): boolean {
  const parts = path.split('.')
  return parts.slice(1).some((_, i) => Array.isArray(plainValueAt(document, parts.slice(0, i + 1).join('.'))))
}

export const fieldOperators: { [operator: string]: UpdateOperator } = {
  $set: (document, path, operand) => targetAt(document, path, true).set(clone(operand)),
  $unset: (document, path) => targetAt(document, path, false).unset(),
  $inc: arithmetic('increment', '$inc', (a, b) => a + b),
  $mul: arithmetic('multiply', '$mul', (a, b) => a * b),
  $min: extreme(-1),
  $max: extreme(1),
  $rename: rename,
}
