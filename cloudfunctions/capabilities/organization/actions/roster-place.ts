import { stableId } from '../../../kernel/hashing'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import type { OrganizationApi } from '../contract'
import { RosterPlaceInput, type RosterPlaceView } from '../roster-contract'
import { keepPlace } from './kept-files'
import { countyFor } from './roster-context'

const FOLDER = 'rosters'

/**
 * 先记后传: where the phone is to upload a roster. The file is written down before it is there, so that it goes after a day
 * also where nothing more is heard of that phone.
 */
export const rosterPlace: Action<OrganizationApi['report.rosterPlace']['input'], RosterPlaceView> = {
  input: RosterPlaceInput,
  run: async (request, { fileName }) => {
    const county = await countyFor(request, {})
    if (!county) return rejected('caller.forbidden')
    const name = `${stableId('r', county.id, request.caller.personId, request.requestId)}.xlsx`
    await keepPlace(request, county, `${FOLDER}/${name}`, fileName)
    return ok({ folder: FOLDER, name })
  },
}
