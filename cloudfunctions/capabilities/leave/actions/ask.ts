import { dayOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { templateIds } from '../../../platform/notices'
import { bookIdOf } from '../aggregate'
import { NoInput, PreviewInput, type FormView, type LeaveApi, type PreviewView } from '../contract'
import { formView } from '../presenters/form'
import { previewView } from '../presenters/preview'
import { planLeave } from '../rules/plan'
import { askedBy, deskOf, worded } from './reading'

/** The empty form: the days to choose from and who of the team is away. */
export const form: Action<LeaveApi['leave.form']['input'], FormView> = {
  input: NoInput,
  run: async (request) => {
    const desk = await deskOf(request)
    if (!desk) return rejected('caller.notPosted')
    const { posting, policy } = desk.post
    const state = desk.book?.state ?? null
    const view = formView({
      ...{ state, mates: desk.mates, elsewhere: desk.elsewhere },
      ...{ posting, policy, today: dayOf(request.now) },
    })
    return ok({ ...view, bookId: bookIdOf(posting.id), templates: idsOf('leave-decided') })
  },
}

/** What the chosen days would be, by the same rule that judges the request when it is handed in. */
export const preview: Action<LeaveApi['leave.preview']['input'], PreviewView> = {
  input: PreviewInput,
  run: async (request, input) => {
    const desk = await deskOf(request)
    if (!desk) return rejected('caller.notPosted')
    const asked = askedBy(request, desk, input)
    const planned = planLeave(desk.book?.state ?? null, asked, dayOf(request.now))
    if (!planned.ok) return worded(planned, bookIdOf(asked.posting.id))
    return ok(previewView(planned.plan, asked, request.caller.name))
  },
}

/** WeChat's ids of these templates, as far as the deployment has them. */
export function idsOf(...names: string[]): string[] {
  const ids = templateIds()
  return names.flatMap((name) => ids[name] ?? [])
}
