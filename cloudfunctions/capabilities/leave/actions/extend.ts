import { ok, rejected } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { bookIdOf } from '../aggregate'
import {
  ExtendInput,
  PreviewExtensionInput,
  type DoneView,
  type LeaveApi,
  type PreviewView,
} from '../contract'
import { handedIn } from '../presenters/done'
import { previewView } from '../presenters/preview'
import { findApplication } from '../rules/book'
import { askedLonger, planExtension } from '../rules/extend'
import { applicationIdOf } from '../rules/submit'
import { actOn } from './acting'
import { deskOf, worded, type Desk } from './reading'

/** The caller's own desk with the application that is to be prolonged; null where it is not theirs. */
async function deskWith(
  request: BoundRequest,
  { bookId, applicationId }: { bookId: string; applicationId: string },
): Promise<(Desk & { book: NonNullable<Desk['book']> }) | null> {
  const desk = await deskOf(request)
  if (!desk?.book || desk.book.id !== bookId) return null
  return findApplication(desk.book.state, applicationId) ? { ...desk, book: desk.book } : null
}

function aroundOf(request: BoundRequest, { post, offices, holders, mates, elsewhere }: Desk) {
  const { posting, policy } = post
  return { applicantId: request.caller.personId, policy, posting, offices, holders, mates, elsewhere }
}

/** What some more days would be, by the same rule that judges them when they are handed in. */
export const previewExtension: Action<LeaveApi['leave.previewExtension']['input'], PreviewView> = {
  input: PreviewExtensionInput,
  run: async (request, input) => {
    const desk = await deskWith(request, input)
    if (!desk) return rejected('record.notFound')
    const moment = momentOf(request, desk.post.policy.version)
    const { applicationId, until } = input
    const longer = { ...aroundOf(request, desk), applicationId, until }
    const planned = planExtension(desk.book.state, longer, moment)
    if (!planned.ok) return worded(planned, bookIdOf(desk.post.posting.id))
    const asked = askedLonger(desk.book.state, longer, request.now)
    if ('ok' in asked) return worded(asked, desk.book.id)
    return ok(previewView(planned.plan, asked, request.caller.name))
  },
}

/** Hands in some more days while on leave. */
export const extend: Action<LeaveApi['leave.extend']['input'], DoneView> = {
  input: ExtendInput,
  run: async (request, input) => {
    const desk = await deskWith(request, input)
    if (!desk) return rejected('record.notFound')
    const { applicationId, until, reason } = input
    const { posting, village } = desk.post
    const words = { reason, name: request.caller.name, villageName: village.name }
    const command = { ...aroundOf(request, desk), ...words, type: 'extend' as const, applicationId, until }
    const done = (saved: typeof desk.book) => handedIn(saved, applicationIdOf(posting.id, request.requestId))
    return actOn(request, desk, { act: 'extend', input, command, done })
  },
}
