import type { UnitKind } from '../../../kernel/people'

/** Digits of an administrative division code at each level (National Bureau of Statistics). */
const LENGTHS: ReadonlyArray<[digits: number, kind: UnitKind]> = [
  [2, 'region'],
  [4, 'city'],
  [6, 'county'],
  [9, 'township'],
  [12, 'village'],
]

export function unitId(code: string): string {
  return `u${code}`
}

/** undefined for a code of another length. */
export function kindOf(code: string): UnitKind | undefined {
  return LENGTHS.find(([digits]) => digits === code.length)?.[1]
}

/** 上级到本级: ids from the region down to the unit itself. A division code holds the codes of all above it. */
export function pathOf(id: string): string[] {
  const code = id.slice(1)
  return LENGTHS.filter(([digits]) => digits <= code.length).map(([digits]) => unitId(code.slice(0, digits)))
}

export function parentOf(id: string): string | null {
  const path = pathOf(id)
  return path[path.length - 2] ?? null
}
