import { randomBytes } from 'node:crypto'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { replaceSlips } from '../box-store'
import { SheetInput, type SlipSheet } from '../contract'
import { mayReprint } from '../rules/round'
import { newSlips } from './new-slips'
import { ownRound } from './reach'

/** Prints one village's slips anew until the round opens; the ones printed before are void from then on. */
export const sheet: Action<{ roundId: string; villageId: string }, SlipSheet> = {
  input: SheetInput,
  run: async (request, { roundId, villageId }) => {
    const round = await ownRound(request, roundId)
    if ('ok' in round) return round
    const village = round.state.villages.find((each) => each.villageId === villageId)
    if (!village) return rejected('record.notFound')
    if (!mayReprint(round.state, request.now)) return rejected('satisfaction.hasOpened')
    const { scenes, slips } = newSlips(village.boxId, round.state.slipsPerVillage)
    const replaced = await replaceSlips(village.boxId, slips, randomBytes(16).toString('hex'))
    if (!replaced) return rejected('satisfaction.hasOpened')
    return ok({ villageId, village: village.name, secretary: village.secretary, scenes })
  },
}
