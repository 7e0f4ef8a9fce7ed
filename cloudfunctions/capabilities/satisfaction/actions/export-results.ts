import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { handOut } from '../../organization'
import { RoundInput, type ResultsFileView } from '../contract'
import { resultsFile } from '../results-sheet'
import { ownRound } from './reach'

/** 导出结果: a published round of the caller's own county. Who took it is written down first. */
export const exportResults: Action<{ roundId: string }, ResultsFileView> = {
  input: RoundInput,
  run: async (request, { roundId }) => {
    const round = await ownRound(request, roundId)
    if ('ok' in round) return round
    if (round.state.phase === 'lapsed') return rejected('satisfaction.lapsed')
    if (!round.state.result) return rejected('satisfaction.notPublished')
    const county = request.caller.units.find((unit) => unit.id === round.state.countyId)
    if (!county) return rejected('caller.forbidden')
    // A slash would be a folder on the phone.
    const fileName = `${round.state.name.replace(/[\\/:*?"<>|]/g, ' ')}结果.xlsx`
    const content = await resultsFile(round.state)
    const url = await handOut(request, county, { kind: 'round-results', fileName, people: 0, content })
    return ok({ url, fileName })
  },
}
