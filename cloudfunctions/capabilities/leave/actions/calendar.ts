import { dayOf, monthOf } from '../../../kernel/day'
import { countyOf, grantsOver, openGrants, type Unit } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { ok, rejected } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import { together } from '../../../platform/together'
import { pathOf, postedTo, townshipsUnder, unitsAt, unitsUnder } from '../../organization'
import { CalendarInput, type CalendarView, type LeaveApi } from '../contract'
import { CALENDAR_READERS } from '../policy'
import { calendarView } from '../presenters/calendar'
import { booksUnder } from '../readings'
import { calendarOf } from '../rules/calendar'
import { OVERSEERS } from './own-or-entitled'

/** Steps of the path of a township: region, city, county, township. */
const TOWNSHIP_DEPTH = 4

/** 请假日历: who is away on which day of a month, township by township. One read for a township or a village. */
export const calendar: Action<LeaveApi['leave.calendar']['input'], CalendarView> = {
  input: CalendarInput,
  run: async (request, { unitId, month = monthOf(dayOf(request.now)) }) => {
    const id = unitAsked(request, unitId)
    if (!id) return rejected('record.notFound')
    const today = dayOf(request.now)
    const opens = grantsOver(request.caller, OVERSEERS, pathOf(id), today).length > 0
    const shown = { month, today, opens }
    if (pathOf(id).length < TOWNSHIP_DEPTH) {
      const [known, towns] = await Promise.all([
        together(request.caller.personId, { units: unitsAt([id]) }),
        townshipsUnder(id),
      ])
      const unit = known.units[0]
      if (!unit) return rejected('record.notFound')
      const rows = towns.map(({ id: townId, name }) => ({ unitId: townId, name }))
      return ok(calendarView({ ...shown, unitId: id, name: unit.state.name, towns: rows }, []))
    }
    const { units, above, people, books } = await together(request.caller.personId, {
      units: unitsUnder([id]),
      // The policy of a county that does not come with the caller, for those who stand above it.
      above: unitsAt(countyOf(request.caller, pathOf(id)) ? [] : pathOf(id)),
      people: postedTo('units'),
      books: booksUnder([id]),
    })
    const unit = units.find((each) => each.id === id)
    if (!unit) return rejected('record.notFound')
    const policy = policyAbove([...request.caller.units, ...above.map(({ state }) => state)], unit.scope)
    const postings = people.flatMap(({ state }) => state.postings)
    const villages = units.map(({ state }) => state).filter(({ kind }) => kind === 'village')
    const teams = villages.sort(byCode).map(({ id: villageId, name }) => ({
      villageId,
      name,
      postings: postings.filter((posting) => posting.villageId === villageId),
    }))
    const dates = calendarOf(
      month,
      books.map(({ state }) => state),
      teams,
      policy,
    )
    return ok(calendarView({ ...shown, unitId: id, name: unit.state.name, towns: [] }, dates))
  },
}

const byCode = (a: Unit, b: Unit): number => a.code.localeCompare(b.code)

/** What is asked for where the caller may see it; without it the widest unit the caller holds. */
function unitAsked({ caller, now }: BoundRequest, unitId?: string): string | null {
  const today = dayOf(now)
  if (unitId) return grantsOver(caller, CALENDAR_READERS, pathOf(unitId), today).length > 0 ? unitId : null
  const held = openGrants(caller, today).filter(({ role }) => CALENDAR_READERS.includes(role))
  const widest = held.map((grant) => grant.unitId).sort((a, b) => pathOf(a).length - pathOf(b).length)
  return widest[0] ?? null
}
