import { monthOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { roleWords } from '../../organization'
import { ledgerId, ledgerType } from '../aggregate'
import { done } from '../case-messages'
import { AttestInput, type ActView, type AttendanceApi } from '../contract'
import { attestedNotice, telling } from '../notices'
import { decideAttest } from '../rules/attest'
import { stableId } from '../../../kernel/hashing'
import { subjectOfPerson } from './subject'

/** 证明: says of somebody in the caller's own village or township that they were there. */
export const attest: Action<AttendanceApi['attendance.attest']['input'], ActView> = {
  input: AttestInput,
  run: async (request, input) => {
    const { caller, now, requestId } = request
    const { personId, postingId, ...said } = input
    if (personId === caller.personId) return rejected('attendance.ownDay')
    const subject = await subjectOfPerson(request, personId, postingId)
    const grant = subject?.attests[0]
    if (!subject || !grant) return rejected('record.notFound')
    const { posting, policy, scope } = subject
    const moment = momentOf(request, policy.version)
    const { name, version } = caller
    const by = { personId: caller.personId, name, version, role: roleWords(grant.role), grantId: grant.id }
    const id = ledgerId(posting.id, monthOf(said.day))
    const key = stableId('n', id, requestId, caller.personId)
    const changed = await change(ledgerType, id, {
      moment,
      act: 'attest',
      input,
      scope,
      decide: (current) => {
        const decision = decideAttest(current, { ...said, by }, { moment, personId, posting, policy })
        if (!decision.ok) return decision
        return telling(decision, [attestedNotice(key, personId, name, said, now)])
      },
    })
    if (!changed.ok) return changed
    await deliver(ledgerType, changed.saved, requestId)
    return ok({ what: done.attested, ids: null })
  },
}
