import { rosterSheets, type Posted } from '../testing/given'
import { plainUnit } from './county'
import { OFFICER_COLUMNS, POSTED_COLUMNS } from './roster-format'
import { checkRoster } from './roster-plan'
import { templateSheets } from './roster-template'

const county = plainUnit({ code: '990101', name: '清河县' })
const context = { county, byOperator: false, people: new Map(), units: new Map() }
const [posted, officers, notes] = templateSheets()

describe('the template of the roster', () => {
  it('has every column of both sheets, those that must be filled with a star', () => {
    expect(posted?.headings.map((heading) => heading.replace('*', ''))).toEqual(Object.values(POSTED_COLUMNS))
    expect(officers?.headings.map((heading) => heading.replace('*', ''))).toEqual(
      Object.values(OFFICER_COLUMNS),
    )
    expect(posted?.headings.filter((heading) => heading.startsWith('*'))).toContain('*手机号')
  })

  it('explains every column once', () => {
    const explained = notes!.rows.map(([sheet, column]) => `${sheet} ${column}`)
    for (const column of Object.values(POSTED_COLUMNS)) expect(explained).toContain(`派驻人员 ${column}`)
    for (const column of Object.values(OFFICER_COLUMNS)) expect(explained).toContain(`干部 ${column}`)
  })

  it('filled with its own examples is a roster that is taken', () => {
    const examples = (sheet: string) =>
      Object.fromEntries(notes!.rows.filter(([of]) => of === sheet).map((row) => [row[1], String(row[4])]))
    const row = Object.fromEntries(
      Object.entries(POSTED_COLUMNS).map(([key, heading]) => [key, examples('派驻人员')[heading]!]),
    ) as Posted
    const officer = Object.fromEntries(
      Object.entries(OFFICER_COLUMNS).map(([key, heading]) => [key, examples('干部')[heading]!]),
    )
    const [first, second] = rosterSheets([row], [officer])
    first!.rows[0] = posted!.headings
    second!.rows[0] = officers!.headings
    const third = {
      name: notes!.name,
      rows: [notes!.headings, ...notes!.rows.map((each) => each.map(String))],
    }
    const { plan, problems } = checkRoster([third, first!, second!], context)
    expect(problems).toEqual([])
    expect(plan.people.map(({ name }) => name)).toEqual(['阿依古丽·买买提', '马玉兰'])
  })

  it('as it comes has nobody in it, and says so', () => {
    const sheets = [posted!, officers!].map(({ name, headings }) => ({ name, rows: [headings] }))
    expect(checkRoster(sheets, context).problems).toMatchObject([{ code: 'sheet.empty' }])
  })
})
