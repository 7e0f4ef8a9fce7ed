import { rosterSheets } from '../testing/given'
import { plainUnit } from './county'
import { checkRoster } from './roster-plan'
import { reportSheets } from './roster-report'

const context = {
  county: plainUnit({ code: '990101', name: '清河县' }),
  ...{ byOperator: false, people: new Map(), units: new Map() },
}
const sheets = rosterSheets([{}, { name: '李晓燕', phone: '1990000', role: '队员' }])
const problems = [
  { sheet: '派驻人员', row: 3, reason: '手机号不对' },
  { sheet: '派驻人员', row: 3, reason: '职务不对' },
]

describe('the rows with what is wrong beside them', () => {
  it('are the uploaded ones, each with its own reasons in the last column', () => {
    const [posted] = reportSheets(sheets, problems, '问题')
    expect(posted?.headings.at(-1)).toBe('问题')
    expect(posted?.rows.map((row) => row.at(-1))).toEqual([null, '手机号不对；职务不对'])
    expect(posted?.rows[1]).toEqual([
      ...sheets[0]!.rows[2]!.map((cell) => cell || null),
      '手机号不对；职务不对',
    ])
  })

  it('may be mended and taken as they are', () => {
    const [posted, officers] = reportSheets(sheets, problems, '问题')
    const asRead = [posted!, officers!].map(({ name, headings, rows }) => ({
      name,
      rows: [headings, ...rows.map((row) => row.map((cell) => String(cell ?? '')))],
    }))
    const phone = posted!.headings.indexOf('手机号')
    asRead[0]!.rows[2]![phone] = '19900000002'
    expect(checkRoster(asRead, context).problems).toEqual([])
  })

  it('what is wrong with a whole sheet, or a sheet that is not there, stands in the first row', () => {
    const [, officers] = reportSheets([], [{ sheet: '干部', row: 1, reason: '文件里没有这张表' }], '问题')
    expect(officers).toMatchObject({ headings: ['问题'], rows: [['文件里没有这张表']] })
  })
})
