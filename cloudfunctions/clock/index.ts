import { attendanceAlarms } from '../capabilities/attendance'
import { auditAlarms } from '../capabilities/audit'
import { complaintAlarms } from '../capabilities/complaints'
import { countyPolicyAlarms } from '../capabilities/county-policy'
import { leaveAlarms } from '../capabilities/leave'
import { inboxAlarms } from '../capabilities/notifications'
import { organizationAlarms } from '../capabilities/organization'
import { satisfactionAlarms } from '../capabilities/satisfaction'
import { supervisionAlarms } from '../capabilities/supervision'
import { runAlarms } from '../platform/alarms'
import { wxContext } from '../platform/sdk'

/** Every duty there is. */
export const duties = [
  ...organizationAlarms,
  ...countyPolicyAlarms,
  ...attendanceAlarms,
  ...leaveAlarms,
  ...satisfactionAlarms,
  ...complaintAlarms,
  ...inboxAlarms,
  ...supervisionAlarms,
  // Last, so that a long night of it keeps nobody's message waiting.
  ...auditAlarms,
]

/**
 * The deployable the timer calls every minute: the one background mechanism.
 * A phone that calls it is turned away; running it twice at once is harmless, since every save is conditional.
 */
export async function main(): Promise<{ woken: number }> {
  if (wxContext().openid !== '') return { woken: 0 }
  const now = Date.now()
  return { woken: await runAlarms(duties, now, `clock-${now}`) }
}
