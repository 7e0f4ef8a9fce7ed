import { compareValues } from './comparison'
import type { Value } from '../../values/types'
import { failed, isNullish, type Maker, type Makers } from './scope'

type Values = Iterable<Value | undefined>

/** Sums that do not drift apart with the order of their terms (Neumaier's compensation, as the server's own). */
export class Sum {
  private sum = 0
  private rest = 0

  add(value: number): void {
    const next = this.sum + value
    if (Number.isFinite(next))
      this.rest += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum
    this.sum = next
  }

  get total(): number {
    return this.sum + this.rest
  }
}

const numbersIn = (values: Values): number[] =>
  [...values].filter((value): value is number => typeof value === 'number')

/** Anything but numbers is passed over; of nothing the sum is 0. */
export function sumOf(values: Values): number {
  const sum = new Sum()
  for (const number of numbersIn(values)) sum.add(number)
  return sum.total
}

export function averageOf(values: Values): number | null {
  const numbers = numbersIn(values)
  return numbers.length === 0 ? null : sumOf(numbers) / numbers.length
}

/** The smallest (−1) or largest (1) value by the order of all types; null and missing are passed over. */
export function extremeOf(values: Values, sign: 1 | -1): Value {
  let best: Value | undefined
  for (const value of values) {
    if (isNullish(value)) continue
    if (best === undefined || compareValues(value, best) * sign > 0) best = value
  }
  return best ?? null
}

/** Standard deviation of a whole population (0), or of a sample of it (1), which needs two numbers. */
export function deviationOf(values: Values, sample: 0 | 1): number | null {
  const numbers = numbersIn(values)
  if (numbers.length <= sample) return null
  const mean = sumOf(numbers) / numbers.length
  return Math.sqrt(sumOf(numbers.map((value) => (value - mean) ** 2)) / (numbers.length - sample))
}

/** One operand that is an array stands for its elements; of several operands each counts as it is. */
const overOperands =
  (apply: (values: Values) => Value): Maker =>
  (operand, compile) => {
    const list = Array.isArray(operand) ? operand : [operand]
    const expressions = list.map((part) => compile(part))
    return (scope) => {
      const values = expressions.map((expression) => expression(scope))
      return apply(values.length === 1 && Array.isArray(values[0]) ? values[0] : values)
    }
  }

const onlyInGroup: Maker = (_operand, _compile, operator) => {
  throw failed(`Unrecognized expression '${operator}'`)
}

/** The accumulators that are expressions too. The others only mean something over the documents of a group. */
export const statistics: Makers = {
  $sum: overOperands(sumOf),
  $avg: overOperands(averageOf),
  $max: overOperands((values) => extremeOf(values, 1)),
  $min: overOperands((values) => extremeOf(values, -1)),
  $stdDevPop: overOperands((values) => deviationOf(values, 0)),
  $stdDevSamp: overOperands((values) => deviationOf(values, 1)),
  $first: onlyInGroup,
  $last: onlyInGroup,
  $push: onlyInGroup,
  $addToSet: onlyInGroup,
}
