import * as v from 'valibot'
import type { BindView } from './contract'

/** The one-time code of WeChat's button; the county is named where the number stands on several rosters. */
export const BindByPhoneInput = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,200}$/)),
  countyId: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/))),
})

export interface BindByPhoneView {
  /** Whom the account speaks for now; null while a county must be chosen. */
  bound: BindView | null
  /** Counties whose roster has the number, by name only. */
  counties: Array<{ countyId: string; name: string }>
}

export interface PhoneApi {
  'organization.bindByPhone': { input: v.InferOutput<typeof BindByPhoneInput>; view: BindByPhoneView }
}
