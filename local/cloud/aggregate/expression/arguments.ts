import { isFields, type Fields, type Value } from '../../values/types'
import { failed, type Compile, type Expression, type Maker } from './scope'

type Given = readonly (Value | undefined)[]
type Apply = (values: Given, operator: string) => Value | undefined

/** A list of operands; a lone one stands for a list of itself. */
const listOf = (operand: Value): Value[] => (Array.isArray(operand) ? operand : [operand])

/** An operator of exactly `count` operands. */
export const exactly =
  (count: number, apply: Apply): Maker =>
  (operand, compile, operator) => {
    const operands = listOf(operand)
    if (operands.length !== count)
      throw failed(
        `Expression ${operator} takes exactly ${count} arguments. ${operands.length} were passed in.`,
      )
    return applied(operands, compile, apply, operator)
  }

/** An operator whose last operands may be left out. */
export const between =
  (least: number, most: number, apply: Apply): Maker =>
  (operand, compile, operator) => {
    const operands = listOf(operand)
    if (operands.length < least || operands.length > most)
      throw failed(
        `Expression ${operator} takes at least ${least} arguments, and at most ${most}, but ${operands.length} were passed in.`,
      )
    return applied(operands, compile, apply, operator)
  }

/** An operator of any number of operands. */
export const anyNumber =
  (apply: Apply): Maker =>
  (operand, compile, operator) =>
    applied(listOf(operand), compile, apply, operator)

function applied(operands: Value[], compile: Compile, apply: Apply, operator: string): Expression {
  const expressions = operands.map((part) => compile(part))
  return (scope) =>
    apply(
      expressions.map((expression) => expression(scope)),
      operator,
    )
}

/** The named parameters of an operator such as `$filter`, compiled where they are given. */
export function parameters<Name extends string>(
  operand: Value,
  operator: string,
  names: readonly Name[],
): { [name in Name]?: Value } {
  if (!isFields(operand)) throw failed(`${operator} only supports an object as its argument`)
  const unknown = Object.keys(operand).find((key) => !(names as readonly string[]).includes(key))
  if (unknown !== undefined) throw failed(`Unrecognized parameter to ${operator}: ${unknown}`)
  return operand as Fields as { [name in Name]?: Value }
}

/** A parameter that has to be there. */
export function required(value: Value | undefined, name: string, operator: string): Value {
  if (value === undefined) throw failed(`Missing '${name}' parameter to ${operator}`)
  return value
}
