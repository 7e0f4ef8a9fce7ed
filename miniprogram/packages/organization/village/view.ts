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
  groups: TypedGroup[]
}

/** 村民小组 as typed. */
export interface TypedGroup {
  name: string
  households: string
}

export function factsOf({ name, type, households, groups }: Village): Facts {
  const typed = groups.map((group) => ({ name: group.name, households: String(group.households) }))
  return { name, type, households: String(households), groups: typed }
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 十二组: the name that the next group is proposed with. */
export function nextGroup(groups: readonly TypedGroup[]): TypedGroup {
  const taken = new Set(groups.map(({ name }) => name))
  let n = groups.length + 1
  while (taken.has(groupName(n))) n++
  return { name: groupName(n), households: '' }
}

function groupName(n: number): string {
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[n % 10]}组`
}

/** The groups' households together, while there are groups. */
export function householdsOf({ households, groups }: Facts): string {
  if (groups.length === 0) return households
  return String(groups.reduce((sum, group) => sum + (Number(group.households) || 0), 0))
}

/** What is still to be typed before it can be saved. */
export function missingIn({ name, groups }: Facts): { what: string; next: string } | null {
  if (name.trim() === '') return { what: '村名没填', next: '填上村名再存。' }
  if (groups.some((group) => group.name.trim() === ''))
    return { what: '有个小组没有名字', next: '填上名字，或者把这一行去掉。' }
  const empty = groups.find((group) => !(Number(group.households) >= 1))
  return empty ? { what: `${empty.name.trim()}没填户数`, next: '填上户数，或者把这一行去掉。' } : null
}
