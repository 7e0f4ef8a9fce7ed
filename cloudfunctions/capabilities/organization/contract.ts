import * as v from 'valibot'
import { isDay } from '../../kernel/day'
import type { DutiesApi } from './duties-contract'
import type { RosterApi } from './roster-contract'
import type { PhoneApi } from './phone-contract'
import type { VillagesApi } from './village-contract'

/** Ids are letters and digits, so that none can ever reach a query as anything but text. */
const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/))
const UnitName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))
const DayText = v.pipe(v.string(), v.isoDate(), v.check(isDay))

/** Rows of one page of people. */
export const PAGE_SIZE = 30
/** Characters of a roster file as base64: 3 MB of file. */
const MAX_BASE64 = 4_194_304

export const NoInput = v.strictObject({})

/** As typed: lower case, full-width letters and spaces are forgiven. */
export const BindInput = v.strictObject({ inviteCode: v.pipe(v.string(), v.minLength(1), v.maxLength(40)) })

export const PersonInput = v.strictObject({ personId: Id })

/** The people of up to 20 villages at once, for printing a page of invite slips. */
export const InvitesInput = v.strictObject({
  villageIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)),
})

/** `query` is the beginning of a name or of its initials (zjp), or the last digits of a phone; `cursor` comes from the page before. */
export const PeopleInput = v.strictObject({
  query: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,60}$/))),
  /** 没绑定, of those who are there or come; 已离任. */
  filter: v.optional(v.picklist(['unbound', 'left'])),
  /** A township or another unit below the caller's. */
  unitId: v.optional(v.pipe(v.string(), v.regex(/^u\d{2,12}$/))),
})

/**
 * The roster: a `fileID` that was uploaded below `rosters/`, or the file itself in base64 from an operator.
 * An operator also names the county; an organiser has one.
 */
export const ImportInput = v.pipe(
  v.strictObject({
    fileID: v.optional(v.pipe(v.string(), v.regex(/^cloud:\/\/[\w.-]+\/rosters\/[\w.-]+$/))),
    base64: v.optional(v.pipe(v.string(), v.maxLength(MAX_BASE64), v.base64())),
    fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
    countyCode: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/))),
    /** From the preview: what the person has seen is what is taken, or nothing is. */
    previewed: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  }),
  v.check((input) => (input.fileID === undefined) !== (input.base64 === undefined), 'fileID'),
)

const Switch = v.strictObject({
  documentNumber: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  purpose: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  /** First day it holds; left out where it held before the county's records begin. */
  validFrom: v.optional(DayText),
  validUntil: DayText,
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)),
})

/** A county with its parents, its policy where it differs from the defaults, and its first organiser. */
export const CreateCountyInput = v.strictObject({
  region: v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{2}$/)), name: UnitName }),
  city: v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{4}$/)), name: UnitName }),
  county: v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{6}$/)), name: UnitName }),
  switches: v.optional(
    v.strictObject({
      checkIn: v.optional(Switch),
      location: v.optional(Switch),
      photo: v.optional(Switch),
      spotCheck: v.optional(Switch),
      usedInAppraisal: v.optional(Switch),
    }),
  ),
  countyRestDays: v.optional(v.pipe(v.array(DayText), v.maxLength(60))),
  organiser: v.strictObject({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    phone: v.pipe(v.string(), v.regex(/^1\d{10}$/)),
    title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
  }),
})

/** What a small coloured label shows. */
export interface Tag {
  tone: 'pine' | 'sky' | 'wheat' | 'brick' | 'stone'
  text: string
  sign: string
}

export interface BindView {
  personId: string
  name: string
  /** e.g. 柳湾村 第一书记, 红柳镇 副镇长 */
  standing: string
  /** e.g. 绑好了，周建平 */
  title: string
  /** What can be done now. */
  text: string
}

export interface Me {
  personId: string
  name: string
  standing: string
  /** e.g. 河西市 清河县 红柳镇 柳湾村 */
  unitPath: string
  /** e.g. 2025年5月12日起 */
  since: string
  /** e.g. 199****0001 */
  phone: string
  /** e.g. 2026年11月20日绑定的这个微信 */
  bound: string
  /** What is kept of them and how long, as the county's switches stand today. */
  kept: string[]
  postingId: string | null
}

/** `me` is null while the account is not bound. */
/** 个人信息怎么用: what is kept, what for, how long. */
export interface PrivacyView {
  rows: Array<{ id: string; what: string; why: string; kept: string }>
  notes: string[]
  /** 以清河县现在的规则为准; empty for an account that nobody bound. */
  county: string
}

export interface MeView {
  me: Me | null
  may: {
    importRoster: boolean
    seePeople: boolean
    invite: boolean
    runRounds: boolean
    decideLeave: boolean
    /** Also of somebody whose role is over. */
    lookUpLeave: boolean
    answerComplaints: boolean
  }
}

export interface PersonRow {
  personId: string
  name: string
  /** e.g. 第一书记 */
  role: string
  /** e.g. 红柳镇 柳湾村 */
  unit: string
  binding: Tag
}

export interface PeopleView {
  /** e.g. 清河县 */
  scopeName: string
  rows: PersonRow[]
  /** Cursor of the next page, null at the end. */
  next: string | null
  mayInvite: boolean
}

