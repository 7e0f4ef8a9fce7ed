import type { RegionList } from '../bundle'

export interface Region {
  name: string
  /** The six digits of administrative divisions; left out for the app's own row, such as "all". */
  code?: string
}

/** How many columns each `level` of the picker has; streets are in no list here. */
const DEPTHS: Record<string, number> = { province: 1, city: 2, region: 3, 'sub-district': 3 }

export function depthOf(level: string): number {
  return DEPTHS[level] ?? 3
}

/**
 * The rows of each column under what is chosen before it: provinces, their cities, their counties. `custom` stands
 * above the rows of every column, and nothing but itself stands under it.
 */
export function regionColumns(
  list: RegionList,
  chosen: readonly number[],
  depth: number,
  custom: string,
): Region[][] {
  const levels = [list.province_list, list.city_list, list.county_list].slice(0, depth)
  const own: Region[] = custom ? [{ name: custom }] : []
  const columns: Region[][] = []
  let above: Region = { name: '', code: '' }
  levels.forEach((names, n) => {
    // two digits a level: a city's code begins with its province's
    const prefix = above.code?.slice(0, n * 2)
    const below = Object.entries(names)
      .filter(([code]) => prefix !== undefined && code.startsWith(prefix))
      .map(([code, name]) => ({ name, code }))
    const column = [...own, ...below]
    columns.push(column)
    above = column[Math.min(chosen[n] ?? 0, Math.max(0, column.length - 1))] ?? { name: '' }
  })
  // Macao has no counties, and an app's own row has nothing under it
  return columns.filter((column, n) => n === 0 || column.length > 0)
}

/** The rows that stand on these names; the first ones where a name is not there. */
export function rowsOf(list: RegionList, names: readonly string[], depth: number, custom: string): number[] {
  const rows: number[] = []
  for (let n = 0; n < depth; n += 1) {
    const column = regionColumns(list, rows, depth, custom)[n] ?? []
    rows.push(
      Math.max(
        0,
        column.findIndex(({ name }) => name === names[n]),
      ),
    )
  }
  return rows
}
