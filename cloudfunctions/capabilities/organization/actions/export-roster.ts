import { ok, rejected } from '../../../kernel/result'
import type { Action, Request } from '../../../platform/capability'
import { linkTo, uploadFile } from '../../../platform/sdk'
import type { OrganizationApi } from '../contract'
import { CountyInput, type FileView } from '../roster-contract'
import { exportWords, templateWords } from '../roster-messages'
import { exportRoster as sheetsOf } from '../rules/roster-export'
import { templateSheets } from '../rules/roster-template'
import { handOut, LINK_SECONDS } from './kept-files'
import { countyFor, knownRoster } from './roster-context'
import { excelOf } from './write-excel'

type Input = OrganizationApi['report.exportRoster']['input']

/** 导出花名册: the county's roster as the import reads it. Who took it is written down first. */
export const exportRoster: Action<Input, FileView> = {
  input: CountyInput,
  run: async (request: Request, input) => {
    const county = await countyFor(request, input)
    if (!county) return rejected(request.caller ? 'caller.forbidden' : 'county.unknown')
    const known = await knownRoster(county, request.caller === null)
    const words = exportWords(county.name, known.people.size, request.now)
    const content = await excelOf(sheetsOf(known))
    const file = {
      kind: 'roster-export' as const,
      fileName: words.fileName,
      people: known.people.size,
      content,
    }
    return ok({ ...words, url: await handOut(request, county, file) })
  },
}

/** 下载模板: the same for everybody and without anybody in it, so it is nobody's to write down and stays in storage. */
export const rosterTemplate: Action<Input, FileView> = {
  input: CountyInput,
  run: async (request: Request, input) => {
    const county = await countyFor(request, input)
    if (!county) return rejected(request.caller ? 'caller.forbidden' : 'county.unknown')
    const fileID = await uploadFile('templates/roster.xlsx', await excelOf(templateSheets()))
    return ok({ ...templateWords(), url: await linkTo(fileID, LINK_SECONDS) })
  },
}
