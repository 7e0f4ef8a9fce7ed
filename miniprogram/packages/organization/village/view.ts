import type { ViewOf } from '../../../cloud/call'

type Village = ViewOf<'organization.village'>

export const TYPES: Array<{ value: Village['type']; text: string }> = [
  { value: 'weak', text: '弱村' },
  { value: 'poor', text: '穷村' },
  { value: 'disorderly', text: '乱村' },
  { value: 'industry', text: '产业村' },
  { value: 'ordinary', text: '普通村' },
]

/** 弱村 · 214 户 · 990101101201 */
export function aboutOf({ typeWords, households, code }: Village): string {
  return [typeWords, households > 0 ? `${households} 户` : '', code].filter(Boolean).join(' · ')
}

/** The team first, then those who look after it; one person may be both. */
export function peopleOf({ team, officers }: Village) {
  return [...team, ...officers].map(({ personId, name, role }) => ({
    key: `${personId}_${role}`,
    name,
    role,
  }))
}

/** What the sheet of facts holds, as typed. */
export interface Facts {
  name: string
  type: Village['type']
  households: string
}

export function factsOf({ name, type, households }: Village): Facts {
  return { name, type, households: String(households) }
}
