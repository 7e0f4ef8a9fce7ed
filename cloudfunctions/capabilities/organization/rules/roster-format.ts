import type { ExemptionKind, Role, UnitKind, VillageType } from '../../../kernel/people'
import type { UnitLevel, UnitType } from './person'

/** 花名册的格式: names of sheets and columns as the county's file writes them. Everything here is that file's vocabulary. */
export const POSTED_SHEET = '派驻人员'
export const OFFICER_SHEET = '干部'

export const POSTED_COLUMNS = {
  township: '乡镇',
  village: '村',
  villageCode: '村编码',
  villageType: '村类型',
  households: '户数',
  place: '驻村点名称',
  latitude: '纬度',
  longitude: '经度',
  radius: '范围',
  placeFrom: '有效开始',
  placeTo: '有效结束',
  name: '姓名',
  phone: '手机号',
  role: '职务',
  sendingUnit: '派出单位',
  unitType: '单位类型',
  unitLevel: '单位层级',
  from: '派驻开始',
  to: '派驻结束',
  exemption: '照顾情形',
  exemptionFrom: '照顾开始',
  exemptionTo: '照顾结束',
} as const

export const OFFICER_COLUMNS = {
  name: '姓名',
  phone: '手机号',
  role: '职务',
  title: '称呼',
  unitCode: '所在单位编码',
  from: '开始',
  to: '结束',
} as const

export type PostedColumn = keyof typeof POSTED_COLUMNS
export type OfficerColumn = keyof typeof OFFICER_COLUMNS

/** Columns without which a sheet cannot be read at all; the others may be left out or empty. */
export const POSTED_REQUIRED: PostedColumn[] = [
  'township',
  'village',
  'villageCode',
  'name',
  'phone',
  'role',
  'from',
]
export const OFFICER_REQUIRED: OfficerColumn[] = ['name', 'phone', 'role', 'unitCode', 'from']

/** Columns that tell of a person; a row that fills none of them tells of the village and its place only. */
export const PERSON_COLUMNS: PostedColumn[] = [
  ...(['name', 'phone', 'role', 'sendingUnit', 'unitType', 'unitLevel', 'from', 'to'] as const),
  ...(['exemption', 'exemptionFrom', 'exemptionTo'] as const),
]

/** Columns that hold days. */
export const DAY_COLUMNS = [
  ...[POSTED_COLUMNS.placeFrom, POSTED_COLUMNS.placeTo, POSTED_COLUMNS.from, POSTED_COLUMNS.to],
  ...[POSTED_COLUMNS.exemptionFrom, POSTED_COLUMNS.exemptionTo, OFFICER_COLUMNS.from, OFFICER_COLUMNS.to],
] as const

/** In place of a last day: there is none, not even the one that is known. An empty cell says nothing. */
export const OPEN_END = '未定'

/** Rows of one sheet without its heading: more than a whole region of 1,162 teams posts. */
export const MAX_ROWS = 5000

export const POSTING_ROLES: Record<string, 'secretary' | 'member'> = {
  第一书记: 'secretary',
  队员: 'member',
  工作队员: 'member',
}

/** Roles a roster may give, and over what kind of unit. Those above the county are no county's to give. */
export const OFFICER_ROLES: Record<string, { role: Role; over: UnitKind[] }> = {
  乡镇分管领导: { role: 'township-leader', over: ['township'] },
  乡镇干事: { role: 'township-clerk', over: ['township'] },
  村党支部书记: { role: 'village-secretary', over: ['village'] },
  县驻村办: { role: 'county-organiser', over: ['county'] },
  督查组: { role: 'inspector', over: ['county', 'township'] },
}

/** The first word of each kind is the one that an export writes. */
export const EXEMPTION_KINDS: Record<string, ExemptionKind> = {
  近家: 'near-home',
  孕期: 'pregnancy',
  慢性病: 'chronic-illness',
  家在附近: 'near-home',
  怀孕: 'pregnancy',
}

/** How the file writes what a cell stands for. */
function wordOf<T>(words: Readonly<Record<string, T>>, value: T): string {
  return Object.keys(words).find((word) => words[word] === value) ?? ''
}
export const exemptionWord = (kind: ExemptionKind): string => wordOf(EXEMPTION_KINDS, kind)
export const villageTypeWord = (type: VillageType): string => wordOf(VILLAGE_TYPES, type)
export const postingWord = (role: 'secretary' | 'member'): string => wordOf(POSTING_ROLES, role)
export const unitTypeWord = (type: UnitType | null): string => (type ? wordOf(UNIT_TYPES, type) : '')
export const unitLevelWord = (level: UnitLevel | null): string => (level ? wordOf(UNIT_LEVELS, level) : '')
/** Empty for a role that no roster gives. */
export const officerWord = (role: Role): string =>
  Object.keys(OFFICER_ROLES).find((word) => OFFICER_ROLES[word]!.role === role) ?? ''

export const VILLAGE_TYPES: Record<string, VillageType> = {
  弱村: 'weak',
  穷村: 'poor',
  乱村: 'disorderly',
  产业村: 'industry',
  普通村: 'ordinary',
}

export const UNIT_TYPES: Record<string, UnitType> = {
  党群: 'party',
  经济: 'economic',
  政法: 'legal',
  涉农: 'agricultural',
}

export const UNIT_LEVELS: Record<string, UnitLevel> = {
  自治区: 'region',
  省: 'region',
  市: 'city',
  县: 'county',
  自治区级: 'region',
  省级: 'region',
  市级: 'city',
  县级: 'county',
}
