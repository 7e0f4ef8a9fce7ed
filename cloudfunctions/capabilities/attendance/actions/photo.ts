import { dayOf } from '../../../kernel/day'
import { grantsOver, type Role } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { change, load } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { temporaryUrl } from '../../../platform/sdk'
import { ledgerType, type Ledger } from '../aggregate'
import { PhotoInput, type AttendanceApi, type PhotoView } from '../contract'
import { marksId, marksType } from '../mark-store'
import { decideSeePhoto } from '../rules/marks'
import { entryNamed, keptPath, photographed } from '../rules/photos'

/** Who looks at somebody else's photos: those who answer for the record, not everybody who reads it. */
const PHOTO_READERS: readonly Role[] = ['township-clerk', 'township-leader', 'county-organiser']
/** Seconds that a link to a photo holds: long enough to open it on a slow network. */
const LINK_SECONDS = 300

/**
 * A photo by a link of its own that soon means nothing. Who may not see it is told that there is none. Who else looks than
 * the person is written down before there is a link.
 */
export const photo: Action<AttendanceApi['attendance.photo']['input'], PhotoView> = {
  input: PhotoInput,
  run: async (request, { ledgerId, evidence }) => {
    const ledger = await load(ledgerType, ledgerId)
    if (!ledger || !seesPhotos(request, ledger.state.personId, ledger.scope))
      return rejected('record.notFound')
    const { history, state } = ledger
    const entry = entryNamed(history, evidence)
    const isThere = photographed(history).includes(entry) && entry >= (state.photosGone ?? 0)
    if (!isThere) return rejected('attendance.photoGone')
    if (request.caller.personId !== state.personId) {
      const written = await writeDown(request, ledger, evidence)
      if (!written.ok) return written
    }
    const fileID = `${state.photoStore}/${keptPath(ledgerId, evidence)}`
    const url = await temporaryUrl(fileID, LINK_SECONDS)
    return url === null ? rejected('attendance.photoGone') : ok({ url })
  },
}

function writeDown(request: BoundRequest, ledger: Ledger, evidence: string) {
  const { id: ledgerId, scope, state } = ledger
  const { villageId, month } = state
  const moment = momentOf(request, policyOver(request, scope).version)
  return change(marksType, marksId(villageId, month), {
    moment,
    act: 'seePhoto',
    input: { ledgerId, evidence },
    scope,
    decide: (current) => decideSeePhoto(current, { villageId, month, ledgerId, evidence }, moment),
  })
}

export function seesPhotos(request: BoundRequest, personId: string, scope: readonly string[]): boolean {
  if (request.caller.personId === personId) return true
  return grantsOver(request.caller, PHOTO_READERS, scope, dayOf(request.now)).length > 0
}
