import type { ExportSheet } from './roster-export'
import {
  EXEMPTION_KINDS,
  MAX_ROWS,
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
  type OfficerColumn,
  type PostedColumn,
} from './roster-format'

export const NOTES_SHEET = '填写说明'

/** What to write into a column, and an example. */
type Notes<C extends string> = Record<C, [what: string, example: string]>

const oneOf = (words: Readonly<Record<string, unknown>>): string => `只写：${Object.keys(words).join('、')}`
const DAY = '年月日都要有，2025-05-12、2025.5.12、2025年5月12日都行'

const POSTED_NOTES: Notes<PostedColumn> = {
  township: ['乡镇的名称', '红柳镇'],
  village: ['村的名称', '柳湾村'],
  villageCode: ['统计用区划代码，12 位数字', '990101101201'],
  villageType: [`${oneOf(VILLAGE_TYPES)}；同一个村写一次就行`, '弱村'],
  households: ['整数', '214'],
  place: ['同一个村可以有几个，一行一个；只加驻村点、不加人，就把姓名往后都空着', '柳湾村委会'],
  latitude: ['小数，国测局坐标（微信、高德、腾讯地图上看到的）', '35.9123'],
  longitude: ['小数，比纬度大的那个', '104.2317'],
  radius: ['米，50 到 20000', '800'],
  placeFrom: [`随季节搬的驻村点写，一直用的空着；${DAY}`, '2026-06-01'],
  placeTo: ['最后一天；一直用的空着', '2026-09-30'],
  name: ['最多 40 个字；少数民族姓名中间用“·”', '阿依古丽·买买提'],
  phone: ['11 位，一个号码只能是一个人', '19900000001'],
  role: [oneOf(POSTING_ROLES), '第一书记'],
  sendingUnit: ['派出单位的全称', '河西市财政局'],
  unitType: [oneOf(UNIT_TYPES), '经济'],
  unitLevel: [oneOf(UNIT_LEVELS), '市'],
  from: [DAY, '2025-05-12'],
  to: ['最后一天；还在派驻的空着。花名册上已经结束的，写“未定”才恢复', '2027-05-11'],
  exemption: [`${oneOf(EXEMPTION_KINDS)}；同一次派驻有两种，就再写一行`, '近家'],
  exemptionFrom: ['照顾的第一天', '2026-01-01'],
  exemptionTo: ['最后一天；还没定的空着', '2026-12-31'],
}

const OFFICER_NOTES: Notes<OfficerColumn> = {
  name: ['最多 40 个字', '马玉兰'],
  phone: ['11 位，和派驻人员里同一个人的要一样', '19900008001'],
  role: [`${oneOf(OFFICER_ROLES)}；县驻村办的负责人由运维人员来定`, '乡镇分管领导'],
  title: ['平时怎么称呼', '副镇长'],
  unitCode: ['所在乡镇 9 位、村 12 位、县 6 位的区划代码', '990101101'],
  from: [DAY, '2023-03-01'],
  to: ['最后一天；还在任的空着。花名册上已经结束的，写“未定”才恢复', ''],
}

/** The two sheets with their headings, a star before those that must be filled, and one that explains every column. */
export function templateSheets(): ExportSheet[] {
  return [
    { name: POSTED_SHEET, headings: starred(POSTED_COLUMNS, POSTED_REQUIRED), rows: [] },
    { name: OFFICER_SHEET, headings: starred(OFFICER_COLUMNS, OFFICER_REQUIRED), rows: [] },
    {
      name: NOTES_SHEET,
      headings: ['表', '列', '要填吗', '怎么填', '例子'],
      wide: ['怎么填'],
      rows: [
        ...notes(POSTED_SHEET, POSTED_COLUMNS, POSTED_REQUIRED, POSTED_NOTES),
        ...notes(OFFICER_SHEET, OFFICER_COLUMNS, OFFICER_REQUIRED, OFFICER_NOTES),
        ['整个文件', '', '', `每张表最多 ${MAX_ROWS} 行。列的先后不要紧，第 1 行只写列名。`, ''],
        ['整个文件', '', '', '全部对了才收，有一处不对就一行也不收。再导入一次只更新，不会重复。', ''],
        ['整个文件', '', '', '文件里没有的人照旧留着；要让谁结束派驻，就写上派驻结束。', ''],
      ],
    },
  ]
}

function starred<C extends string>(columns: Readonly<Record<C, string>>, required: readonly C[]): string[] {
  const keys = Object.keys(columns) as C[]
  return keys.map((key) => (required.includes(key) ? `*${columns[key]}` : columns[key]))
}

function notes<C extends string>(
  sheet: string,
  columns: Readonly<Record<C, string>>,
  required: readonly C[],
  all: Notes<C>,
): string[][] {
  const keys = Object.keys(columns) as C[]
  return keys.map((key) => [sheet, columns[key], required.includes(key) ? '必填' : '有就填', ...all[key]])
}
