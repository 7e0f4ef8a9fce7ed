import { dayOf, monthOf } from '../../../kernel/day'
import { countyOf, grantsOver, openGrants, type Unit } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { ok, rejected } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import { together } from '../../../platform/together'
import { countiesUnder, pathOf, postedTo, townshipsUnder, unitsAt, unitsUnder } from '../../organization'
import { CalendarInput, type CalendarView, type LeaveApi } from '../contract'
import { CALENDAR_READERS } from '../policy'
import { calendarView } from '../presenters/calendar'
import { booksUnder } from '../readings'
import { calendarOf, type AwayDay } from '../rules/calendar'
import { seenIn } from './own-or-entitled'

/** Steps of the path of a county and of a township: region, city, county, township. */
const COUNTY_DEPTH = 3
const TOWNSHIP_DEPTH = 4

/** 请假日历: who is away on which day of a month, township by township. One read for a township or a village, none to choose among one's own. */
export const calendar: Action<LeaveApi['leave.calendar']['input'], CalendarView> = {
  input: CalendarInput,
  run: async (request, { unitId, month = monthOf(dayOf(request.now)) }) => {
    const ids = unitsAsked(request, unitId)
    const [id] = ids
    if (!id) return rejected('record.notFound')
    const shown = { month, today: dayOf(request.now) }
    if (ids.length > 1) {
      const held = request.caller.units.filter((unit) => ids.includes(unit.id)).sort(byCode)
      const name = held.map((unit) => unit.name).join('、')
      return ok(calendarView({ ...shown, unitId: id, name, towns: held.map(rowOf) }, []))
    }
    if (pathOf(id).length < TOWNSHIP_DEPTH) {
      // A region has too many townships for one list: above a county, a county is chosen first.
      const below = pathOf(id).length < COUNTY_DEPTH ? countiesUnder : townshipsUnder
      const [known, towns] = await Promise.all([
        together(request.caller.personId, { units: unitsAt([id]) }),
        below(id),
      ])
      const unit = known.units[0]
      if (!unit) return rejected('record.notFound')
      return ok(calendarView({ ...shown, unitId: id, name: unit.state.name, towns: towns.map(rowOf) }, []))
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
    const byPosting = new Map(books.map((book) => [book.state.postingId, book]))
    const opens = ({ book, application }: AwayDay): boolean =>
      seenIn(request, byPosting.get(book.postingId)!, application) !== null
    return ok(calendarView({ ...shown, unitId: id, name: unit.state.name, towns: [] }, dates, opens))
  },
}

const byCode = (a: Unit, b: Unit): number => a.code.localeCompare(b.code)

const rowOf = ({ id, name }: Unit) => ({ unitId: id, name })

/** What is asked for where the caller may see it; without it what the caller holds, what lies below another left out. */
function unitsAsked({ caller, now }: BoundRequest, unitId?: string): string[] {
  const today = dayOf(now)
  if (unitId) return grantsOver(caller, CALENDAR_READERS, pathOf(unitId), today).length > 0 ? [unitId] : []
  const held = openGrants(caller, today).filter(({ role }) => CALENDAR_READERS.includes(role))
  const ids = [...new Set(held.map((grant) => grant.unitId))]
  const above = (id: string): string[] => pathOf(id).slice(0, -1)
  return ids.filter((id) => !above(id).some((each) => ids.includes(each)))
}
