import { benchOf, isPlain } from './bench'
import type { Bench, Case, Fields } from './case'
import { $, db, type Pipeline } from './sdk'

/**
 * What a case is written with: `_.gt` for a command, `$.add` for an operator by MongoDB's name for it, `group()` for a
 * stage of a pipeline.
 */
export function operatorsOf(entry: Case): string[] {
  const found = new Set<string>()
  if ('where' in entry) collect(entry.where, found)
  if ('update' in entry) collect(entry.update, found)
  if ('expression' in entry) collect(entry.expression, found)
  if ('pipeline' in entry) for (const stage of stagesOf(entry)) stageParts(stage, found)
  if ('run' in entry)
    for (const [, name] of entry.run.toString().matchAll(/((?:[_$]\.)?\w+)\(/g)) found.add(written(name!))
  return [...found]
}

const written = (name: string): string => (/^[_$]\./.test(name) ? name : `${name}()`)

/** The stages of a pipeline, which is written without reading anything. */
function stagesOf({ pipeline }: { pipeline: (its: Pipeline, bench: Bench) => Pipeline }): Fields[] {
  const collection = db.collection('other')
  const bench = benchOf({ entry: { title: '', where: {} }, collection, name: 'other', tag: '' })
  return pipeline($.pipeline(), bench).done() as Fields[]
}

function stageParts(stage: Fields, found: Set<string>): void {
  for (const [name, value] of Object.entries(stage)) {
    found.add(`${name.slice(1)}()`)
    collect(value, found)
  }
}

function collect(part: unknown, found: Set<string>): void {
  if (Array.isArray(part)) return part.forEach((item) => collect(item, found))
  if (part === null || typeof part !== 'object') return
  const { operator, operands } = part as { operator?: unknown; operands?: unknown }
  if (typeof operator === 'string' && !isPlain(part)) {
    found.add(`_.${operator}`)
    return collect(operands, found)
  }
  for (const [name, value] of Object.entries(part)) {
    if (name.startsWith('$')) found.add(`$.${name.slice(1)}`)
    collect(value, found)
  }
}
