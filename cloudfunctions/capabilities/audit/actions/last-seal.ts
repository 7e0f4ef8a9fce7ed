import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { command, find } from '../../../platform/sdk'
import { LastSealInput, type AuditApi, type LastSealView } from '../contract'
import { lastSealView } from '../presenters'
import { FIRST_SEAL_ID, PAST_SEAL_ID, type Seal } from '../rules/seal'

/** The last seal that is whole. One read. */
export const lastSeal: Action<AuditApi['audit.lastSeal']['input'], LastSealView> = {
  input: LastSealInput,
  run: async ({ now }) => {
    const seals = { _id: command.gte(FIRST_SEAL_ID).and(command.lt(PAST_SEAL_ID)) }
    const [seal = null] = await find<Seal>('seals', seals, { limit: 1, order: [['_id', 'desc']] })
    return ok(lastSealView(seal, now))
  },
}
