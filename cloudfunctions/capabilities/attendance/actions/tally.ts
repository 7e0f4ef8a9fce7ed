import { addMonths, dayOf, monthOf, type Month } from '../../../kernel/day'
import type { UnitTally } from '../../../kernel/tally'
import { togetherAt } from '../../../platform/together'
import { unitType } from '../../organization'
import { tallyVillages, turnsAt } from '../rules/tally'
import { aroundOf, aroundReadings, ledgersUnder, type Around } from './around-reading'
import { monthsOfLooks } from './township'

/** 一镇一月的合计: its villages' figures, and when they change by themselves. */
export interface TownshipTally {
  name: string
  villages: UnitTally[]
  turnsAt: number | null
}

/** Months of ledgers that a month's figures rest on: the first morning after it completes its last night. */
export function monthsOfTally(month: Month, now: number): Month[] {
  return month === monthOf(dayOf(now)) ? monthsOfLooks(now) : [month, addMonths(month, 1)]
}

/** Worked out from what was read, whoever read it. */
export const tallyOf = ({ teams, marks }: Around, month: Month, now: number): UnitTally[] =>
  tallyVillages(
    teams,
    marks.flatMap((each) => each.marks),
    month,
    now,
  )

/** The same as the clock reads it, which hangs on the township's own document; null where there is none. Two queries. */
export async function readTownshipTally(
  townshipId: string,
  month: Month,
  now: number,
): Promise<TownshipTally | null> {
  const months = monthsOfTally(month, now)
  const clock = { caller: { units: [] }, now }
  const [read, ledgers] = await Promise.all([
    togetherAt(unitType.collection, townshipId, aroundReadings(clock, [townshipId], months)),
    ledgersUnder([townshipId], months),
  ])
  const around = aroundOf(clock, { ...NOTHING, ...read }, ledgers, months)
  const township = around.units.find(({ id }) => id === townshipId)
  if (!township) return null
  return {
    name: township.name,
    villages: tallyOf(around, month, now),
    turnsAt: month === monthOf(dayOf(now)) ? turnsAt(around.teams, now) : null,
  }
}

const NOTHING = { units: [], above: [], people: [], books: [], marks: [] }
