import { policyOn } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { PreviewInput, type AttendanceApi, type PreviewView } from '../contract'
import { whenWords } from '../messages'
import { previewView } from '../presenters/verdict'
import { judge } from '../rules/verdict'
import { postOf } from './post'

/** Says what a fix would be recorded as, and writes nothing. */
export const preview: Action<AttendanceApi['attendance.preview']['input'], PreviewView> = {
  input: PreviewInput,
  run: async (request, { fix }) => {
    const post = postOf(request)
    if (!post) return rejected('caller.notPosted')
    const { policy, places, village } = post
    const today = dayOf(request.now)
    const judged = judge(fix, places, policy, today)
    const verdict = previewView(judged, fix, village.name, policyOn(policy, today))
    return ok({ when: whenWords(request.now), verdict })
  },
}
