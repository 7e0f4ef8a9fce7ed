import { ok, rejected } from '../../../kernel/result'
import type { Action, Request } from '../../../platform/capability'
import type { OrganizationApi } from '../contract'
import { RosterFileInput, type FileView } from '../roster-contract'
import { PROBLEM_HEADING, problemFileWords, problemWords } from '../roster-messages'
import { checkRoster } from '../rules/roster-plan'
import { reportSheets } from '../rules/roster-report'
import { askedOf } from './import-roster'
import { handOut } from './kept-files'
import { knownRoster } from './roster-context'
import { excelOf } from './write-excel'

type Input = OrganizationApi['report.rosterProblems']['input']

/** 问题清单: what is wrong with a roster as a file, all of it. */
export const rosterProblems: Action<Input, FileView> = {
  input: RosterFileInput,
  run: async (request: Request, input) => {
    const asked = await askedOf(request, input)
    if (!asked.ok) return asked
    const { county, sheets, fileName } = asked.data
    const { problems } = checkRoster(sheets, await knownRoster(county, request.caller === null))
    if (problems.length === 0) return rejected('roster.noProblems')
    const words = problemFileWords(fileName, problems.length)
    const content = await excelOf(reportSheets(sheets, problems.map(problemWords), PROBLEM_HEADING))
    const people = sheets.reduce((sum, { rows }) => sum + Math.max(0, rows.length - 1), 0)
    const file = { kind: 'roster-problems' as const, fileName: words.fileName, people, content }
    return ok({ ...words, url: await handOut(request, county, file) })
  },
}
