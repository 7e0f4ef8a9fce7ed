import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import writeExcel, { type SheetData } from 'write-excel-file/node'
import { officers, townships, type DemoOfficer, type DemoVillage } from './demo-people'

const root = resolve(__dirname, '..')

const POSTED_HEADINGS = [
  ...['乡镇', '村', '村编码', '村类型', '户数', '驻村点名称', '纬度', '经度', '范围(米)', '姓名', '手机号'],
  ...['职务', '派出单位', '单位类型', '单位层级', '派驻开始', '派驻结束'],
]
const OFFICER_HEADINGS = ['姓名', '手机号', '职务', '称呼', '所在单位编码', '开始', '结束']

type Cell = SheetData[number][number]

const heading = (value: string): Cell => ({ value, fontWeight: 'bold', backgroundColor: '#E4F0EA' })
const text = (value: string): Cell => ({ value, type: String })
const number = (value: number): Cell => ({ value, type: Number })
/** Excel keeps a day without a zone; the library writes the UTC day of a Date. */
const day = (value: string): Cell => ({
  value: new Date(`${value}T00:00:00Z`),
  type: Date,
  format: 'yyyy-mm-dd',
})

/** The last digits of the next phone; 1990000 is no range that a network has given out. */
function phones(last: number): () => string {
  return () => `1990000${String(++last).padStart(4, '0')}`
}

function postedRows(township: string, village: DemoVillage, nextPhone: () => string): Cell[][] {
  return village.team.map(({ name, unit, type, level, from }, index) => [
    ...[text(township), text(village.name), text(village.code), text(village.type)],
    ...[number(village.households), text(`${village.name}村委会`)],
    ...[number(village.latitude), number(village.longitude), number(800)],
    ...[text(name), text(nextPhone()), text(index === 0 ? '第一书记' : '队员')],
    ...[text(unit), text(type), text(level), day(from), null],
  ])
}

/** 河西市清河县的花名册: the fictional county of the demo as a county organiser would keep it. */
export const demoRoster = (): Promise<Buffer> => rosterOf({ townships, officers, lastPhone: 0 })

interface Listed {
  townships: ReadonlyArray<{ name: string; villages: DemoVillage[] }>
  officers: readonly DemoOfficer[]
  /** The last four digits before those of the first person. */
  lastPhone: number
}

/** A county's roster as the import reads it. */
export async function rosterOf({ townships, officers, lastPhone }: Listed): Promise<Buffer> {
  const nextPhone = phones(lastPhone)
  const posted = townships.flatMap(({ name, villages }) =>
    villages.flatMap((village) => postedRows(name, village, nextPhone)),
  )
  const held = officers.map(({ name, phone, role, title, unitCode, from }) => [
    ...[text(name), text(phone), text(role), text(title), text(unitCode), day(from), null],
  ])
  const widths = (count: number): Array<{ width: number }> =>
    Array.from({ length: count }, () => ({ width: 16 }))
  return writeExcel([
    {
      sheet: '派驻人员',
      data: [POSTED_HEADINGS.map(heading), ...posted],
      columns: widths(POSTED_HEADINGS.length),
    },
    {
      sheet: '干部',
      data: [OFFICER_HEADINGS.map(heading), ...held],
      columns: widths(OFFICER_HEADINGS.length),
    },
  ]).toBuffer()
}

if (require.main === module) {
  const target = join(root, 'local', 'demo', 'roster.xlsx')
  demoRoster().then(
    (file) => {
      writeFileSync(target, file)
      console.log(`wrote ${target}, ${file.length} bytes`)
    },
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
}
