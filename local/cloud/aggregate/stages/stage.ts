import { isFields, type Document, type Fields, type Value } from '../../values/types'
import { failed, type Compile, type Variables } from '../expression/scope'

/**
 * What a pipeline reads documents with: a planned search in one collection. Documents are handed over one at a time
 * and must be taken without waiting in between, because nothing holds the database still.
 */
export interface Source {
  scan(
    collection: string,
    query: Fields,
    options: { order?: Value; skip?: number; limit?: number },
    variables: Variables,
  ): Iterable<Document>
  /** Paths of a collection that have a geographic index. */
  geoPaths(collection: string): string[]
}

/** What a stage is made in. */
export interface StageContext {
  source: Source
  variables: Variables
  /** Makes an expression ready that sees those variables. */
  compile: Compile
}

/** Documents in, documents out, one at a time where the stage allows it. The input is never changed. */
export type Stage = (documents: Iterable<Document>) => Iterable<Document>
/** Makes a stage of its specification; a mistake in that is an error before anything is read. */
export type StageMaker = (spec: Value, context: StageContext) => Stage

/** The specification as a document of the parameters a stage knows; `said` is what the server calls the stage. */
export function specOf(spec: Value, stage: string, names: readonly string[], said = stage): Fields {
  if (!isFields(spec)) throw failed(`the ${stage} stage specification must be an object`)
  const unknown = Object.keys(spec).find((key) => !names.includes(key))
  if (unknown !== undefined) throw failed(`unrecognized option to ${said}: ${unknown}`)
  return spec
}

/** A whole number from `least` on. */
export function wholeNumber(value: Value | undefined, stage: string, least: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least)
    throw failed(
      `invalid argument to ${stage} stage: ${JSON.stringify(value)} (a whole number from ${least} on)`,
    )
  return value
}

/** A stage that turns each document into one other. */
export const each = (change: (document: Document) => Document): Stage =>
  function* (documents) {
    for (const document of documents) yield change(document)
  }
