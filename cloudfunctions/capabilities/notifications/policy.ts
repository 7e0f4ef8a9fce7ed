import type { Who } from '../../platform/capability'
import type { NotificationsApi } from './contract'

/** An inbox is everybody's own. */
export const notificationsPolicy: Record<keyof NotificationsApi, Who> = {
  'notifications.inbox': 'bound',
  'notifications.read': 'bound',
  'notifications.seen': 'bound',
}
