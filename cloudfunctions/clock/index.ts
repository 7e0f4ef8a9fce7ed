import { attendanceAlarms } from '../capabilities/attendance'
import { auditAlarms } from '../capabilities/audit'
import { complaintAlarms } from '../capabilities/complaints'
import { countyPolicyAlarms } from '../capabilities/county-policy'
import { leaveAlarms } from '../capabilities/leave'
import { inboxAlarms } from '../capabilities/notifications'
import { organizationAlarms } from '../capabilities/organization'
import { satisfactionAlarms } from '../capabilities/satisfaction'
import { supervisionAlarms } from '../capabilities/supervision'
import { runAlarms } from '../platform/run-alarms'
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

/** Milliseconds after which the platform ends the function, where it does not say so itself: `timeout` in cloudbaserc.json. */
export const LIMIT = 60_000

/**
 * The deployable the timer calls every minute: the one background mechanism. The platform tells in the context for how long.
 * A phone that calls it is turned away; running it twice at once is harmless, since every save is conditional.
 */
export async function main(
  _event?: unknown,
  context?: { time_limit_in_ms?: number },
): Promise<{ woken: number }> {
  if (wxContext().openid !== '') return { woken: 0 }
  const now = Date.now()
  const limit = context?.time_limit_in_ms ?? LIMIT
  return { woken: await runAlarms(duties, { now, runId: `clock-${now}`, limit }) }
}
