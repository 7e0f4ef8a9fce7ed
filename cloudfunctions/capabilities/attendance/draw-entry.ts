import type { Day } from '../../kernel/day'
import { openGrants, type Caller } from '../../kernel/people'
import { policyAbove } from '../../kernel/policy-above'
import { entry } from './draw-messages'
import { DRAW_HANDS } from './draw-policy'
import { spotCheckOn } from './rules/draw-hours'

/** The way to the spot checks on the first page; null for whoever has no hand in them and where they are switched off. */
export function drawEntry(caller: Caller, today: Day): { text: string; note: string; page: string } | null {
  const hand = openGrants(caller, today).some(({ role }) => DRAW_HANDS.includes(role))
  const county = caller.units.find(({ kind }) => kind === 'county')
  const on = county !== undefined && spotCheckOn(policyAbove(caller.units, county.scope), today)
  return hand && on ? { ...entry, page: 'packages/attendance/draws/index' } : null
}
