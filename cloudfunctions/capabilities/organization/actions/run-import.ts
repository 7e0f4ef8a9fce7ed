import { randomUUID } from 'node:crypto'
import type { Moment } from '../../../kernel/aggregate'
import { change, load, type Loaded } from '../../../platform/aggregate-store'
import { deliver } from '../../../platform/notices'
import { jobType } from '../aggregate'
import { endNotices } from '../import-notices'
import type { ImportJob, Progress } from '../rules/import-job'
import { decideStep } from '../rules/import-job-end'
import { applyRoster } from './apply-roster'

/** Goes on with an import while there is `more` time and notes every step of it; answers the job as it then stands. */
export function runImport(
  started: Loaded<ImportJob>,
  moment: Moment,
  more: () => boolean,
): Promise<ImportJob> {
  return applyRoster(started.id, started.state, more, (progress) => note(started, progress, moment))
}

async function note(started: Loaded<ImportJob>, progress: Progress, moment: Moment): Promise<ImportJob> {
  const { run } = started.state
  // Progress never goes back by itself, and two calls at work on one job note different figures: never a replay.
  const requestId = `${moment.requestId}_${randomUUID()}`
  const saved = await change(jobType, started.id, {
    moment: { ...moment, requestId },
    act: 'write',
    input: progress,
    scope: started.scope,
    decide: (current) =>
      decideStep(current!.state, { run, progress }, { ...moment, now: Date.now(), requestId }, endNotices),
  })
  if (saved.ok) {
    await deliver(jobType, saved.saved, requestId)
    return saved.saved.state
  }
  // Others at work on the same job note theirs so fast that this one had no turn; the work is the same.
  const current = await load(jobType, started.id)
  if (!current) throw new Error(`the import ${started.id} is gone`)
  return current.state
}
