import type { Fields, Value } from '../values/types'
import { fieldOf } from './knowledge'
import { known, UNKNOWN, type Term } from './term'

/**
 * What an update writes, by path. Only what `$set` writes is a value; of what another operator touches, or of an
 * object of which a part is set, nothing is certain.
 */
export class WrittenFields {
  private readonly values = new Map<string, Value>()
  private readonly touched: string[] = []

  constructor(data: Fields) {
    for (const [operator, operand] of Object.entries(data)) {
      if (!operator.startsWith('$')) this.touched.push(operator)
      for (const [path, value] of Object.entries(Object(operand) as Fields)) {
        if (operator === '$set') this.values.set(path, value)
        else this.touched.push(path, ...(typeof value === 'string' ? [value] : []))
      }
    }
  }

  /** What is written to a field; nothing is written to one that is not named. */
  at(path: string[]): Term {
    const text = path.join('.')
    if (this.touched.some((other) => isWithin(other, text) || isWithin(text, other))) return UNKNOWN
    for (const [other, value] of this.values) {
      if (isWithin(text, other)) return known(within(value, text.slice(other.length + 1)))
      if (isWithin(other, text)) return UNKNOWN
    }
    return known(undefined)
  }
}

/** Whether a path is another one or leads into it. */
const isWithin = (path: string, other: string): boolean => path === other || path.startsWith(`${other}.`)

const within = (value: Value, rest: string): Value | undefined =>
  rest === '' ? value : rest.split('.').reduce<Value | undefined>(fieldOf, value)
