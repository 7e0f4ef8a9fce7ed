import { isFields, type Fields, type Value } from '../../values/types'
import { sortKey } from '../../values/sort-key'
import { notSupported } from '../../errors'
import { compareValues } from '../expression/comparison'
import { merged } from '../expression/objects'
import { failed, isNullish, type Compile, type Expression, type Scope } from '../expression/scope'
import { averageOf, deviationOf, Sum } from '../expression/statistics'

/** What is kept of a group while its documents go by. */
export interface Accumulator {
  add(value: Value | undefined): void
  result(): Value
}

const sum = (): Accumulator => {
  const total = new Sum()
  return {
    add: (value) => void (typeof value === 'number' && total.add(value)),
    result: () => total.total,
  }
}

const extreme = (sign: 1 | -1) => (): Accumulator => {
  let best: Value | undefined
  return {
    add: (value) => {
      if (!isNullish(value) && (best === undefined || compareValues(value, best) * sign > 0)) best = value
    },
    result: () => best ?? null,
  }
}

const first = (): Accumulator => {
  let found: { value: Value | undefined } | undefined
  return { add: (value) => void (found ??= { value }), result: () => found?.value ?? null }
}

const last = (): Accumulator => {
  let found: Value | undefined
  return { add: (value) => void (found = value), result: () => found ?? null }
}

const push = (): Accumulator => {
  const list: Value[] = []
  return { add: (value) => void (value !== undefined && list.push(value)), result: () => list }
}

/** In the order of their first appearance; a server leaves the order open. */
const addToSet = (): Accumulator => {
  const set = new Map<string, Value>()
  return {
    add: (value) => {
      if (value === undefined) return
      const key = sortKey(value).toString('latin1')
      if (!set.has(key)) set.set(key, value)
    },
    result: () => [...set.values()],
  }
}

/** Over the numbers of a group, when all have gone by. */
const overNumbers = (apply: (numbers: number[]) => Value) => (): Accumulator => {
  const numbers: number[] = []
  return {
    add: (value) => void (typeof value === 'number' && numbers.push(value)),
    result: () => apply(numbers),
  }
}

const mergeObjects = (): Accumulator => {
  let whole: Fields = {}
  return { add: (value) => void (whole = merged([whole, value])), result: () => whole }
}

const ACCUMULATORS: { [name: string]: () => Accumulator } = {
  $sum: sum,
  $avg: overNumbers(averageOf),
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $stdDevPop: overNumbers((numbers) => deviationOf(numbers, 0)),
  $stdDevSamp: overNumbers((numbers) => deviationOf(numbers, 1)),
  $mergeObjects: mergeObjects,
}
const KNOWN_ELSEWHERE = [
  '$accumulator',
  '$top',
  '$topN',
  '$bottom',
  '$bottomN',
  '$firstN',
  '$lastN',
  '$maxN',
  '$minN',
  '$count',
]

/** One field of a group's result. */
export interface GroupField {
  name: string
  value: Expression
  start: () => Accumulator
}

/** `{total: {$sum: '$n'}, …}` made ready. */
export function groupFields(spec: Fields, compile: Compile): GroupField[] {
  return Object.entries(spec).map(([name, part]) => {
    if (name.includes('.')) throw failed(`The field name '${name}' cannot contain '.'`)
    if (name.startsWith('$')) throw failed(`The field name '${name}' cannot be an operator name`)
    const operators = isFields(part) ? Object.keys(part) : []
    if (!isFields(part) || !operators[0]?.startsWith('$'))
      throw failed(`The field '${name}' must be an accumulator object`)
    if (operators.length > 1) throw failed(`The field '${name}' must specify one accumulator`)
    return fieldOf(name, operators[0], part[operators[0]]!, compile)
  })
}

function fieldOf(name: string, operator: string, operand: Value, compile: Compile): GroupField {
  const start = Object.prototype.hasOwnProperty.call(ACCUMULATORS, operator)
    ? ACCUMULATORS[operator]
    : undefined
  if (!start && KNOWN_ELSEWHERE.includes(operator)) throw notSupported(`the accumulator ${operator}`)
  if (!start) throw failed(`unknown group operator '${operator}'`)
  if (Array.isArray(operand) && operand.length !== 1)
    throw failed(`The ${operator} accumulator is a unary operator`)
  return { name, value: compile(Array.isArray(operand) ? operand[0]! : operand), start }
}

/** A group that is being filled. */
export class Group {
  private readonly accumulators: Accumulator[]

  constructor(
    private readonly id: Value,
    private readonly fields: GroupField[],
  ) {
    this.accumulators = fields.map(({ start }) => start())
  }

  add(scope: Scope): void {
    for (const [i, { value }] of this.fields.entries()) this.accumulators[i]!.add(value(scope))
  }

  /** The document of the group, its `_id` first. */
  result(id: Value = this.id): Fields {
    const values = this.fields.map(({ name }, i) => [name, this.accumulators[i]!.result()])
    return { _id: id, ...Object.fromEntries(values) } as Fields
  }
}
