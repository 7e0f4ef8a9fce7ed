import { dayOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { unitId, villageAndHeirs } from '../../organization'
import { PosterInput, type PosterView } from '../poster-contract'
import { posterView } from '../poster-presenter'
import { posterRounds } from '../poster-reading'
import { codeOfPoster, standingHeir } from '../rules/poster'

/**
 * 扫海报码看结果: for anybody, and nobody is looked up. Two reads: the village with those it was merged into, and what the
 * latest rounds say of the one that is there today.
 */
export const posterResult: Action<{ scene: string }, PosterView> = {
  input: PosterInput,
  run: async (request, { scene }) => {
    const code = codeOfPoster(scene)
    const line = code === null ? [] : await villageAndHeirs(unitId(code))
    const village = standingHeir(line, dayOf(request.now))
    if (!village) return rejected('poll.unknownPoster')
    return ok(posterView(line[0]!.name, village.name, await posterRounds(village.id), request.now))
  },
}
