import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Unit } from '../../../kernel/people'
import { dateWords } from '../../../kernel/words'
import { list, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { personType } from '../aggregate'
import { decideMerge, decideUndoMerge, postedFrom } from '../rules/merging'
import { MergeVillageInput, VillageInput, type VillageDone, type VillagesApi } from '../village-contract'
import { follow } from './follow'
import { changeUnit, unitBelow, type UnitChange } from './village-change'

/** More people than a village was ever sent. */
const MOST_POSTED = 200

/** 并村: decided in the document of the village that goes; the heir's follows. */
export const mergeVillage: Action<VillagesApi['organization.mergeVillage']['input'], VillageDone> = {
  input: MergeVillageInput,
  run: async (request, input) => {
    const [village, into] = await Promise.all([
      unitBelow(request, input.villageId),
      unitBelow(request, input.intoId),
    ])
    if (!village || !into) return rejected('village.unknown')
    const posted = await postedTo(input.villageId, input.from)
    const what = `${dateWords(input.from)}起，${village.state.name}并入${into.state.name}`
    return write(
      request,
      village,
      {
        act: 'merge',
        input,
        decide: (unit, moment) => decideMerge(unit, { into: into.state, from: input.from, posted }, moment),
      },
      what,
    )
  },
}

/** A merging taken back before its day. */
export const undoMerge: Action<VillagesApi['organization.undoMerge']['input'], VillageDone> = {
  input: VillageInput,
  run: async (request, input) => {
    const village = await unitBelow(request, input.villageId)
    if (!village) return rejected('village.unknown')
    return write(
      request,
      village,
      {
        act: 'undo-merge',
        input,
        decide: (unit, moment) => decideUndoMerge(unit, moment),
      },
      `${village.state.name}不并了，照旧`,
    )
  },
}

async function write(
  request: BoundRequest,
  village: Loaded<Unit>,
  wanted: UnitChange,
  what: string,
): Promise<Outcome<VillageDone>> {
  const saved = await changeUnit(request, village, wanted)
  if (!saved.ok) return saved
  await follow(saved.data, momentOf(request, saved.data.policyVersion))
  return ok({ villageId: village.id, what })
}

/** Names of those who are posted to the village on or after a day. */
async function postedTo(villageId: string, from: string): Promise<string[]> {
  const people = await list(personType, { postedTo: villageId }, { limit: MOST_POSTED })
  return people
    .filter(({ state }) => postedFrom(state.postings, villageId, from))
    .map(({ state }) => state.name)
}
