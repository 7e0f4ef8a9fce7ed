import type { InputOf, ViewOf } from '../../../cloud/call'

type Village = ViewOf<'organization.village'>
type Place = Village['places'][number]

/** A place while it is being set. */
export interface Draft {
  placeId: string
  mark: string
  name: string
  point: { latitude: number; longitude: number } | null
  radius: number
  /** As it was, or the first day chosen; empty: from today. */
  from: string
  /** Empty while open. */
  to: string
}

const USUAL_RADIUS = 800

export function draftOf(place: Place | undefined): Draft {
  if (!place) return { placeId: '', mark: '', name: '', point: null, radius: USUAL_RADIUS, from: '', to: '' }
  const { placeId, mark, name, latitude, longitude, radius, from, to } = place
  return { placeId, mark, name, point: { latitude, longitude }, radius, from: from ?? '', to: to ?? '' }
}

/** 11月23日, with the year where it is another one. */
function dayText(day: string, today: string): string {
  const date = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  return day.slice(0, 4) === today.slice(0, 4) ? date : `${day.slice(0, 4)}年${date}`
}

export function wordsOf({ placeId, from, to }: Draft, today: string) {
  const begun = placeId ? '一直以来' : '从今天起'
  return {
    from: from ? `${dayText(from, today)}起` : begun,
    to: to ? `到${dayText(to, today)}` : '一直用下去',
  }
}

/** The words of the button say what is missing. */
export function barOf({ point, name }: Draft): { primary: string; off: boolean } {
  if (!point) return { primary: '先选中心点', off: true }
  if (name.trim() === '') return { primary: '先起个名字', off: true }
  return { primary: '存下', off: false }
}

export function inputOf(
  villageId: string,
  draft: Draft,
  farIsRight: boolean,
): InputOf<'organization.setPlace'> {
  const { placeId, mark, name, point, radius, from, to } = draft
  return {
    villageId,
    ...(placeId ? { placeId, mark } : {}),
    name: name.trim(),
    latitude: point?.latitude ?? 0,
    longitude: point?.longitude ?? 0,
    radius,
    from: from || null,
    to: to || null,
    ...(farIsRight ? { farIsRight } : {}),
  }
}

/** The slider's steps are of fifty metres; a radius from a roster may lie between. */
export function shownOf({ name, point, radius }: Draft) {
  return point ? [{ name: name || '新的驻村点', ...point, radius }] : []
}
