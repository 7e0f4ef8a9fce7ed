import { capability } from '../../platform/capability'
import { get } from './actions/get'
import type { HomeApi } from './contract'

/** The first page; it owns nothing and composes what the other capabilities offer. */
export const home = capability<HomeApi>({
  actions: { 'home.get': get },
  policy: { 'home.get': 'anyone' },
  refusals: {},
})
