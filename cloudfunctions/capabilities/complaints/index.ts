import { alarm } from '../../platform/alarms'
import { capability, type Alarm, type BoundRequest } from '../../platform/capability'
import { reading, type Reading } from '../../platform/together'
import { answer, close, followUp, item, withdraw } from './actions/act'
import { answeringSeats } from './actions/desk'
import { file } from './actions/file'
import { form } from './actions/form'
import { mine, phones, received } from './actions/lists'
import { wake } from './actions/wake'
import { complaintType, type ComplaintRecord } from './aggregate'
import type { ComplaintsApi } from './contract'
import { entry } from './messages'
import { complaintsPolicy } from './policy'
import { complaintRefusals } from './refusals'
import type { Complaint } from './rules/complaint'

/** 投诉建议. */
export const complaints = capability<ComplaintsApi>({
  actions: {
    'complaints.form': form,
    'complaints.file': file,
    'complaints.mine': mine,
    'complaints.item': item,
    'complaints.followUp': followUp,
    'complaints.close': close,
    'complaints.withdraw': withdraw,
    'complaints.received': received,
    'complaints.answer': answer,
    'complaints.phones': phones,
  },
  policy: complaintsPolicy,
  refusals: complaintRefusals,
})

/** The clock reminds, asks the level above, ends what was answered, and deletes words when their time is up. */
export const complaintAlarms: Alarm[] = [alarm(complaintType, wake)]

/** What waits at the caller's seats, for a page that reads several things at once; without a word of it. */
export const complaintsWaitingFor = (request: BoundRequest): Reading<Complaint> =>
  reading(complaintType, {
    ...{ field: 'waitingSeats', values: answeringSeats(request) },
    without: ['state.letters', 'state.author'],
  })

/** 投诉建议 on the first page of whoever answers: how many wait; null for everybody else. */
export function complaintsEntry(
  request: BoundRequest,
  found: readonly ComplaintRecord[],
): { text: string; note: string; page: string } | null {
  if (answeringSeats(request).length === 0) return null
  const others = found.filter(({ state }) => state.authorId !== request.caller.personId)
  return { ...entry(others.length), page: 'packages/complaints/waiting/index' }
}

export { ANSWERERS } from './rules/seats'
