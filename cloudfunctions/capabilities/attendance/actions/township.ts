import { addMonths, dayOf, monthOf } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import { countiesUnder, pathOf, townshipsUnder, unitsByIds } from '../../organization'
import { looksView } from '../presenters/looks'
import { teamsMonth } from '../presenters/teams'
import { todayInVillages } from '../presenters/today-in-villages'
import { looksAt, windowOf } from '../rules/look'
import { villageToday } from '../rules/whereabouts'
import {
  AroundInput,
  TeamsInput,
  type LooksView,
  type TeamsMonthView,
  type TodayInVillagesView,
  type TownshipApi,
} from '../township-contract'
import { LOOKERS, WATCHERS } from '../township-policy'
import { readAround, type Around } from './around-reading'
import { isAboveCounty, isCounty, unitsAsked } from './around-units'

/** 今天村里. Two round trips; of a region or a city one, which lists its counties. */
export const today: Action<TownshipApi['attendance.today']['input'], TodayInVillagesView> = {
  input: AroundInput,
  run: async (request, input) => {
    const ids = unitsAsked(request, WATCHERS, input.unitId)
    if (!ids) return rejected('record.notFound')
    if (ids.some(isAboveCounty)) return counties(request, ids)
    const around = await readAround(request, ids, [monthOf(dayOf(request.now))])
    if (!exists(ids, around)) return rejected('record.notFound')
    return ok(todayOf(request, ids, around))
  },
}

/** The same from what a page has read already. */
export function todayOf(
  request: BoundRequest,
  ids: readonly string[],
  { units, teams }: Around,
): TodayInVillagesView {
  const villages = teams.map((team) => villageToday(team, request.now))
  const looks = unitsAsked(request, LOOKERS, ids[0]) !== null
  const byTown = ids.some(isCounty)
  return todayInVillages({ ...shownOf(request, ids, units), byTown, looks }, units, villages)
}

async function counties(
  request: BoundRequest,
  ids: readonly string[],
): Promise<Outcome<TodayInVillagesView>> {
  const found = (await Promise.all(ids.map(countiesUnder))).flat()
  const shown = { ...shownOf(request, ids, found), byTown: true, looks: false }
  const towns = found.map(({ id, name }) => ({
    ...{ unitId: id, name, value: '', unexplained: 0, parts: [], words: '' },
  }))
  return ok({ ...todayInVillages(shown, [], []), summary: '', towns })
}

/** 全镇一月. Two round trips; a county's answer is its townships. */
export const teams: Action<TownshipApi['attendance.teams']['input'], TeamsMonthView> = {
  input: TeamsInput,
  run: async (request, { unitId, month = monthOf(dayOf(request.now)) }) => {
    const day = dayOf(request.now)
    if (month > monthOf(day)) return rejected('attendance.monthAhead')
    const ids = unitsAsked(request, WATCHERS, unitId)
    if (!ids) return rejected('record.notFound')
    if (ids.some(isAboveCounty)) return rejected('attendance.chooseCounty')
    const whole = ids.some(isCounty)
    // The first morning of the next month completes the last night of this one.
    const months = [month, addMonths(month, 1)]
    const around = whole ? await unitsAlone(ids) : await readAround(request, ids, months)
    if (!exists(ids, around)) return rejected('record.notFound')
    const { units } = around
    const policy =
      around.teams[0]?.members[0]?.context.policy ?? policyAbove(request.caller.units, pathOf(ids[0]!))
    const towns = whole ? units.filter(({ kind }) => kind === 'township') : []
    return ok(teamsMonth({ ...shownOf(request, ids, units), month, policy, towns }, around.teams))
  },
}

/** 要看一看. Two round trips; the patterns are worked out from what was read. */
export const looks: Action<TownshipApi['attendance.looks']['input'], LooksView> = {
  input: AroundInput,
  run: async (request, input) => {
    const ids = unitsAsked(request, LOOKERS, input.unitId)
    if (!ids) return rejected('record.notFound')
    if (ids.some(isAboveCounty)) return rejected('attendance.chooseCounty')
    const around = await readAround(request, ids, monthsOfLooks(request.now))
    if (!exists(ids, around)) return rejected('record.notFound')
    return ok(looksOf(request, ids, around))
  },
}

/** Marks of the month before hold on in a window that reaches back to it, so both are always read. */
export const monthsOfLooks = (now: number): string[] => windowOf(dayOf(now))

export function looksOf(
  request: BoundRequest,
  ids: readonly string[],
  { units, teams: all, marks }: Around,
): LooksView {
  const found = all.flatMap((team) => looksAt(team, request.now))
  return looksView({ ...shownOf(request, ids, units), now: request.now, units, marks }, found)
}

function shownOf(request: BoundRequest, ids: readonly string[], units: readonly Unit[]) {
  const known = [...units, ...request.caller.units]
  const name = ids.map((id) => known.find((unit) => unit.id === id)?.name ?? '').join('、')
  return { unitId: ids[0]!, name, today: dayOf(request.now) }
}

async function unitsAlone(ids: readonly string[]): Promise<Around> {
  const found = await Promise.all([unitsByIds([...ids]), ...ids.map(townshipsUnder)])
  return { units: found.flat(), teams: [], marks: [] }
}

/** A unit below one's own that the roster does not have is as unknown as a stranger's. */
const exists = (ids: readonly string[], { units }: Around): boolean =>
  ids.every((id) => units.some((unit) => unit.id === id))
