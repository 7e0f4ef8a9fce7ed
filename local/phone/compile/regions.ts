import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import type { RegionList } from '../runtime/bundle'
import { isFile, readText } from './files'
import { jsonProblem, problemText } from './report'

/** A package that keeps the list of administrative divisions up to date. */
const PACKAGE = '@vant/area-data'
const LEVELS = ['province_list', 'city_list', 'county_list'] as const

/** The administrative divisions for `picker mode="region"`: the given file, or an installed package; none otherwise. */
export function readRegions(file: string | undefined, nodeModules: string): RegionList | undefined {
  if (file !== undefined) return checked(basename(file), parse(file))
  if (!isFile(join(nodeModules, PACKAGE, 'package.json'))) return undefined
  const { areaList } = createRequire(join(nodeModules, 'phone.js'))(PACKAGE) as { areaList: unknown }
  return checked(PACKAGE, areaList)
}

function parse(file: string): unknown {
  const text = readText(file)
  if (text === undefined) throw new Error(`there is no ${file}. Name the file with the list of regions.`)
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new Error(problemText({ file: basename(file), ...jsonProblem(text, error as Error) }), {
      cause: error,
    })
  }
}

function checked(name: string, list: unknown): RegionList {
  const levels = (list ?? {}) as Record<string, unknown>
  for (const level of LEVELS) {
    if (typeof levels[level] !== 'object' || levels[level] === null)
      throw new Error(
        `${name}: there is no "${level}". Write it as { "330000": "浙江省" }: names by their six-digit codes.`,
      )
  }
  return list as RegionList
}
