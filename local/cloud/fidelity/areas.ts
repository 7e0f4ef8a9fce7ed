import { accumulators } from './aggregate/accumulators'
import { arithmetic } from './aggregate/arithmetic'
import { arrays } from './aggregate/arrays'
import { conditions } from './aggregate/conditions'
import { dateText } from './aggregate/date-text'
import { dates } from './aggregate/dates'
import { iteration } from './aggregate/iteration'
import { objects } from './aggregate/objects'
import { sets } from './aggregate/sets'
import { grouping } from './aggregate/stages-group'
import { joining } from './aggregate/stages-join'
import { ordering } from './aggregate/stages-order'
import { projecting } from './aggregate/stages-project'
import { rawStages } from './aggregate/stages-raw'
import { strings } from './aggregate/strings'
import type { Area } from './case'
import { projection } from './documents/projection'
import { reads } from './documents/reads'
import { types } from './documents/types'
import { writes } from './documents/writes'
import { errors } from './errors'
import { queryArrays } from './query/arrays'
import { comparison } from './query/comparison'
import { geo } from './query/geo'
import { logic } from './query/logic'
import { membership } from './query/membership'
import { patterns } from './query/patterns'
import { transactions } from './transactions'
import { updateFields } from './update/fields'
import { updateNumbers } from './update/numbers'
import { positional } from './update/positional'
import { pull } from './update/pull'
import { push } from './update/push'

/** Every area of the suite. */
export const AREAS: Area[] = [
  ...[comparison, membership, patterns, queryArrays, logic, geo],
  ...[updateFields, updateNumbers, push, pull, positional],
  ...[projecting, ordering, grouping, joining, rawStages, accumulators],
  ...[arithmetic, arrays, iteration, conditions, dates, dateText, objects, sets, strings],
  ...[types, writes, reads, projection, transactions, errors],
]
