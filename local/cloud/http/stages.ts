import { stageName } from '../aggregate/pipeline'
import { invalidParam } from '../errors'
import type { Gateway } from '../gateway'
import { isFields, type Fields, type Value } from '../values/types'
import { textParam, valueOf, type Params } from './params'

/** The stages of an aggregation as the SDK sends them, each an object of one field. */
export function stagesOf(gateway: Gateway, params: Params): Fields[] {
  if (!Array.isArray(params.stages)) throw invalidParam('stages is required')
  const stages = params.stages.map((stage: unknown) => stageOf(gateway, stage))
  stages.forEach(stageName)
  return stages
}

function stageOf(gateway: Gateway, stage: unknown): Fields {
  if (stage === null || typeof stage !== 'object') throw invalidParam('a stage must be an object')
  const { stageValue } = stage as Params
  return { [textParam(stage as Params, 'stageKey')]: valueOf(gateway, stageValue, 'stageValue') ?? null }
}

/** The collections that stages join with, however deep inside. */
export function lookedUp(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap(lookedUp)
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const from = key === '$lookup' && isFields(inner) ? inner.from : undefined
    return [...(typeof from === 'string' ? [from] : []), ...lookedUp(inner)]
  })
}
