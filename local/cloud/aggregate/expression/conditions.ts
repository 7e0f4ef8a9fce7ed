import { isFields, type Value } from '../../values/types'
import { exactly, parameters, required } from './arguments'
import { failed, isNullish, isTrue, type Maker, type Makers } from './scope'

const operandsOf = (operand: Value): Value[] => (Array.isArray(operand) ? operand : [operand])

/** Stops at the first operand that decides, so that the others may be senseless for this document. */
const and: Maker = (operand, compile) => {
  const tests = operandsOf(operand).map((part) => compile(part))
  return (scope) => tests.every((test) => isTrue(test(scope)))
}

const or: Maker = (operand, compile) => {
  const tests = operandsOf(operand).map((part) => compile(part))
  return (scope) => tests.some((test) => isTrue(test(scope)))
}

/** `{if, then, else}` or a list of the three; only the branch that is taken is evaluated. */
const cond: Maker = (operand, compile, operator) => {
  const parts = isFields(operand) ? named(operand, operator) : operandsOf(operand)
  if (parts.length !== 3)
    throw failed(`Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`)
  const [test, yes, no] = parts.map((part) => compile(part))
  return (scope) => (isTrue(test!(scope)) ? yes!(scope) : no!(scope))
}

function named(operand: Value, operator: string): Value[] {
  const given = parameters(operand, operator, ['if', 'then', 'else'])
  return (['if', 'then', 'else'] as const).map((name) => required(given[name], name, operator))
}

const ifNull: Maker = (operand, compile) => {
  const operands = operandsOf(operand)
  if (operands.length !== 2)
    throw failed(`Expression $ifNull takes exactly 2 arguments. ${operands.length} were passed in.`)
  const [value, otherwise] = operands.map((part) => compile(part))
  return (scope) => {
    const found = value!(scope)
    return isNullish(found) ? otherwise!(scope) : found
  }
}

const switchCase: Maker = (operand, compile) => {
  if (!isFields(operand)) throw failed('$switch requires an object as an argument, found: ' + typeof operand)
  const unknown = Object.keys(operand).find((key) => key !== 'branches' && key !== 'default')
  if (unknown !== undefined) throw failed(`$switch found an unknown argument: ${unknown}`)
  if (operand.branches !== undefined && !Array.isArray(operand.branches))
    throw failed("$switch expected an array for 'branches'")
  const branches = ((operand.branches ?? []) as Value[]).map((branch) => {
    if (!isFields(branch)) throw failed('$switch expected each branch to be an object')
    if (branch.case === undefined) throw failed("$switch requires each branch have a 'case' expression")
    if (branch.then === undefined) throw failed("$switch requires each branch have a 'then' expression.")
    return { test: compile(branch.case), then: compile(branch.then) }
  })
  if (branches.length === 0) throw failed('$switch requires at least one branch.')
  const otherwise = operand.default === undefined ? undefined : compile(operand.default)
  return (scope) => {
    const taken = branches.find(({ test }) => isTrue(test(scope)))
    if (taken) return taken.then(scope)
    if (otherwise) return otherwise(scope)
    throw failed('$switch could not find a matching branch for an input, and no default was specified.')
  }
}

export const conditions: Makers = {
  $and: and,
  $or: or,
  $not: exactly(1, ([value]) => !isTrue(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchCase,
}
