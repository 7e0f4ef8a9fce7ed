import type { Who } from '../../platform/capability'
import type { ComplaintsApi } from './contract'
import { ANSWERERS } from './rules/seats'

/** Writing is everybody's on the roster; over whose matters somebody answers is decided by the seats of each. */
export const complaintsPolicy: Record<keyof ComplaintsApi, Who> = {
  'complaints.form': 'bound',
  'complaints.file': 'bound',
  'complaints.mine': 'bound',
  'complaints.item': 'bound',
  'complaints.followUp': 'bound',
  'complaints.close': 'bound',
  'complaints.withdraw': 'bound',
  'complaints.received': ANSWERERS,
  'complaints.answer': ANSWERERS,
  'complaints.phones': 'visitor',
}
