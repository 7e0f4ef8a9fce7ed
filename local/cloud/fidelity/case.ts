import type { Collection, Pipeline } from './sdk'

export type Fields = { [name: string]: unknown }

/** An error of the platform: DATABASE_REQUEST_FAILED unless it names another code, and a part of its message. */
export type Refusal = RegExp | { code: string | undefined; message: RegExp }

/** What a case does by hand when it is more than one operation. Ids are its own: `id('a')` never meets another case. */
export interface Bench {
  collection: Collection
  /** The name of the collection, for a join. */
  name: string
  /** Name and value of the field that marks a document as one of this case. */
  tag: { _case: string }
  id(label: string): string
  doc(label: string): ReturnType<Collection['doc']>
  /** Documents of this case alone that match. */
  where(query: object): ReturnType<Collection['where']>
  aggregate(): Pipeline
}

interface Common {
  /** A sentence. */
  title: string
  /** The page or the observed behaviour it encodes, when it is not that of its group. */
  source?: string
  /**
   * The documents it needs, or the one; those of its group otherwise. An `_id` given here is a label: the stored id is
   * made unique and shown as the label again. Without one a document shows no `_id` at all.
   */
  on?: Fields | Fields[]
  /** The day it was confirmed on a real environment, as 2026-01-31. */
  confirmed?: string
  /** The platform refuses what is asked; then nothing is expected of the documents. */
  refuses?: Refusal
  /** A refusal of the local cloud alone: on a real environment the case is left out. */
  localOnly?: true
}

/** The labels of the documents a condition matches, in any order. */
export interface FindCase extends Common {
  where: object
  finds?: string[]
}

/** The one document as it is after an update, and whether it counts as updated (1 when not said). */
export interface UpdateCase extends Common {
  update: object
  becomes?: Fields
  updated?: 0 | 1
}

/** The value of an expression for the one document; `undefined` when the field is not made. */
export interface ExpressionCase extends Common {
  expression: unknown
  gives?: unknown
}

/** What comes out of a pipeline that begins with the documents of the case. */
export interface PipelineCase extends Common {
  pipeline: (its: Pipeline, bench: Bench) => Pipeline
  gives?: unknown[]
  /** The pipeline says nothing about the order of what it gives. */
  anyOrder?: true
}

export interface RunCase extends Common {
  run: (bench: Bench) => Promise<unknown>
  gives?: unknown
}

export type Case = FindCase | UpdateCase | ExpressionCase | PipelineCase | RunCase

export interface Group {
  source: string
  on?: Fields | Fields[]
  cases: Case[]
}

/** What one file is about; it has a collection of its own. */
export interface Area {
  name: string
  /** Indexes its cases need and a local cloud is started with. A real environment has to have them beforehand. */
  indexes?: { name: string; keys: { path: string; direction: 1 | -1 | '2dsphere' }[]; unique: boolean }[]
  /** Indexes a real environment has to have and a local cloud does without. */
  needs?: string[]
  groups: Group[]
}

/** A day of January 2026, at midnight UTC. */
export const day = (n: number): Date => new Date(Date.UTC(2026, 0, n))

/** Without any documents said, an expression is asked of an empty one and a case by hand begins with none. */
export function documentsOf(group: Group, entry: Case): Fields[] {
  const on = entry.on ?? group.on ?? ('run' in entry ? [] : {})
  return Array.isArray(on) ? on : [on]
}
