import { capability } from '../../platform/capability'
import { inbox, read, seen } from './actions/inbox'
import type { NotificationsApi } from './contract'
import { notificationsPolicy } from './policy'

export const notifications = capability<NotificationsApi>({
  actions: { 'notifications.inbox': inbox, 'notifications.read': read, 'notifications.seen': seen },
  policy: notificationsPolicy,
  refusals: {},
})

export { inboxAlarms } from './forget'
export { unreadCount } from './actions/inbox'
