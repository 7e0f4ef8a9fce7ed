import { attendanceAlarms } from '../capabilities/attendance'
import { countyPolicyAlarms } from '../capabilities/county-policy'
import { leaveAlarms } from '../capabilities/leave'
import { organizationAlarms } from '../capabilities/organization'
import { satisfactionAlarms } from '../capabilities/satisfaction'
import { supervisionAlarms } from '../capabilities/supervision'
import { runAlarms } from '../platform/alarms'
import { wxContext } from '../platform/sdk'

/**
 * The deployable the timer calls every minute: the one background mechanism.
 * A phone that calls it is turned away; running it twice at once is harmless, since every save is conditional.
 */
export async function main(): Promise<{ woken: number }> {
  if (wxContext().openid !== '') return { woken: 0 }
  const now = Date.now()
  const alarms = [
    ...organizationAlarms,
    ...countyPolicyAlarms,
    ...attendanceAlarms,
    ...leaveAlarms,
    ...satisfactionAlarms,
    ...supervisionAlarms,
  ]
  return { woken: await runAlarms(alarms, now, `clock-${now}`) }
}
