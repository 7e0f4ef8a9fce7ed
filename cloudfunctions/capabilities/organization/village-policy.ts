import type { Who } from '../../platform/capability'
import { VIEWERS } from './actions/reading'
import { PLACERS } from './actions/village-change'
import type { VillagesApi } from './village-contract'

/** Who may call at all; over which villages is decided in the action. */
export const villagePolicy: { [K in keyof VillagesApi]: Who } = {
  'organization.villages': VIEWERS,
  'organization.village': VIEWERS,
  'organization.setVillage': PLACERS,
  'organization.addUnit': PLACERS,
  'organization.renameTownship': PLACERS,
  'organization.setPlace': PLACERS,
  'organization.endPlace': PLACERS,
  'organization.mergeVillage': PLACERS,
  'organization.undoMerge': PLACERS,
}
