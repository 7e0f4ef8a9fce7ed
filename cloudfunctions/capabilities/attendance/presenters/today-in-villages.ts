import type { Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import type { TagView } from '../contract'
import type {
  PersonTodayView,
  TodayInVillagesView,
  TownTodayView,
  VillageTodayView,
} from '../township-contract'
import { countsOf, type VillageToday } from '../rules/whereabouts'
import * as words from '../township-messages'

export interface TodayShown {
  /** The widest unit that is shown. */
  unitId: string
  name: string
  today: Day
  /** Whether its townships are shown, each by its figures, or its villages. */
  byTown: boolean
  looks: boolean
}

/** Villages that are named one by one above the list; on a day without any signal there may be as many as there are. */
const NOBODY_NAMED = 10

/** 今天村里: villages by code, those where nobody is told of first; 今天各镇 for a county. */
export function todayInVillages(
  { unitId, name, today, byTown, looks }: TodayShown,
  units: readonly Unit[],
  villages: readonly VillageToday[],
): TodayInVillagesView {
  return {
    unitId,
    title: byTown ? words.todayTitles.towns : words.todayTitles.villages,
    sub: words.subWords(name, today),
    summary: words.summaryWords(countsOf(villages)),
    // A county's are among what needs a look; its day is told by figures.
    nobody: byTown ? [] : nobodyViews(villages.filter((village) => village.nobody)),
    villages: byTown ? [] : villages.map(villageView),
    towns: byTown ? townsOf(units, villages) : [],
    looks,
    empty: words.todayEmpty,
  }
}

function nobodyViews(villages: readonly VillageToday[]): TodayInVillagesView['nobody'] {
  const rest = villages.length - NOBODY_NAMED
  if (rest <= 1) return villages.map(nobodyView)
  const last = { villageId: '', text: words.nobodyBesides(rest), more: words.nobodyBelow }
  return [...villages.slice(0, NOBODY_NAMED).map(nobodyView), last]
}

function nobodyView({ team: { village }, people }: VillageToday): TodayInVillagesView['nobody'][number] {
  const more = words.whoWords(people.map((each) => personView(each)))
  return { villageId: village.id, text: words.nobodyWords(village.name), more }
}

function personView({ member, place }: VillageToday['people'][number]): PersonTodayView {
  const { personId, name, posting } = member
  return { personId, postingId: posting.id, name, ...words.places[place] }
}

function villageView(today: VillageToday): VillageTodayView {
  const { village } = today.team
  const people = today.people.map(personView)
  const tag = tagOf(today)
  const said = `${village.name}，${tag.text}。${words.whoWords(people)}`
  return { villageId: village.id, name: village.name, tag, people, words: said }
}

function tagOf({ people, nobody }: VillageToday): TagView {
  const there = people.filter(({ place }) => place === 'in').length
  if (there > 0) return words.villageTags.in(there)
  if (nobody) return words.villageTags.nobody
  if (people.length === 0) return words.villageTags.vacant
  return people.every(({ place }) => place === 'rest' || place === 'leave')
    ? words.villageTags.rest
    : words.villageTags.unseen
}

function townsOf(units: readonly Unit[], villages: readonly VillageToday[]): TownTodayView[] {
  return units
    .filter(({ kind }) => kind === 'township')
    .map(({ id, name }) => {
      const counts = countsOf(villages.filter(({ team }) => team.village.scope.includes(id)))
      const parts: TownTodayView['parts'] = [
        { kind: 'in', count: counts.in },
        { kind: 'trip', count: counts.trip },
        { kind: 'leave', count: counts.leave },
        { kind: 'none', count: counts.unseen },
        { kind: 'wait', count: counts.waiting + counts.unbound },
      ]
      return {
        unitId: id,
        name,
        value: words.townValue(counts),
        unexplained: counts.unseen,
        parts: parts.filter(({ count }) => count > 0),
        words: words.townWords(counts),
      }
    })
}
