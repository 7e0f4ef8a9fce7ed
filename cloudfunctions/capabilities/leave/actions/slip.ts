import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { handOut, unitsByIds } from '../../organization'
import { ApplicationInput, type LeaveReports, type SlipView } from '../contract'
import { slipOf } from '../presenters/slip'
import { SLIP } from '../slip-messages'
import { seenBy } from './own-or-entitled'
import { slipExcel } from './slip-excel'

/** 打印请假条: for whoever sees the application. Who took it is written down first; the file goes after a day. */
export const leaveSlip: Action<LeaveReports['report.leaveSlip']['input'], SlipView> = {
  input: ApplicationInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    if (!seen) return rejected('record.notFound')
    const { book, application } = seen
    const county = (await unitsByIds(book.scope)).find(({ kind }) => kind === 'county')
    if (!county) return rejected('record.notFound')
    const slip = slipOf(book, application, request.now)
    const { fileName } = slip
    const file = { kind: 'leave-slip' as const, fileName, people: 1, content: await slipExcel(slip) }
    return ok({ ...SLIP.made, fileName, url: await handOut(request, county, file) })
  },
}
