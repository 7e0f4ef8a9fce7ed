import type { ViewOf } from '../../../cloud/call'

type Choices = ViewOf<'organization.choices'>

export const KINDS = [
  { value: 'village', text: '村' },
  { value: 'township', text: '乡镇' },
] as const
export type Kind = (typeof KINDS)[number]['value']

/** What was filled in. */
export interface Filled {
  kind: Kind
  /** The township of a village, or the county of a township. */
  parentId: string
  name: string
  /** The last three digits of the code, which are the unit's own; those before are its parent's. */
  last: string
}

export const EMPTY: Filled = { kind: 'village', parentId: '', name: '', last: '' }

/** What a new unit may stand below: townships, or the counties of the organiser. */
export function parentsOf({ townships, counties }: Choices, kind: Kind): Array<{ id: string; name: string }> {
  return kind === 'village' ? townships : counties
}

/** Where nothing has to be chosen, nothing is asked. */
export function onlyParent(choices: Choices, kind: Kind): string {
  const parents = parentsOf(choices, kind)
  return parents.length === 1 ? parents[0]!.id : ''
}

/** Of a unit's id, u990101101. */
export const codeOf = (id: string): string => id.slice(1)

/** A village before there is any township cannot be made. */
export function firstKind(choices: Choices): Kind {
  return choices.townships.length > 0 ? 'village' : 'township'
}

/** What is still missing, in words of the button; empty when it can be sent. */
export function missingIn({ kind, parentId, name, last }: Filled): string {
  if (!parentId) return kind === 'village' ? '先选乡镇' : '先选县'
  if (!name.trim()) return kind === 'village' ? '先写村名' : '先写乡镇的名称'
  if (!/^\d{3}$/.test(last)) return '写代码的后 3 位'
  return last === '000' ? '后 3 位不能是 000' : ''
}

export function requestOf({ parentId, name, last }: Filled): { code: string; name: string } {
  return { code: `${codeOf(parentId)}${last}`, name: name.trim() }
}

/** What the sheet says before it is done. */
export function sentenceOf(choices: Choices, filled: Filled): string {
  const { code, name } = requestOf(filled)
  const parent = parentsOf(choices, filled.kind).find(({ id }) => id === filled.parentId)?.name ?? ''
  const end = filled.kind === 'village' ? '建好以后再设驻村点。' : '建好以后就能在下面加村。'
  return `${parent}下面加${name}，代码 ${code}。名称以后能改，代码不能改。${end}`
}
