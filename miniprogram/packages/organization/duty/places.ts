import type { ViewOf } from '../../../cloud/call'
import type { Filled, Shape } from './form'

type Choices = ViewOf<'organization.choices'>

/** Which pickers of places stand on the page, and what they show. */
export interface Places {
  towns: string[]
  villages: string[]
  town: string
  village: string
  askTown: boolean
  askVillage: boolean
}

/** What the chosen role stands over: the lowest kind of unit that a picker must lead to. */
function kindOf(choices: Choices, role: string): 'village' | 'township' | 'county' | '' {
  const over = choices.roles.find((each) => each.role === role)?.over ?? []
  if (over.includes('village')) return 'village'
  if (over.includes('county')) return 'county'
  return over.includes('township') ? 'township' : ''
}

export function placesOf(choices: Choices, shape: Shape, filled: Filled, townId: string): Places {
  const kind = shape.role ? kindOf(choices, filled.role) : ''
  const askVillage = shape.village === true || kind === 'village'
  const town = choices.townships.find(({ id }) => id === townId)
  const villageId = shape.role ? filled.unitId : filled.villageId
  return {
    towns: choices.townships.map(({ name }) => name),
    villages: (town?.villages ?? []).map(({ name }) => name),
    town: town?.name ?? '',
    village: town?.villages.find(({ id }) => id === villageId)?.name ?? '',
    askTown: askVillage || kind === 'township',
    askVillage,
  }
}

/** What picking a township settles: the unit of a role over townships, and no village yet. */
export function withTown(choices: Choices, shape: Shape, role: string, townId: string): Partial<Filled> {
  return { villageId: '', unitId: shape.role && kindOf(choices, role) === 'township' ? townId : '' }
}

/** A role over the county needs no picking, one over a township none where it is picked already. */
export function withRole(choices: Choices, role: string, townId = ''): Partial<Filled> {
  const kind = kindOf(choices, role)
  const county = choices.counties[0]?.id ?? ''
  return { role, unitId: kind === 'county' ? county : kind === 'township' ? townId : '' }
}
