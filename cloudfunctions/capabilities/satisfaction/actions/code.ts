import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { miniProgramCode } from '../../../platform/sdk'
import { readBox } from '../box-store'
import { CodeInput, type CodeView } from '../contract'
import { POLL_PAGE } from '../messages'
import { boxIdOfScene, digestOf } from '../rules/slips'
import { ownRound } from './reach'

/** WeChat's code for one slip. Only a slip that lies in a box of the caller's own round gets one. */
export const code: Action<{ scene: string }, CodeView> = {
  input: CodeInput,
  run: async (request, { scene }) => {
    const boxId = boxIdOfScene(scene)
    const box = boxId && (await readBox(boxId))
    if (!box || box.slips[digestOf(scene)] === undefined) return rejected('record.notFound')
    const round = await ownRound(request, box.roundId)
    if ('ok' in round) return round
    const image = await miniProgramCode(scene, POLL_PAGE)
    return ok({ image: `data:image/png;base64,${image.toString('base64')}` })
  },
}
