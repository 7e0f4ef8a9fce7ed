import type { ViewOf } from '../../../cloud/call'

type View = ViewOf<'leave.calendar'>
type Day = View['days'][number]

/** The day that is open: the one that was tapped, else today where it is in the month, else the first on which somebody is away. */
export function pickedOf({ days }: View, day: string): Day | null {
  const shown = days.find((each) => each.day === day)
  if (shown) return shown
  return days.find(({ today }) => today) ?? days.find(({ people }) => people.length > 0) ?? null
}
