import * as v from 'valibot'
import { isDay } from '../../kernel/day'
import { ROLES } from '../../kernel/people'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/))
const UnitId = v.pipe(v.string(), v.regex(/^u(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/))
const VillageId = v.pipe(v.string(), v.regex(/^u\d{12}$/))
const DayText = v.pipe(v.string(), v.isoDate(), v.check(isDay))
const Reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
const Phone = v.pipe(v.string(), v.regex(/^1\d{10}$/))
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))
const Title = v.pipe(v.string(), v.trim(), v.maxLength(20))
const PostingRole = v.picklist(['secretary', 'member'])
const Role = v.picklist(ROLES)

const PersonId = { personId: Id }

export const GrantInput = v.strictObject({
  ...PersonId,
  role: Role,
  unitId: UnitId,
  from: DayText,
  to: v.optional(DayText),
})

export const EndGrantInput = v.strictObject({ ...PersonId, grantId: Id, lastDay: DayText, reason: Reason })

/** `personId` stands in for the grant of `holderId`. */
export const DeputizeInput = v.strictObject({
  ...PersonId,
  holderId: Id,
  grantId: Id,
  from: DayText,
  to: DayText,
})

export const PostInput = v.strictObject({
  ...PersonId,
  villageId: VillageId,
  role: PostingRole,
  from: DayText,
  to: v.optional(DayText),
  /** The posting that ends on the day before, in the same write. */
  leaving: v.optional(Id),
})

export const EndPostingInput = v.strictObject({
  ...PersonId,
  postingId: Id,
  lastDay: DayText,
  reason: Reason,
})

/** The successor begins on the day after, in the same village and role. */
export const ReplaceInput = v.strictObject({ ...EndPostingInput.entries, successorId: Id })

export const CorrectPostingInput = v.strictObject({
  ...PersonId,
  postingId: Id,
  from: DayText,
  to: v.nullable(DayText),
  reason: Reason,
})

export const ExemptInput = v.strictObject({
  ...PersonId,
  postingId: Id,
  kind: v.picklist(['near-home', 'pregnancy', 'chronic-illness']),
  from: DayText,
  to: v.optional(DayText),
  /** Nights that are asked for all the same. */
  rota: v.optional(v.pipe(v.array(DayText), v.minLength(1), v.maxLength(100))),
})

export const EndExemptionInput = v.strictObject({ ...PersonId, exemptionId: Id, lastDay: DayText })

const SendingUnit = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  type: v.nullable(v.picklist(['party', 'economic', 'legal', 'agricultural'])),
  level: v.nullable(v.picklist(['region', 'city', 'county'])),
})

const Details = {
  name: Name,
  phone: Phone,
  title: v.nullable(Title),
  sendingUnit: v.nullable(SendingUnit),
}

export const DetailsInput = v.strictObject({ ...PersonId, ...Details })

/** Somebody new, with their first duty: a village or a role. */
export const AddInput = v.strictObject({
  ...Details,
  duty: v.variant('kind', [
    v.strictObject({
      kind: v.literal('posting'),
      villageId: VillageId,
      role: PostingRole,
      from: DayText,
      to: v.optional(DayText),
    }),
    v.strictObject({
      kind: v.literal('grant'),
      unitId: UnitId,
      role: Role,
      from: DayText,
      to: v.optional(DayText),
    }),
  ]),
})

export const UnbindInput = v.strictObject({ ...PersonId, reason: Reason })
export const OnePersonInput = v.strictObject(PersonId)
export const NothingInput = v.strictObject({})

/** What was done, in a sentence. */
export interface DoneView {
  personId: string
  title: string
  text: string
}

export interface PhoneView {
  phone: string
}

export interface VacancyRow {
  unitId: string
  /** e.g. 红柳镇, 红柳镇 柳湾村 */
  unit: string
  kind: 'township' | 'village'
  /** e.g. 没有分管领导、没有干事 */
  text: string
}

export interface VacanciesView {
  rows: VacancyRow[]
  /** e.g. 2个乡镇、5个村缺人; empty where nothing is vacant. */
  text: string
}

export interface Choice {
  id: string
  name: string
}

/** What the forms of the caller may choose from. */
export interface ChoicesView {
  today: string
  townships: Array<Choice & { villages: Choice[] }>
  counties: Choice[]
  /** Roles the caller may give, each with the kind of unit it stands over. */
  roles: Array<{ role: v.InferOutput<typeof Role>; name: string; over: string[] }>
}

export interface DutiesApi {
  'organization.grant': { input: v.InferOutput<typeof GrantInput>; view: DoneView }
  'organization.endGrant': { input: v.InferOutput<typeof EndGrantInput>; view: DoneView }
  'organization.deputize': { input: v.InferOutput<typeof DeputizeInput>; view: DoneView }
  'organization.post': { input: v.InferOutput<typeof PostInput>; view: DoneView }
  'organization.endPosting': { input: v.InferOutput<typeof EndPostingInput>; view: DoneView }
  'organization.replace': { input: v.InferOutput<typeof ReplaceInput>; view: DoneView }
  'organization.correctPosting': { input: v.InferOutput<typeof CorrectPostingInput>; view: DoneView }
  'organization.exempt': { input: v.InferOutput<typeof ExemptInput>; view: DoneView }
  'organization.endExemption': { input: v.InferOutput<typeof EndExemptionInput>; view: DoneView }
  'organization.addPerson': { input: v.InferOutput<typeof AddInput>; view: DoneView }
  'organization.details': { input: v.InferOutput<typeof DetailsInput>; view: DoneView }
  'organization.unbind': { input: v.InferOutput<typeof UnbindInput>; view: DoneView }
  'organization.phone': { input: v.InferOutput<typeof OnePersonInput>; view: PhoneView }
  'organization.vacancies': { input: v.InferOutput<typeof NothingInput>; view: VacanciesView }
  'organization.choices': { input: v.InferOutput<typeof NothingInput>; view: ChoicesView }
}
