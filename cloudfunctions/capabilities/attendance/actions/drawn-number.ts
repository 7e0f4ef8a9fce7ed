import { monthOf } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import { load } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { personType, wholeNumber } from '../../organization'
import { ledgerId, ledgerType } from '../aggregate'
import type { AttendanceApi } from '../contract'
import { SpotNumberInput } from '../draw-contract'
import { whyNoCall } from '../rules/spot-acts'
import { spotChecksOf } from '../rules/spot-check'
import { drawnSeenBy } from './draw-reach'

/**
 * 打电话: the number of somebody who was drawn and did not answer, for the hands of the draw over their village. As every look
 * at a whole number it stands in the person's own history before there is one to see.
 */
export const drawnNumber: Action<AttendanceApi['attendance.drawnNumber']['input'], { phone: string }> = {
  input: SpotNumberInput,
  run: async (request, { drawId, postingId }) => {
    const seen = await drawnSeenBy(request, drawId, postingId)
    if (!seen) return rejected('record.notFound')
    const { draw, person } = seen
    const [ledger, found] = await Promise.all([
      load(ledgerType, ledgerId(postingId, monthOf(draw.state.day))),
      load(personType, person.personId),
    ])
    const check = spotChecksOf(ledger?.history ?? []).find((each) => each.drawId === drawId)
    if (!check || !found) return rejected('record.notFound')
    const refusal = whyNoCall(check, person.personId === request.caller.personId, request.now)
    return refusal ? rejected(refusal) : wholeNumber(request, found)
  },
}
