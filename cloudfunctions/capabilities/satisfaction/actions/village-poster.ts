import { dayOf } from '../../../kernel/day'
import { stands } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { miniProgramCode } from '../../../platform/sdk'
import { handOut, villageAndHeirs } from '../../organization'
import { VillagePosterInput, type PosterFileView } from '../poster-contract'
import { RESULT_PAGE } from '../poster-messages'
import { posterFile } from '../poster-sheet'
import { posterScene, standingHeir } from '../rules/poster'
import { mayRun } from './reach'

/** Pixels: enough for a sharp print as wide as a page. */
const PICTURE = 1280

/** 打印海报码: the page for a village's notice board, for who runs its rounds. Who took it is written down first. */
export const villagePoster: Action<{ villageId: string }, PosterFileView> = {
  input: VillagePosterInput,
  run: async (request, { villageId }) => {
    const line = await villageAndHeirs(villageId)
    const [village] = line
    if (!village || !mayRun(request, village.scope)) return rejected('record.notFound')
    const county = request.caller.units.find(
      ({ kind, id }) => kind === 'county' && village.scope.includes(id),
    )
    if (!county) return rejected('record.notFound')
    const today = dayOf(request.now)
    if (!stands(village, today)) {
      const into = standingHeir(line, today)?.name
      return into && into !== village.name
        ? rejected('satisfaction.villageMerged', { village: village.name, into })
        : rejected('satisfaction.villageGone', { village: village.name })
    }
    const picture = await miniProgramCode(posterScene(village), RESULT_PAGE, PICTURE)
    const fileName = `${village.name.replace(/[\\/:*?"<>|]/g, ' ')}海报码.xlsx`
    const content = await posterFile(village.name, picture)
    const url = await handOut(request, county, { kind: 'village-poster', fileName, people: 0, content })
    return ok({ url, fileName })
  },
}
