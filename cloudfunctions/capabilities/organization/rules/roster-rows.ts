import type { Day } from '../../../kernel/day'
import type { Role, UnitKind, VillageType } from '../../../kernel/people'
import type { SendingUnit } from './person'
import { foldName, foldWidth, numberIn } from './roster-cells'
import {
  OFFICER_COLUMNS,
  OFFICER_REQUIRED,
  OFFICER_ROLES,
  OFFICER_SHEET,
  POSTED_COLUMNS,
  POSTED_REQUIRED,
  POSTED_SHEET,
  POSTING_ROLES,
  UNIT_LEVELS,
  UNIT_TYPES,
  VILLAGE_TYPES,
} from './roster-format'
import { problem, type Problem } from './roster-problem'
import { readSheet, type RawSheet } from './roster-sheet'
import { RowReader } from './row-reader'

export interface RowPlace {
  name: string
  latitude: number
  longitude: number
  /** Metres. */
  radius: number
}

/** One row of 派驻人员: a person, their posting, and the village as this row tells it. */
export interface PostedRow {
  row: number
  township: string
  village: string
  villageCode: string
  villageType: VillageType | null
  households: number | null
  place: RowPlace | null
  name: string
  phone: string
  role: 'secretary' | 'member'
  sendingUnit: SendingUnit | null
  from: Day
  to: Day | null
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
}

export interface RosterRows {
  posted: PostedRow[]
  officers: OfficerRow[]
  problems: Problem[]
}

/** Every row by itself; what rows say about each other is checked afterwards. Only faultless rows are returned. */
export function readRows(sheets: RawSheet[]): RosterRows {
  const posted = readSheet(sheets, POSTED_SHEET, POSTED_COLUMNS, POSTED_REQUIRED)
  const officers = readSheet(sheets, OFFICER_SHEET, OFFICER_COLUMNS, OFFICER_REQUIRED)
  const problems = [...posted.problems, ...officers.problems]
  if (problems.length === 0 && posted.rows.length === 0)
    problems.push(problem(POSTED_SHEET, 2, 'sheet.empty'))
  const keep = <T>(reader: { problems: Problem[] }, value: T): T[] => {
    problems.push(...reader.problems)
    return reader.problems.length === 0 ? [value] : []
  }
  return {
    posted: posted.rows.flatMap((row) => {
      const reader = new RowReader(POSTED_SHEET, POSTED_COLUMNS, row)
      return keep(reader, postedRow(reader))
    }),
    officers: officers.rows.flatMap((row) => {
      const reader = new RowReader(OFFICER_SHEET, OFFICER_COLUMNS, row)
      return keep(reader, officerRow(reader))
    }),
    problems,
  }
}

function postedRow(reader: RowReader<keyof typeof POSTED_COLUMNS>): PostedRow {
  const villageCode = reader.text('villageCode').replace(/\s/g, '')
  if (villageCode !== '' && !/^\d{12}$/.test(villageCode))
    reader.fault('code.invalid', { value: villageCode.slice(0, 30) })
  if (reader.text('role') !== '') reader.choice('role', POSTING_ROLES)
  return {
    row: reader.source.row,
    township: reader.neededUnitName('township'),
    village: reader.neededUnitName('village'),
    villageCode,
    villageType: reader.choice('villageType', VILLAGE_TYPES),
    households: reader.parsed('households', wholeNumber, 'cell.number'),
    place: placeIn(reader),
    name: reader.name('name'),
    phone: reader.phone('phone'),
    role: POSTING_ROLES[foldWidth(reader.source.text.role)] ?? 'member',
    sendingUnit: sendingUnitIn(reader),
    ...reader.span('from', 'to'),
  }
}

function officerRow(reader: RowReader<keyof typeof OFFICER_COLUMNS>): OfficerRow {
  const unitCode = reader.text('unitCode').replace(/\s/g, '')
  const choice = reader.text('role') === '' ? null : reader.choice('role', OFFICER_ROLES)
  return {
    row: reader.source.row,
    name: reader.name('name'),
    phone: reader.phone('phone'),
    role: choice?.role ?? 'inspector',
    over: choice?.over ?? [],
    title: reader.unitName('title') || null,
    unitCode,
    ...reader.span('from', 'to'),
  }
}

function wholeNumber(text: string): number | undefined {
  const value = numberIn(text)
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 100_000 ? value : undefined
}

function sendingUnitIn(reader: RowReader<keyof typeof POSTED_COLUMNS>): SendingUnit | null {
  const name = reader.unitName('sendingUnit')
  const type = reader.choice('unitType', UNIT_TYPES)
  const level = reader.choice('unitLevel', UNIT_LEVELS)
  return name === '' ? null : { name, type, level }
}

/** Metres a village's place may reach: less is smaller than the error of a phone, more is a whole township. */
const RADIUS = { least: 50, most: 20_000 }
/** Degrees that enclose the country; anything else is a slip of the pen. */
const CHINA = { south: 3, north: 54, west: 73, east: 136 }

const inChina = (latitude: number, longitude: number): boolean =>
  latitude >= CHINA.south && latitude <= CHINA.north && longitude >= CHINA.west && longitude <= CHINA.east

function placeIn(reader: RowReader<keyof typeof POSTED_COLUMNS>): RowPlace | null {
  const latitude = reader.parsed('latitude', numberIn, 'cell.number')
  const longitude = reader.parsed('longitude', numberIn, 'cell.number')
  const radius = reader.parsed('radius', radiusIn, 'cell.number')
  const name = reader.unitName('place')
  const filled = [reader.source.text.latitude, reader.source.text.longitude].filter((cell) => cell !== '')
  if (filled.length === 0 && radius === null) return null
  if (filled.length < 2 || reader.source.text.radius === '') {
    reader.fault('place.incomplete')
    return null
  }
  if (latitude === null || longitude === null || radius === null) return null
  if (!inChina(latitude, longitude)) {
    reader.fault(inChina(longitude, latitude) ? 'place.swapped' : 'place.abroad')
    return null
  }
  return { name: name || foldName(reader.source.text.village), latitude, longitude, radius }
}

function radiusIn(text: string): number | undefined {
  const value = numberIn(text)
  return value !== undefined && value >= RADIUS.least && value <= RADIUS.most ? value : undefined
}
