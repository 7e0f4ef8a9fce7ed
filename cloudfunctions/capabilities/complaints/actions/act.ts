import { dayOf } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, load } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf, policyOver } from '../../../platform/request'
import { holdersOf } from '../../organization'
import { complaintType, type ComplaintRecord } from '../aggregate'
import { ItemInput, TextInput, type ComplaintsApi, type DoneView, type ItemView } from '../contract'
import { done, officeWords } from '../messages'
import { withNotices } from '../notices'
import { itemView } from '../presenter'
import { AUTHOR } from '../rules/complaint'
import { decideComplaint, type ComplaintCommand } from '../rules/decide'
import { seatName } from '../rules/seats'
import { complaintNumbers } from '../../../kernel/county-policy'
import { eyeOn } from './desk'

type Item = ComplaintsApi['complaints.item']['input']
type Said = ComplaintsApi['complaints.answer']['input']

/** One matter as its author or whoever answers it reads it; to everybody else it is not there. One read. */
export const item: Action<Item, ItemView> = {
  input: ItemInput,
  run: async (request, { complaintId }) => {
    const record = await load(complaintType, complaintId)
    const seen = record && eyeOn(request, record.state)
    if (!record || !seen) return rejected('record.notFound')
    return ok(itemView(record, seen.eye, request.now))
  },
}

export const answer: Action<Said, DoneView> = {
  input: TextInput,
  run: async (request, input) => {
    const record = await load(complaintType, input.complaintId)
    const seen = record && eyeOn(request, record.state)
    if (!record || !seen?.seat) return rejected('record.notFound')
    const { name, version } = request.caller
    const by = { seat: seatName(seen.seat), version }
    const command = { type: 'answer' as const, name, office: officeWords(seen.seat), text: input.text, by }
    return save(request, record, input, command, done.answered)
  },
}

export const followUp: Action<Said, DoneView> = {
  input: TextInput,
  run: async (request, input) => {
    const record = await ownRecord(request, input.complaintId)
    if (!record) return rejected('record.notFound')
    const holders = await holdersOf(record.state.chain.map(seatName), dayOf(request.now))
    const command = { type: 'followUp' as const, text: input.text, holders, ...rulesFor(request, record) }
    return save(request, record, input, command, done.followedUp)
  },
}

export const close: Action<Item, DoneView> = {
  input: ItemInput,
  run: async (request, input) => {
    const record = await ownRecord(request, input.complaintId)
    if (!record) return rejected('record.notFound')
    const command = { type: 'close' as const, ...rulesFor(request, record) }
    return save(request, record, input, command, done.closed)
  },
}

export const withdraw: Action<Item, DoneView> = {
  input: ItemInput,
  run: async (request, input) => {
    const record = await ownRecord(request, input.complaintId)
    if (!record) return rejected('record.notFound')
    const command = { type: 'withdraw' as const, ...rulesFor(request, record) }
    return save(request, record, input, command, done.withdrawn)
  },
}

async function ownRecord(request: BoundRequest, id: string): Promise<ComplaintRecord | null> {
  const record = await load(complaintType, id)
  return record && eyeOn(request, record.state)?.eye === 'author' ? record : null
}

function rulesFor(request: BoundRequest, { scope }: ComplaintRecord) {
  const calendar = policyOver(request, scope)
  return { calendar, numbers: complaintNumbers(calendar) }
}

/** One write, and what is told. */
async function save(
  request: BoundRequest,
  record: ComplaintRecord,
  input: unknown,
  command: ComplaintCommand,
  what: string,
): Promise<Outcome<DoneView>> {
  const { id, scope } = record
  const asked = momentOf(request, policyOver(request, scope).version)
  const moment = command.type === 'answer' ? asked : { ...asked, by: AUTHOR }
  const changed = await change(complaintType, id, {
    ...{ moment, act: command.type, input, scope, known: record },
    decide: (current) => withNotices(decideComplaint(current?.state ?? null, command, moment), id),
  })
  if (!changed.ok) return changed
  await deliver(complaintType, changed.saved, request.requestId)
  return ok({ what, complaintId: id })
}
