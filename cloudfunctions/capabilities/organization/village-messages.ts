import { addDays, dayOf, type Day } from '../../kernel/day'
import type { Entry } from '../../kernel/aggregate'
import type { Place, Unit, VillageType } from '../../kernel/people'
import { dateWords } from '../../kernel/words'
import type { Tag } from './contract'
import { fullDateWords } from './messages'
import { isOver, markOf } from './rules/places'
import type { PlaceView } from './village-contract'

const TYPES: Record<VillageType, string> = {
  weak: '弱村',
  poor: '穷村',
  disorderly: '乱村',
  industry: '产业村',
  ordinary: '普通村',
}

export function typeWords(type: VillageType): string {
  return TYPES[type]
}

/** 弱村 · 214 户 */
export function aboutWords(unit: Unit): string {
  const { type = 'ordinary', households = 0 } = unit.village ?? {}
  return households > 0 ? `${TYPES[type]} · ${households} 户` : TYPES[type]
}

/** Dates of this year without it. */
function shortDate(day: Day, today: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? dateWords(day) : fullDateWords(day)
}

/** 一直有效；11月1日起；2025年11月1日到4月30日 */
export function placeDays({ from, to }: Pick<Place, 'from' | 'to'>, today: Day): string {
  if (from === null && to === null) return '一直有效'
  if (to === null) return `${shortDate(from!, today)}起`
  return `${from === null ? '' : shortDate(from, today)}到${shortDate(to, today)}`
}

export function reachWords(radius: number): string {
  return radius >= 1000 && radius % 100 === 0 ? `方圆 ${radius / 1000} 公里` : `方圆 ${radius} 米`
}

export function countsOn(place: Pick<Place, 'from' | 'to'>, day: Day): boolean {
  return (place.from === null || place.from <= day) && !isOver(place, day)
}

function placeState(place: Place, today: Day): Tag {
  if (isOver(place, today)) return { tone: 'stone', text: '过了', sign: 'dash' }
  if (countsOn(place, today)) return { tone: 'pine', text: '正在用', sign: 'in' }
  return { tone: 'wheat', text: '还没到', sign: 'wait' }
}

export function placeView(place: Place, today: Day): PlaceView {
  const { id: placeId, name, latitude, longitude, radius, from, to } = place
  return {
    placeId,
    mark: markOf(place),
    name,
    latitude,
    longitude,
    radius,
    from,
    to,
    reach: reachWords(radius),
    days: placeDays(place, today),
    state: placeState(place, today),
    standing: !isOver(place, today),
    today: countsOn(place, today),
  }
}

/** Said where a village has no place today: its people's word counts. */
export function noPlaceWords(unit: Unit, today: Day): { what: string; next: string } | null {
  const places = unit.village?.places ?? []
  if (places.some((place) => countsOn(place, today))) return null
  const coming = places
    .filter((place) => !isOver(place, today))
    .sort((a, b) => (a.from! < b.from! ? -1 : 1))[0]
  const what = coming
    ? `今天没有驻村点，下一个从${dateWords(coming.from!)}起`
    : places.length > 0
      ? '驻村点都过了日子'
      : '还没有驻村点'
  return { what, next: '在有驻村点以前，签到只凭本人说，按在村算。' }
}

export function listTag(unit: Unit, today: Day, heirName: string): Tag | null {
  if (unit.mergedInto)
    return unit.validTo! < today
      ? { tone: 'stone', text: `已并入${heirName}`, sign: 'dash' }
      : { tone: 'wheat', text: `将并入${heirName}`, sign: 'wait' }
  return noPlaceWords(unit, today) ? { tone: 'wheat', text: '没有驻村点', sign: 'none' } : null
}

export function mergedWords(unit: Unit, heirName: string, today: Day) {
  if (!unit.mergedInto || !unit.validTo) return null
  const first = addDays(unit.validTo, 1)
  const begun = first <= today
  return {
    what: `${fullDateWords(first)}${begun ? '已并入' : '起并入'}${heirName}`,
    next: begun
      ? '以前的台账和假条还留在这个村名下。'
      : `${dateWords(unit.validTo)}以前照旧，驻村点到时候一起过去。`,
    mayUndo: !begun,
    intoId: unit.mergedInto,
  }
}

const ACTS: Record<string, (note: string) => string> = {
  'set-place': (name) => `设了驻村点“${name}”`,
  'end-place': (name) => `结束了驻村点“${name}”`,
  'set-village': (note) => (note ? `改了村名：${note}` : '改了类型或户数'),
  'add-unit': () => '建了这个村',
  rename: (note) => `改了名：${note}`,
  merge: (name) => `定了并入${name}`,
  'undo-merge': () => '撤销了并村',
  inherit: (name) => `${name}要并进来，接过了驻村点`,
  'give-back': (name) => `${name}不并进来了，驻村点还了回去`,
  roster: () => '按花名册更新',
}

export function historyWords(entries: readonly Entry[], names: ReadonlyMap<string, string>) {
  return [...entries].reverse().flatMap((entry) => {
    const act = ACTS[entry.act]
    if (!act) return []
    const who = names.get(entry.by)
    const day = fullDateWords(dayOf(entry.at))
    return [{ what: act(entry.note ?? ''), when: who ? `${day} · ${who}` : day }]
  })
}
