import { isFields, type Value } from '../../values/types'
import { checkVariableName } from './field-path'
import { parameters, required } from './arguments'
import { failed, isNullish, isTrue, shown, typeName, type Expression, type Maker, type Makers } from './scope'

/** `as` of `$map` and `$filter`; without it the element is called `this`. */
function elementName(name: Value | undefined): string {
  if (name === undefined) return 'this'
  if (typeof name !== 'string') throw failed(`a variable is named by a string, found ${typeName(name)}`)
  checkVariableName(name)
  return name
}

/** An operator that evaluates `part` for each element of `input`, which it calls `as`. */
const overElements =
  (
    part: 'in' | 'cond',
    combine: (list: Value[], each: (item: Value) => Value | undefined) => Value[],
  ): Maker =>
  (operand, compile, operator) => {
    const given = parameters(operand, operator, ['input', 'as', part])
    const input = compile(required(given.input, 'input', operator))
    const name = elementName(given.as)
    const inner = compile(required(given[part], part, operator), [name])
    return (scope) => {
      const list = input(scope)
      if (isNullish(list)) return null
      if (!Array.isArray(list)) throw failed(`input to ${operator} must be an array not ${typeName(list)}`)
      return combine(list, (item) => inner({ ...scope, variables: { ...scope.variables, [name]: item } }))
    }
  }

const map = overElements('in', (list, each) => list.map((item) => each(item) ?? null))
const filter = overElements('cond', (list, each) => list.filter((item) => isTrue(each(item))))

const reduce: Maker = (operand, compile) => {
  if (!isFields(operand))
    throw failed('$reduce requires an object as an argument, found: ' + typeName(operand))
  const unknown = Object.keys(operand).find((key) => !['input', 'initialValue', 'in'].includes(key))
  if (unknown !== undefined) throw failed(`$reduce found an unknown argument: ${unknown}`)
  const [input, start, step] = ['input', 'initialValue', 'in'].map((name) => {
    if (operand[name] === undefined) throw failed(`$reduce requires '${name}' to be specified`)
    return compile(operand[name], name === 'in' ? ['value', 'this'] : [])
  })
  return (scope) => {
    const list = input!(scope)
    if (isNullish(list)) return null
    if (!Array.isArray(list)) throw failed(`$reduce requires that 'input' be an array, found: ${shown(list)}`)
    let value = start!(scope)
    for (const item of list) value = step!({ ...scope, variables: { ...scope.variables, value, this: item } })
    return value
  }
}

/** Variables are evaluated outside: one cannot use another of the same `$let`. */
const let_: Maker = (operand, compile, operator) => {
  const given = parameters(operand, operator, ['vars', 'in'])
  const vars = required(given.vars, 'vars', operator)
  if (!isFields(vars)) throw failed('invalid parameter: expected an object (vars)')
  const defined = Object.entries(vars).map(([name, part]) => [elementName(name), compile(part)] as const)
  const names = defined.map(([name]) => name)
  const body = compile(required(given.in, 'in', operator), names)
  return (scope) => {
    const values = Object.fromEntries(defined.map(([name, expression]) => [name, expression(scope)]))
    return body({ ...scope, variables: { ...scope.variables, ...values } })
  }
}

const zip: Maker = (operand, compile) => {
  if (!isFields(operand))
    throw failed(`$zip only supports an object as an argument, found ${typeName(operand)}`)
  const { inputs, defaults, useLongestLength = false } = operand
  const unknown = Object.keys(operand).find(
    (key) => !['inputs', 'defaults', 'useLongestLength'].includes(key),
  )
  if (unknown !== undefined) throw failed(`$zip found an unknown argument: ${unknown}`)
  if (!Array.isArray(inputs))
    throw failed(`inputs must be an array of expressions, found ${typeName(inputs)}`)
  if (inputs.length === 0) throw failed('$zip requires at least one input array')
  if (typeof useLongestLength !== 'boolean')
    throw failed(`useLongestLength must be a bool, found ${typeName(useLongestLength)}`)
  if (defaults !== undefined && !Array.isArray(defaults))
    throw failed(`defaults must be an array of expressions, found ${typeName(defaults)}`)
  if (defaults !== undefined && !useLongestLength)
    throw failed('cannot specify defaults unless useLongestLength is true')
  if (defaults !== undefined && defaults.length !== inputs.length)
    throw failed('defaults and inputs must have the same length')
  return zipped(
    inputs.map((part) => compile(part)),
    (defaults ?? []).map((part) => compile(part)),
    useLongestLength,
  )
}

function zipped(inputs: Expression[], defaults: Expression[], longest: boolean): Expression {
  return (scope) => {
    const lists: Value[][] = []
    for (const input of inputs) {
      const list = input(scope)
      if (isNullish(list)) return null
      if (!Array.isArray(list)) throw failed(`$zip found a non-array expression in input: ${shown(list)}`)
      lists.push(list)
    }
    const lengths = lists.map((list) => list.length)
    const length = longest ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, at) =>
      lists.map((list, i) => (at < list.length ? list[at]! : (defaults[i]?.(scope) ?? null))),
    )
  }
}

/** Expressions that evaluate another one for each element, or with names of their own. */
export const iteration: Makers = { $map: map, $filter: filter, $reduce: reduce, $let: let_, $zip: zip }
