import type { Day } from '../../../kernel/day'
import type { ExemptionKind, Role, UnitKind, VillageType } from '../../../kernel/people'
import type { SendingUnit } from './person'
import { foldWidth, numberIn } from './roster-cells'
import { overlap } from './roster-merge'
import {
  EXEMPTION_KINDS,
  OFFICER_COLUMNS,
  OFFICER_REQUIRED,
  OFFICER_ROLES,
  OFFICER_SHEET,
  PERSON_COLUMNS,
  POSTED_COLUMNS,
  POSTED_REQUIRED,
  POSTED_SHEET,
  POSTING_ROLES,
  UNIT_LEVELS,
  UNIT_TYPES,
  VILLAGE_TYPES,
} from './roster-format'
import { problem, type Problem } from './roster-problem'
import { placeIn, type RowPlace } from './roster-places'
import { readSheet, type RawSheet } from './roster-sheet'
import { RowReader } from './row-reader'

/** What a row of 派驻人员 tells of its village. A village may have rows of its own, for further places. */
export interface VillageRow {
  row: number
  township: string
  village: string
  villageCode: string
  villageType: VillageType | null
  households: number | null
  place: RowPlace | null
}

export interface RowExemption {
  kind: ExemptionKind
  from: Day
  to: Day | null
}

/** One row of 派驻人员: a person, their posting, and the village as this row tells it. */
export interface PostedRow extends VillageRow {
  name: string
  phone: string
  role: 'secretary' | 'member'
  sendingUnit: SendingUnit | null
  from: Day
  to: Day | null
  /** 未定 stands in place of a last day. */
  reopens: boolean
  exemption: RowExemption | null
}

/** One row of 干部: a person and a role over a unit. */
export interface OfficerRow {
  row: number
  name: string
  phone: string
  role: Role
  over: UnitKind[]
  title: string | null
  unitCode: string
  from: Day
  to: Day | null
  /** 未定 stands in place of a last day. */
  reopens: boolean
}

export interface RosterRows {
  /** Every row of 派驻人员, those of `posted` too. */
  villages: VillageRow[]
  posted: PostedRow[]
  officers: OfficerRow[]
  problems: Problem[]
}

/** Every row by itself; what rows say about each other is checked afterwards. Only faultless rows are returned. */
export function readRows(sheets: RawSheet[]): RosterRows {
  const posted = readSheet(sheets, POSTED_SHEET, POSTED_COLUMNS, POSTED_REQUIRED)
  const officers = readSheet(sheets, OFFICER_SHEET, OFFICER_COLUMNS, OFFICER_REQUIRED)
  const problems = [...posted.problems, ...officers.problems]
  if (problems.length === 0 && posted.rows.length + officers.rows.length === 0)
    problems.push(problem(POSTED_SHEET, 2, 'sheet.empty'))
  const keep = <T>(reader: { problems: Problem[] }, value: T): T[] => {
    problems.push(...reader.problems)
    return reader.problems.length === 0 ? [value] : []
  }
  const villages: VillageRow[] = []
  return {
    villages,
    posted: posted.rows.flatMap((row) => {
      const reader = new RowReader(POSTED_SHEET, POSTED_COLUMNS, row)
      const village = villageRow(reader)
      const ofPerson = PERSON_COLUMNS.some((column) => row.text[column] !== '')
      const read = ofPerson ? [{ ...village, ...personIn(reader) }] : []
      villages.push(...keep(reader, village))
      return reader.problems.length === 0 ? read : []
    }),
    officers: officers.rows.flatMap((row) => {
      const reader = new RowReader(OFFICER_SHEET, OFFICER_COLUMNS, row)
      return keep(reader, officerRow(reader))
    }),
    problems,
  }
}

type PostedReader = RowReader<keyof typeof POSTED_COLUMNS>

function villageRow(reader: PostedReader): VillageRow {
  const villageCode = reader.digits('villageCode')
  const value = villageCode.slice(0, 30)
  if (villageCode !== '' && !/^\d{12}$/.test(villageCode)) reader.fault('code.invalid', { value })
  else if (villageCode.endsWith('000')) reader.fault('code.ofTownship', { value })
  return {
    row: reader.source.row,
    township: reader.neededUnitName('township'),
    village: reader.neededUnitName('village'),
    villageCode,
    villageType: reader.choice('villageType', VILLAGE_TYPES),
    households: reader.parsed('households', wholeNumber, 'cell.number'),
    place: placeIn(reader),
  }
}

function personIn(reader: PostedReader): Omit<PostedRow, keyof VillageRow> {
  if (reader.text('role') !== '') reader.choice('role', POSTING_ROLES)
  const person = {
    name: reader.name('name'),
    phone: reader.phone('phone'),
    role: POSTING_ROLES[foldWidth(reader.source.text.role)] ?? 'member',
    sendingUnit: sendingUnitIn(reader),
  }
  const span = reader.duty('from', 'to')
  return { ...person, ...span, exemption: exemptionIn(reader, span) }
}

/** 照顾: on days of the posting it belongs to. */
function exemptionIn(reader: PostedReader, posting: { from: Day; to: Day | null }): RowExemption | null {
  const { exemption, exemptionFrom, exemptionTo } = reader.source.text
  if ([exemption, exemptionFrom, exemptionTo].every((cell) => cell === '')) return null
  if (reader.text('exemption') === '' || reader.text('exemptionFrom') === '') return null
  const kind = reader.choice('exemption', EXEMPTION_KINDS)
  const { from, to } = reader.span('exemptionFrom', 'exemptionTo')
  if (kind === null || from === '') return null
  if (!overlap({ from, to }, posting)) reader.fault('exemption.outside')
  return { kind, from, to }
}

function officerRow(reader: RowReader<keyof typeof OFFICER_COLUMNS>): OfficerRow {
  const unitCode = reader.digits('unitCode')
  const choice = reader.text('role') === '' ? null : reader.choice('role', OFFICER_ROLES)
  return {
    row: reader.source.row,
    name: reader.name('name'),
    phone: reader.phone('phone'),
    role: choice?.role ?? 'inspector',
    over: choice?.over ?? [],
    title: reader.unitName('title') || null,
    unitCode,
    ...reader.duty('from', 'to'),
  }
}

function wholeNumber(text: string): number | undefined {
  const value = numberIn(text)
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 100_000 ? value : undefined
}

function sendingUnitIn(reader: PostedReader): SendingUnit | null {
  const name = reader.unitName('sendingUnit')
  const type = reader.choice('unitType', UNIT_TYPES)
  const level = reader.choice('unitLevel', UNIT_LEVELS)
  return name === '' ? null : { name, type, level }
}
