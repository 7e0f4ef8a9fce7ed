import type { Notice } from '../../../kernel/aggregate'
import { loadMany } from '../../../platform/aggregate-store'
import type { Ledger } from '../aggregate'
import { unansweredNotices } from '../draw-notices'
import { drawType } from '../draw-store'
import { newlyUnanswered } from '../rules/spot-check'

/** To whoever drew them, of people who did not answer in time: a human calls. A read only where there is one. */
export async function spotNotices({ history, state }: Ledger, now: number): Promise<Notice[]> {
  const checks = newlyUnanswered(history, state.spot?.told ?? 0, now)
  const draws = await loadMany(
    drawType,
    checks.map(({ drawId }) => drawId),
  )
  return checks.flatMap((check) => {
    const draw = draws.find(({ id }) => id === check.drawId)
    return draw ? unansweredNotices(draw, state.personId, check, now) : []
  })
}
