import { compare } from '../../values/order'
import type { Value } from '../../values/types'
import { exactly } from './arguments'
import type { Maker, Makers } from './scope'

/**
 * Comparison by the order of all BSON types. Unlike in a query a missing value is smaller than null, types are not
 * kept apart ("a" is greater than 5), and an array is compared as a whole.
 */
export function compareValues(left: Value | undefined, right: Value | undefined): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined)
  return compare(left, right)
}

const passes = (test: (difference: number) => boolean): Maker =>
  exactly(2, ([left, right]) => test(compareValues(left, right)))

export const comparison: Makers = {
  $cmp: exactly(2, ([left, right]) => Math.sign(compareValues(left, right))),
  $eq: passes((difference) => difference === 0),
  $ne: passes((difference) => difference !== 0),
  $gt: passes((difference) => difference > 0),
  $gte: passes((difference) => difference >= 0),
  $lt: passes((difference) => difference < 0),
  $lte: passes((difference) => difference <= 0),
}
