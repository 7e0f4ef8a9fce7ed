import { ok, rejected } from '../../../kernel/result'
import { change, load } from '../../../platform/aggregate-store'
import type { Wake } from '../../../platform/alarms'
import type { Action } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { remarksIdOf, remarksType } from '../aggregate'
import { ModerateInput, RemarksInput, type RemarksView, type SatisfactionApi } from '../contract'
import { remarksView } from '../remarks-presenter'
import { decideErase, decideModerate, type RemarksState } from '../rules/remarks'
import type { RoundVillage } from '../rules/round'
import { mayRun, ownRound, seenRound } from './reach'

/**
 * The sentences of one village of a round: for whoever runs the round all of them, for others who see the round those that were
 * passed. Two reads, whatever the number of villages.
 */
export const remarks: Action<SatisfactionApi['satisfaction.remarks']['input'], RemarksView> = {
  input: RemarksInput,
  run: async (request, { roundId, villageId }) => {
    const round = await seenRound(request, roundId)
    if ('ok' in round) return round
    const villages = villagesWith(round.state)
    const village = villages.find((each) => each.villageId === villageId) ?? villages[0]
    const found = village ? await load(remarksType, remarksIdOf(village.boxId)) : null
    return ok(
      remarksView(round.state, villages, village ?? null, found?.state ?? null, mayRun(request, round.scope)),
    )
  },
}

/** 一句一句看. */
export const moderate: Action<SatisfactionApi['satisfaction.moderate']['input'], RemarksView> = {
  input: ModerateInput,
  run: async (request, input) => {
    const round = await ownRound(request, input.roundId)
    if ('ok' in round) return round
    const villages = villagesWith(round.state)
    const village = villages.find(({ villageId }) => villageId === input.villageId)
    if (!village) return rejected('remarks.unknown')
    const moment = momentOf(request, policyOver(request, round.scope).version)
    const changed = await change(remarksType, remarksIdOf(village.boxId), {
      moment,
      act: 'moderate',
      input,
      scope: round.scope,
      decide: (current) =>
        current
          ? decideModerate(current.state, input.rulings, request.caller.name, moment)
          : rejected('remarks.unknown'),
    })
    if (!changed.ok) return changed
    return ok(remarksView(round.state, villages, village, changed.saved.state, true))
  },
}

function villagesWith({ villages, remarked = [] }: { villages: RoundVillage[]; remarked?: string[] }) {
  return villages.filter(({ villageId }) => remarked.includes(villageId))
}

/** The clock deletes them on their day. */
export const wakeRemarks: Wake<RemarksState> = (current, moment) => decideErase(current.state, moment)
