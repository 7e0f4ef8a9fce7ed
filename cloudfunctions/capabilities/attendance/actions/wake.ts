import { dayOf, type Day } from '../../../kernel/day'
import { seat } from '../../../kernel/people'
import type { Wake } from '../../../platform/alarms'
import { deleteFiles, uploadFile } from '../../../platform/sdk'
import { teamAndHolders } from '../../organization'
import { caseNotices } from '../notices'
import { casesOf, isOpenCase, seatChain } from '../rules/case'
import type { CaseAround } from '../rules/case-patience'
import type { LedgerState } from '../rules/ledger'
import { witnessesAmong } from './ask'
import { spotNotices } from './spot-wake'
import { fixesAround, type Ledger } from '../aggregate'
import { duePhotos, incomingPath, keptPath } from '../rules/photos'
import { decideWake, lookAtCases, looksAtCases, looksAtFixes } from '../rules/wake'

/** Looks at new fixes, deletes photos and coordinates whose time is up, looks after cases that nobody answered, tells of such spot checks. */
export const wake: Wake<LedgerState> = async (current, moment) => {
  const { now } = moment
  const cases = looksAtCases(current.state, now)
    ? lookAtCases(current, await aroundCases(current, dayOf(now)), now)
    : { moves: [], tell: [] }
  const notices = cases.tell.flatMap(({ item, what, to }) => caseNotices(current.id, item, what, [to], now))
  await deletePhotos(current, moment.now)
  notices.push(...(await spotNotices(current, moment.now)))
  const others = looksAtFixes(current.state, moment.now) ? await fixesAround(current) : []
  return decideWake(current, moment, { notices, others, moves: cases.moves })
}

/** Whoever could answer the open cases of a ledger today: one query. */
async function aroundCases({ state, history }: Ledger, today: Day): Promise<Omit<CaseAround, 'ownerId'>> {
  const secretary = seat('village-secretary', state.villageId)
  const seats = casesOf(history).filter(isOpenCase).flatMap(seatChain)
  const { team, holders } = await teamAndHolders(state.villageId, [...new Set([...seats, secretary])], today)
  const witnesses = witnessesAmong({ team, holders }, secretary, state.personId)
  return { holders, witnesses: witnesses.map(({ personId, name }) => ({ personId, name })) }
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