export interface PersonView extends PersonRow {
  standing: string
  unitPath: string
  /** In full for an organiser, who has to call people; masked for others. */
  phone: string
  /** e.g. 河西市财政局（经济 · 市级）; empty when the roster gives none. */
  sendingUnit: string
  /** e.g. 柳湾村 第一书记，2025年5月12日至今 */
  duties: string[]
  bound: boolean
  mayInvite: boolean
  /** An organiser over the person: may move, exempt and correct. */
  mayKeep: boolean
  /** The whole number may be asked for, to call. */
  mayCall: boolean
  /** The caller's own record. */
  own: boolean
  /** Latest first, like all that follows. */
  postings: PostingRow[]
  grants: GrantRow[]
  story: StoryItem[]
  /** What a form of corrections begins with; null for those who may not correct. */
  details: Details | null
}

export interface Details {
  name: string
  phone: string
  title: string | null
  sendingUnit: SendingUnitDetails | null
}

export interface SendingUnitDetails {
  name: string
  type: 'party' | 'economic' | 'legal' | 'agricultural' | null
  level: 'region' | 'city' | 'county' | null
}

export interface PostingRow {
  postingId: string
  villageId: string
  role: 'secretary' | 'member'
  from: string
  to: string | null
  /** e.g. 柳湾村第一书记 */
  text: string
  /** e.g. 2025年5月12日至今 */
  when: string
  open: boolean
  /** What kind an exemption is, only for the organiser and the person; others read 照顾. */
  exemptions: Array<{
    exemptionId: string
    text: string
    when: string
    /** 轮值 from today on, e.g. 轮值还有 3 夜：12月1日、4日、8日; for those who see the kind, else empty. */
    nights: string
    mayEnd: boolean
  }>
}

export interface GrantRow {
  grantId: string
  role: string
  unitId: string
  from: string
  to: string | null
  /** e.g. 红柳镇 · 乡镇分管领导（代 马玉兰） */
  text: string
  when: string
  open: boolean
  deputy: boolean
  mayEnd: boolean
  mayDeputize: boolean
}

/** One thing that was done, with day, hour and who did it. */
export interface StoryItem {
  tone: 'pine' | 'wheat' | 'stone'
  sign: string
  what: string
  when: string
}

/** An invite code is shown once; only its hash is kept. */
export interface InviteView {
  personId: string
  name: string
  standing: string
  /** 8 characters, e.g. 7KQ4-XMWT without the dash. */
  inviteCode: string
  /** e.g. 11月30日 18:20 前有效，只能用一次 */
  expires: string
  /** The account that was bound before cannot come in any more. */
  unbound: boolean
  /** A code that was handed out before and not used yet is void. */
  voided: boolean
}

export interface InvitesView {
  invites: InviteView[]
  /** People of those villages who are bound already; they get no new code here. */
  alreadyBound: number
}

/** One fault of a roster file, in plain Chinese. */
export interface RosterProblem {
  sheet: string
  /** As Excel numbers it; 1 is the heading. */
  row: number
  reason: string
}

export interface ImportView {
  /** `refused`: nothing was taken. `continuing`: checked, and the clock goes on with it; where it cannot, whoever imported is told. */
  status: 'done' | 'continuing' | 'refused'
  jobId: string | null
  people: number
  villages: number
  /** Of the people. */
  added: number
  updated: number
  unchanged: number
  /** At most 100 of them. */
  problems: RosterProblem[]
  problemCount: number
  title: string
  text: string
}

export interface CreateCountyView {
  countyId: string
  countyName: string
  organiser: InviteView
}

export interface OrganizationApi extends DutiesApi, VillagesApi, PhoneApi, RosterApi {
  'organization.bind': { input: v.InferOutput<typeof BindInput>; view: BindView }
  'organization.me': { input: v.InferOutput<typeof NoInput>; view: MeView }
  'organization.privacy': { input: v.InferOutput<typeof NoInput>; view: PrivacyView }
  'organization.invite': { input: v.InferOutput<typeof PersonInput>; view: InviteView }
  'organization.invites': { input: v.InferOutput<typeof InvitesInput>; view: InvitesView }
  'organization.people': { input: v.InferOutput<typeof PeopleInput>; view: PeopleView }
  'organization.person': { input: v.InferOutput<typeof PersonInput>; view: PersonView }
  'organization.record': { input: v.InferOutput<typeof NoInput>; view: PersonView }
  'report.grant': DutiesApi['organization.grant']
  'report.createCounty': { input: v.InferOutput<typeof CreateCountyInput>; view: CreateCountyView }
  'report.importRoster': { input: v.InferOutput<typeof ImportInput>; view: ImportView }
}

/** The part served by the function `api`. */
export type OrganizationActions = Pick<
  OrganizationApi,
  | keyof DutiesApi
  | keyof VillagesApi
  | keyof PhoneApi
  | 'organization.bind'
  | 'organization.me'
  | 'organization.privacy'
  | 'organization.invite'
  | 'organization.invites'
  | 'organization.people'
  | 'organization.person'
  | 'organization.record'
>

/** The part served by the function `reports`. */
export type OrganizationReports = Pick<
  OrganizationApi,
  'report.createCounty' | 'report.grant' | 'report.importRoster' | keyof RosterApi
>
