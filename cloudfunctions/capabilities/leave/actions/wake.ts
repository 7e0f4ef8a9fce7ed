import { dayOf, type Day } from '../../../kernel/day'
import { policyAbove } from '../../../kernel/policy-above'
import type { Wake } from '../../../platform/alarms'
import { deleteFiles, uploadFile } from '../../../platform/sdk'
import { insideTimes } from '../../attendance'
import { postingAndHolders, unitsByIds } from '../../organization'
import { withNotices } from '../notices'
import type { LeaveBookState } from '../rules/book'
import { decideLeave } from '../rules/decide'
import { dueNotes, notePaths } from '../rules/notes'
import { seatsAbove } from '../rules/path'

/** `cloud://…` of this environment's storage, which the platform tells only with a file in it. */
async function storageName(): Promise<string> {
  const path = 'notes/storage-name.txt'
  const fileID = await uploadFile(path, Buffer.from('zhucun'))
  return fileID.slice(0, -path.length - 1)
}

/** Files first, the book's word that they are gone after: a failure in between deletes them once more. */
async function deleteNotes(state: LeaveBookState, now: number): Promise<void> {
  const due = dueNotes(state, now)
  if (due.length === 0) return
  const store = state.noteStore ?? (await storageName())
  await deleteFiles(due.flatMap(notePaths).map((path) => `${store}/${path}`))
}

/** Looks into a book: who holds its seats today, whether the posting goes on, and what the ledger saw. Three reads. */
export const wake: Wake<LeaveBookState> = async ({ id, state, scope }, moment) => {
  await deleteNotes(state, moment.now)
  const offices = await unitsByIds(scope)
  const today = dayOf(moment.now)
  const { posting, holders } = await postingAndHolders(state, seatsAbove(offices), today)
  const since = openSince(state)
  const insideAt = since ? await insideTimes(state.postingId, since, today) : []
  const policy = policyAbove(offices, scope)
  const until = posting?.to ?? null
  const command = { type: 'wake' as const, policy, until, insideAt, offices, holders }
  return withNotices(decideLeave(state, command, moment), id)
}

/** First day of the granted ones that nobody closed yet, null while there are none. */
function openSince({ applications }: LeaveBookState): Day | null {
  const days = applications.filter(({ status }) => status === 'approved').map(({ from }) => from.day)
  return days.sort()[0] ?? null
}
