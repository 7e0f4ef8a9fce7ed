import { dayOf } from '../../../kernel/day'
import type { Wake } from '../../../platform/alarms'
import { deleteFiles, uploadFile } from '../../../platform/sdk'
import { holdersOf } from '../../organization'
import { caseNotices } from '../notices'
import type { LedgerState } from '../rules/ledger'
import { holdersAt } from '../rules/seat'
import { spotNotices } from './spot-wake'
import { fixesAround, type Ledger } from '../aggregate'
import { duePhotos, incomingPath, keptPath } from '../rules/photos'
import { decideWake, looksAtFixes, newlyOverdue } from '../rules/wake'

/** Looks at new fixes, deletes photos and coordinates whose time is up, tells of contests and spot checks that nobody answered. */
export const wake: Wake<LedgerState> = async (current, moment) => {
  const overdue = newlyOverdue(current, moment)
  const seats = overdue.map(({ countySeat }) => countySeat)
  const organisers = await holdersOf([...new Set(seats)], dayOf(moment.now))
  const notices = overdue.flatMap((item) => {
    const to = holdersAt(item.countySeat, organisers, current.state.personId).map(({ personId }) => personId)
    return caseNotices(current.id, item, 'overdue', to, moment.now)
  })
  await deletePhotos(current, moment.now)
  notices.push(...(await spotNotices(current, moment.now)))
  const others = looksAtFixes(current.state, moment.now) ? await fixesAround(current) : []
  return decideWake(current, moment, notices, others)
}

/**
 * Files first, the ledger's word that they are gone after: a failure in between deletes them once more. What was only
 * uploaded goes too, for every check-in that a photo might have followed.
 */
async function deletePhotos(ledger: Ledger, now: number): Promise<void> {
  const due = duePhotos(ledger, now)
  if (due.length === 0) return
  const store = ledger.state.photoStore ?? (await storageName())
  const paths = due.flatMap((evidence) => [incomingPath(ledger.id, evidence), keptPath(ledger.id, evidence)])
  await deleteFiles(paths.map((path) => `${store}/${path}`))
}

/** `cloud://…` of this environment's storage, which the platform tells only with a file in it. */
async function storageName(): Promise<string> {
  const path = 'photos/storage-name.txt'
  const fileID = await uploadFile(path, Buffer.from('zhucun'))
  return fileID.slice(0, -path.length - 1)
}
