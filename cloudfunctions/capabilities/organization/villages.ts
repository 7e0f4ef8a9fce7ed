import type { Capability } from '../../platform/capability'
import { mergeVillage, undoMerge } from './actions/merge-village'
import { endPlace, setPlace } from './actions/set-place'
import { addUnit, renameTownship, setVillage } from './actions/set-unit'
import { village, villages } from './actions/villages'
import type { VillagesApi } from './village-contract'

/** 乡镇、村、驻村点、并村. */
export const villageActions: Capability<VillagesApi>['actions'] = {
  'organization.villages': villages,
  'organization.village': village,
  'organization.setVillage': setVillage,
  'organization.addUnit': addUnit,
  'organization.renameTownship': renameTownship,
  'organization.setPlace': setPlace,
  'organization.endPlace': endPlace,
  'organization.mergeVillage': mergeVillage,
  'organization.undoMerge': undoMerge,
}
