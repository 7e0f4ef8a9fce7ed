import * as v from 'valibot'
import { isDay } from '../../kernel/day'
import type { VillageType } from '../../kernel/people'
import type { Tag } from './contract'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/))
/** One line of plain text: no control characters, no marks that turn the direction of writing. */
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40), v.regex(/^[^\p{C}<>{}]+$/u))
const DayText = v.pipe(v.string(), v.isoDate(), v.check(isDay))
const Degrees = v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180))

/** 村民小组 of one village. */
export const MOST_GROUPS = 30
export const GROUP_NAME_MAX = 12

/** Villages of one page. */
export const VILLAGE_PAGE = 30

export const VillagesInput = v.strictObject({
  /** A part of the village's name. */
  query: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
  townshipId: v.optional(Id),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,60}$/))),
})
export const VillageInput = v.strictObject({ villageId: Id })
export const SetVillageInput = v.strictObject({
  villageId: Id,
  name: Name,
  type: v.picklist(['weak', 'poor', 'disorderly', 'industry', 'ordinary']),
  households: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  /** Left out by phones from before there were any: they stay as they are. */
  groups: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(Name, v.maxLength(GROUP_NAME_MAX)),
          households: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
        }),
      ),
      v.maxLength(MOST_GROUPS),
    ),
  ),
})
/** 9 digits for a township, 12 for a village. */
export const AddUnitInput = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^(\d{9}|\d{12})$/)),
  name: Name,
})
export const RenameTownshipInput = v.strictObject({ townshipId: Id, name: Name })

/** A place of a village; with `placeId` and the `mark` it was seen with, the one to be changed. gcj02. */
export const SetPlaceInput = v.strictObject({
  villageId: Id,
  placeId: v.optional(Id),
  mark: v.optional(Id),
  name: Name,
  latitude: Degrees,
  longitude: Degrees,
  /** Metres. */
  radius: v.pipe(v.number(), v.integer(), v.minValue(50), v.maxValue(5_000)),
  from: v.optional(v.nullable(DayText)),
  to: v.optional(v.nullable(DayText)),
  /** Yes, it really lies that far from the county's other places. */
  farIsRight: v.optional(v.boolean()),
})
export const EndPlaceInput = v.strictObject({ villageId: Id, placeId: Id, mark: Id, lastDay: DayText })
export const MergeVillageInput = v.strictObject({ villageId: Id, intoId: Id, from: DayText })

export interface VillageRow {
  villageId: string
  name: string
  township: string
  /** e.g. 弱村 · 214 户 */
  about: string
  /** What needs a look, or that it was merged; null where there is nothing to say. */
  tag: Tag | null
}

export interface VillagesView {
  scopeName: string
  townships: Array<{ id: string; name: string }>
  rows: VillageRow[]
  next: string | null
  mayEdit: boolean
}

export interface PlaceView {
  placeId: string
  /** To be sent back with a change: tells whether somebody else changed it meanwhile. */
  mark: string
  name: string
  latitude: number
  longitude: number
  radius: number
  from: string | null
  to: string | null
  /** e.g. 方圆 800 米 */
  reach: string
  /** e.g. 11月1日到4月30日 */
  days: string
  state: Tag
  /** Not over: may be changed. */
  standing: boolean
  /** Counts today. */
  today: boolean
}

export interface VillageView {
  villageId: string
  name: string
  code: string
  unitPath: string
  townshipId: string
  townshipName: string
  type: VillageType
  typeWords: string
  households: number
  /** 村民小组, in the order they were named. */
  groups: Array<{ name: string; households: number }>
  mayEdit: boolean
  /** Said in wheat: no place counts today. */
  noPlace: { what: string; next: string } | null
  /** 并村, as it stands. */
  merged: { what: string; next: string; mayUndo: boolean; intoId: string } | null
  /** Villages that were merged into this one, e.g. 石桥村，2026年12月1日并入 */
  heirOf: string[]
  places: PlaceView[]
  past: PlaceView[]
  team: Array<{ personId: string; name: string; role: string }>
  officers: Array<{ personId: string; name: string; role: string }>
  /** The latest first, at most 20. */
  history: Array<{ what: string; when: string }>
  /** First day that a merging may have. */
  mergeFrom: string
  today: string
}

/** What was done, in one sentence, with the village as it is now. */
export interface VillageDone {
  villageId: string
  what: string
}

type In<S extends v.GenericSchema> = v.InferOutput<S>

export interface VillagesApi {
  'organization.villages': { input: In<typeof VillagesInput>; view: VillagesView }
  'organization.village': { input: In<typeof VillageInput>; view: VillageView }
  'organization.setVillage': { input: In<typeof SetVillageInput>; view: VillageDone }
  'organization.addUnit': { input: In<typeof AddUnitInput>; view: VillageDone }
  'organization.renameTownship': { input: In<typeof RenameTownshipInput>; view: VillageDone }
  'organization.setPlace': { input: In<typeof SetPlaceInput>; view: VillageDone }
  'organization.endPlace': { input: In<typeof EndPlaceInput>; view: VillageDone }
  'organization.mergeVillage': { input: In<typeof MergeVillageInput>; view: VillageDone }
  'organization.undoMerge': { input: In<typeof VillageInput>; view: VillageDone }
}
