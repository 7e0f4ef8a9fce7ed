import { _, db, type Collection, type Pipeline } from './sdk'
import { documentsOf, type Area, type Bench, type Case, type Fields, type Group } from './case'

/** A case in its place: where its documents lie, under which tag. */
export interface Prepared {
  entry: Case
  collection: Collection
  name: string
  /** What begins the `_id` of each of its documents. */
  tag: string
}

/** Distinguishes the documents of this run from what an earlier one may have left on a real environment. */
const RUN = Date.now().toString(36)

export const collectionName = (area: Area): string => `fidelity_${area.name.replace(/[^a-z0-9]+/g, '_')}`

/** All cases of a group with the tag each finds its documents under. Those that only read share the group's documents. */
export function prepare(area: Area, group: Group): Prepared[] {
  const name = collectionName(area)
  const collection = db.collection(name)
  const at = `${RUN}.${area.name}.${area.groups.indexOf(group)}`
  return group.cases.map((entry, i) => {
    const shares = entry.on === undefined && !('update' in entry) && !('run' in entry)
    return { entry, collection, name, tag: shares ? at : `${at}.${i}` }
  })
}

/** The documents of an area, each once, with ids and tags. */
export function taggedDocuments(area: Area): Fields[] {
  const byTag = new Map<string, Fields[]>()
  for (const group of area.groups)
    for (const { entry, tag } of prepare(area, group)) byTag.set(tag, documentsOf(group, entry))
  return [...byTag].flatMap(([tag, documents]) =>
    documents.map(({ _id, ...fields }, i) => ({
      _id: `${tag}/${typeof _id === 'string' ? _id : `#${i}`}`,
      ...fields,
      _case: tag,
    })),
  )
}

/** Whatever this run has left in a collection, also under other ids or without a tag. */
export const removeLeftovers = async (collection: Collection): Promise<void> => {
  const ours = db.RegExp({ regexp: `^${RUN}\\.` }) as object
  await collection.where(_.or([{ _id: ours }, { _case: ours }])).remove()
}

/** What a case works with. */
export function benchOf({ collection, name, tag }: Prepared): Bench {
  const id = (label: string) => `${tag}/${label}`
  const own = { _case: tag }
  return {
    collection,
    name,
    tag: own,
    id,
    doc: (label) => collection.doc(id(label)),
    where: (query) => collection.where(isPlain(query) ? { ...own, ...query } : _.and([own, query])),
    aggregate: () => collection.aggregate().match(own) as Pipeline,
  }
}

/** An object written by hand rather than a command, a date or a place. */
export const isPlain = (query: object): boolean => Object.getPrototypeOf(query) === Object.prototype

/** Runs a case and answers what is to be compared with what it expects. */
export async function run(prepared: Prepared): Promise<unknown> {
  const bench = benchOf(prepared)
  return cleaned(await outcome(prepared.entry, bench), prepared.tag)
}

async function outcome(entry: Case, bench: Bench): Promise<unknown> {
  if ('run' in entry) return entry.run(bench)
  if ('where' in entry) return labels((await bench.where(entry.where).get()).data as Fields[])
  if ('update' in entry) {
    const { updated } = (await bench.where({}).update(entry.update)) as { updated: number }
    const [document] = (await bench.where({}).get()).data as Fields[]
    return { updated, becomes: without(document!, ['_id', '_case']) }
  }
  if ('expression' in entry) {
    const [document] = await list(bench.aggregate().addFields({ result: entry.expression }))
    return document!.result
  }
  return list(entry.pipeline(bench.aggregate(), bench))
}

const list = async (pipeline: Pipeline): Promise<Fields[]> =>
  ((await pipeline.end()) as { data: Fields[] }).data

const labels = (documents: Fields[]): string[] =>
  documents.map(({ _id }) => String(_id).replace(/^.*\//, '')).sort()

const without = (document: Fields, names: string[]): Fields =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)))

/** A result without the marks of the case: tags are left out, ids are labels, and an id nobody gave is left out. */
function cleaned(value: unknown, tag: string): unknown {
  if (typeof value === 'string') return value.startsWith(`${tag}/`) ? value.slice(tag.length + 1) : value
  if (Array.isArray(value)) return value.map((item) => cleaned(item, tag))
  if (value === null || typeof value !== 'object' || !isPlain(value)) return value
  const kept = Object.entries(value).filter(
    ([name, part]) =>
      !(name === '_case' && part === tag) && !(name === '_id' && String(part).startsWith(`${tag}/#`)),
  )
  return Object.fromEntries(kept.map(([name, part]) => [name, cleaned(part, tag)]))
}

/** What a case expects, in the form `run` answers. */
export function expectation(entry: Case): unknown {
  if ('where' in entry) return [...(entry.finds ?? [])].sort()
  if ('update' in entry) return { updated: entry.updated ?? 1, becomes: entry.becomes }
  return entry.gives
}

/** A value in which the order of fields counts, as it does in MongoDB. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object' || !isPlain(value)) return value
  return { fields: Object.keys(value), values: Object.values(value).map(inOrder) }
}
