import { dayOf } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import { ok, rejected } from '../../../kernel/result'
import { change, load, type Changed } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { holdersOf } from '../../organization'
import type { ComplaintCode } from '../codes'
import { complaintType, placeOf } from '../aggregate'
import { FileInput, type ComplaintsApi, type DoneView } from '../contract'
import { done } from '../messages'
import { withNotices } from '../notices'
import { AUTHOR, type Complaint } from '../rules/complaint'
import { decideComplaint } from '../rules/decide'
import { chainFor, seatName } from '../rules/seats'
import { deskOf } from './desk'
import { takenPlaces } from './places'

/** Tries to find a place that nobody took at the same moment; a person has one or two phones. */
const TRIES = 3

type Filed = Changed<Complaint, ComplaintCode | 'record.notFound' | 'caller.forbidden'>

/**
 * 提交. Its id is made of the request's own chance and of nothing else: the request stands in the history, so with their id in
 * it everybody on the roster could be tried. It tells nobody who wrote it, and not that two are of one author. One read of three beside each other, one write, and what is told.
 */
export const file: Action<ComplaintsApi['complaints.file']['input'], DoneView> = {
  input: FileInput,
  run: async (request, input) => {
    const desk = deskOf(request)
    const { numbers, policy, scope, offices, standing } = desk
    const { personId, name } = request.caller
    const id = stableId('c', request.requestId)
    const chain = chainFor(input.about, offices)
    const moment = { ...momentOf(request, policy.version), by: AUTHOR }
    const [holders, known, first] = await Promise.all([
      holdersOf(chain.map(seatName), dayOf(request.now)),
      load(complaintType, id),
      takenPlaces(personId, numbers.mostOpen),
    ])
    if (known && known.state.authorId !== personId) return rejected('record.notFound')
    const { kind, about, named, text } = input
    const author = named ? { name, standing } : null
    const fileAt = (place: number): Promise<Filed> => {
      const command = {
        type: 'file' as const,
        authorId: personId,
        place,
        kind,
        about,
        author,
        text,
        chain,
        holders,
      }
      const full = { ...command, numbers, calendar: policy }
      return change(complaintType, id, {
        ...{ moment, act: 'file', input, scope, known },
        decide: (current) => withNotices(decideComplaint(current?.state ?? null, full, moment), id),
      })
    }
    let taken = first
    for (let i = 0; i < TRIES; i++) {
      const place = known ? known.state.place : freePlace(personId, taken, numbers.mostOpen)
      if (place < 0) return rejected('complaint.tooMany', { most: numbers.mostOpen })
      const changed = await fileAt(place)
      if (changed.ok) {
        await deliver(complaintType, changed.saved, request.requestId)
        return ok({ what: done.filed, complaintId: id })
      }
      if (changed.code !== 'record.busy') return changed
      taken = await takenPlaces(personId, numbers.mostOpen)
    }
    return rejected('record.busy')
  },
}

function freePlace(authorId: string, taken: ReadonlySet<string>, most: number): number {
  return Array.from({ length: most }, (_, place) => place).findIndex(
    (place) => !taken.has(placeOf(authorId, place)),
  )
}
