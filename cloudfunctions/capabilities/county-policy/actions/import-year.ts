import { dayOf } from '../../../kernel/day'
import { openGrants } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action, Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { pathOf, unitId, unitType } from '../../organization'
import { ImportYearInput, type CountyPolicyApi, type ImportYearView } from '../contract'
import { done } from '../messages'
import { decideYear } from '../rules/year'

type Api = CountyPolicyApi['report.importYear']

/**
 * 导入放假安排: into the region's own document, which comes with everybody below it. A supervisor imports for their
 * region; an operator names one.
 */
export const importYear: Action<Api['input'], ImportYearView> = {
  input: ImportYearInput,
  run: async (request: Request, { regionCode, ...given }) => {
    const regionId = regionOf(request, regionCode)
    if (!regionId) return rejected('policy.regionUnknown')
    const input = { ...given, replace: given.replace ?? false }
    const moment = momentOf(request, 1)
    const changed = await change(unitType, regionId, {
      ...{ moment, act: 'import-year', input },
      scope: pathOf(regionId),
      decide: (current) => decideYear(current?.state ?? null, input, moment),
    })
    if (!changed.ok) return changed
    return ok({ what: done.year(input.year), text: done.yearText(input.rest.length, input.work.length) })
  },
}

/** Whoever is on the roster imports only for the region they oversee. */
function regionOf({ caller, now }: Request, code: string | undefined): string | null {
  if (!caller) return code ? unitId(code) : null
  const regions = openGrants(caller, dayOf(now))
    .filter(({ role }) => role === 'region-supervisor')
    .map(({ unitId: id }) => id)
  return regions.find((id) => code === undefined || id === unitId(code)) ?? null
}
