import { rejected, type Outcome } from '../../../kernel/result'
import { ok } from '../../../kernel/result'
import { dayOf } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { list, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { unitType } from '../aggregate'
import { farFromAll } from '../rules/coordinates'
import { decideEndPlace, decideSetPlace, type PlaceCommand } from '../rules/places'
import { EndPlaceInput, SetPlaceInput, type VillageDone, type VillagesApi } from '../village-contract'
import { follow } from './follow'
import { changeUnit, unitBelow, type UnitChange } from './village-change'

/** Villages whose places a new one is compared with: more than a county has. */
const COMPARED = 300

type SetPlace = VillagesApi['organization.setPlace']['input']

/** 驻村点: a new one, or another shape of one that is there. */
export const setPlace: Action<SetPlace, VillageDone> = {
  input: SetPlaceInput,
  run: async (request, input) => {
    const village = await unitBelow(request, input.villageId)
    if (!village) return rejected('village.unknown')
    const command = commandOf(input)
    const decision = decideSetPlace(village.state, command, momentOf(request, village.policyVersion))
    const km = decision.ok && !input.farIsRight ? await farInCounty(village.state, command) : null
    if (km !== null) return rejected('place.far', { km })
    return write(
      request,
      village,
      {
        act: 'set-place',
        input,
        decide: (unit, moment) => decideSetPlace(unit, command, moment),
      },
      `${input.name}记下了`,
    )
  },
}

/** The last day of a place. */
export const endPlace: Action<VillagesApi['organization.endPlace']['input'], VillageDone> = {
  input: EndPlaceInput,
  run: async (request, input) => {
    const village = await unitBelow(request, input.villageId)
    if (!village) return rejected('village.unknown')
    const today = dayOf(request.now)
    return write(
      request,
      village,
      {
        act: 'end-place',
        input,
        decide: (unit, moment) => decideEndPlace(unit, input, moment),
      },
      input.lastDay === today ? '明天起就不用这个点了' : '记下了，到那天为止',
    )
  },
}

function commandOf(input: SetPlace): PlaceCommand {
  const { placeId, mark, name, latitude, longitude, radius, from = null, to = null } = input
  return {
    ...(placeId === undefined ? {} : { placeId }),
    ...(mark === undefined ? {} : { mark }),
    name,
    latitude,
    longitude,
    radius,
    from,
    to,
  }
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

async function farInCounty(village: Unit, command: PlaceCommand): Promise<number | null> {
  const where = { scope: village.scope[2], kind: 'village' }
  const units = await list(unitType, where, { limit: COMPARED })
  const places = units.flatMap(({ id, state }) =>
    id === village.id && command.placeId !== undefined
      ? (state.village?.places ?? []).filter((place) => place.id !== command.placeId)
      : (state.village?.places ?? []),
  )
  return farFromAll(command, places)
}
