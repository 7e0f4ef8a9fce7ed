import type { PosterApi } from '../../../capabilities/satisfaction/poster-contract'
import { over, type Rows } from '../table'

export const posterRows: Rows<PosterApi> = {
  'poll.result': {
    admits: ['anyone'],
    ask: ({ villageId }) => ({ scene: `v${villageId.slice(1)}` }),
  },
  'report.villagePoster': {
    admits: over('county-organiser'),
    ask: ({ villageId }) => ({ villageId }),
  },
}
