import { stableId } from '../../../kernel/hashing'
import { change, load, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { deleteFiles, downloadFile, linkTo, temporaryUrl, uploadFile } from '../../../platform/sdk'
import type { Unit } from '../../../kernel/people'
import { fileType } from '../aggregate'
import type { KeptFile, KeptFileKind, Making } from '../rules/kept-file'
import {
  decideBegin,
  decideMade,
  decidePart,
  decideSwept,
  partPath,
  partsOf,
  standingMaking,
  stepsDone,
  stepsOf,
} from '../rules/stepped-file'
import { LINK_SECONDS } from './kept-files'

/** Milliseconds after which a call begins no further step, so that the phone can show how far it is. */
const BUDGET = 4_000

export interface SteppedFile {
  kind: KeptFileKind
  fileName: string
  /** What tells this file of a person from another one of theirs, e.g. the unit and the month. */
  of: string[]
  /** Whose export it is: the county, or the unit itself above one. */
  owner: Unit
  /** The units that the parts are made of, in the order of the file; asked only when it is begun. */
  steps: () => Promise<string[]>
  /** Units of a part: what is laid down, and written down, together. */
  each: number
  /** One part, of these units, as of `startedAt`. */
  part: (steps: string[], startedAt: number) => Promise<Buffer>
  /** The whole, out of its parts, which come one after another; and the number of people in it. */
  whole: (parts: AsyncIterable<Buffer>, startedAt: number) => Promise<{ content: Buffer; people: number }>
}

export interface SteppedProgress {
  done: number
  total: number
  people: number
  /** A link that holds for some minutes, once the file is made. */
  url: string | null
}

/**
 * Goes on with a file for some seconds and answers how far it is; the phone asks again until it is there. What is done
 * is kept: whoever was cut off goes on where it stood, and a second tap makes no second file. The line of who takes what
 * is the very write that begins it, and each later hand-out is written down, too.
 */
export async function fileInSteps(request: BoundRequest, file: SteppedFile): Promise<SteppedProgress> {
  const began = Date.now()
  const id = stableId('f', file.kind, ...file.of, request.caller.personId)
  const found = await load(fileType, id)
  const known = standingMaking(found?.state ?? null, request.now)
  const lying = known?.made ? await temporaryUrl(known.made.fileID, LINK_SECONDS) : null
  if (known?.made && lying !== null)
    return progress(await begin(request, file, id, { steps: known.steps, lost: false, found }), lying)
  let stored = found
  if (!stored || !known || known.made) {
    // What an earlier making left half done is not kept beside the new one.
    await deleteFiles(stored?.state.making?.swept === false ? stored.state.making.parts : [])
    stored = await begin(request, file, id, {
      ...{ steps: await file.steps(), lost: Boolean(known?.made), found },
    })
  }
  return goOn(request, file, stored, began)
}

/** A part that is read while the one before it is laid down. */
interface Ahead {
  place: number
  content: Promise<Buffer>
}

async function goOn(
  request: BoundRequest,
  file: SteppedFile,
  begun: Loaded<KeptFile>,
  began: number,
): Promise<SteppedProgress> {
  const inTime = (): boolean => Date.now() - began <= BUDGET
  const startedAt = begun.state.making?.startedAt
  let stored = begun
  let ahead: Ahead | null = null
  try {
    for (;;) {
      const making: Making | undefined = stored.state.making
      if (!making) throw new Error(`the file ${stored.id} was deleted while it was made`)
      const place = making.parts.length
      if (making.made) return progress(stored, await linkTo(making.made.fileID, LINK_SECONDS))
      // What is read already is laid down in any case.
      const read: Ahead | null = ahead?.place === place && making.startedAt === startedAt ? ahead : null
      if (!read && place > 0 && !inTime()) return progress(stored, null)
      if (place === partsOf(making)) {
        stored = await finish(request, file, stored, making)
        continue
      }
      const content = await (read ?? beginning(file, making, place)).content
      ahead = inTime() && place + 1 < partsOf(making) ? beginning(file, making, place + 1) : null
      stored = await laidDown(request, file, stored, { making, place, content })
    }
  } finally {
    // Nothing is still on its way when the function has answered.
    await ahead?.content.catch(() => undefined)
  }
}

function beginning(file: SteppedFile, making: Making, place: number): Ahead {
  const content = file.part(stepsOf(making, place), making.startedAt)
  // It is told where it is waited for.
  content.catch(() => undefined)
  return { place, content }
}

async function laidDown(
  request: BoundRequest,
  file: SteppedFile,
  stored: Loaded<KeptFile>,
  { making: { startedAt }, place, content }: { making: Making; place: number; content: Buffer },
): Promise<Loaded<KeptFile>> {
  const fileID = await uploadFile(partPath(stored.state.path, place), content)
  return saved(request, file, stored, `part-${startedAt}-${place}`, (state, moment) =>
    decidePart(state, { startedAt, place, fileID }, moment),
  )
}

async function begin(
  request: BoundRequest,
  file: SteppedFile,
  id: string,
  { steps, lost, found }: { steps: string[]; lost: boolean; found: Loaded<KeptFile> | null },
): Promise<Loaded<KeptFile>> {
  const { kind, fileName, owner, each } = file
  const moment = momentOf(request, owner.policy?.version ?? 1)
  const path = `exports/${id}.xlsx`
  const command = { countyId: owner.id, kind, fileName, people: 0, path, steps, each, lost }
  const begun = await change(fileType, id, {
    moment,
    act: kind,
    input: command.path,
    scope: owner.scope,
    known: found,
    decide: (current) => decideBegin(current?.state ?? null, command, moment),
  })
  if (!begun.ok) throw new Error(`the file ${id} could not be written down: ${begun.code}`)
  return begun.saved
}

async function finish(
  request: BoundRequest,
  file: SteppedFile,
  stored: Loaded<KeptFile>,
  { startedAt, parts }: Making,
): Promise<Loaded<KeptFile>> {
  let whole: { content: Buffer; people: number }
  try {
    whole = await file.whole(each(parts), startedAt)
  } catch (error) {
    // Another call was faster and has deleted the parts: its file is the same one.
    const other = await load(fileType, stored.id)
    if (other?.state.making?.made) return other
    throw error
  }
  const { content, people } = whole
  const fileID = await uploadFile(stored.state.path, content)
  const made = await saved(request, file, stored, `made-${startedAt}`, (state, moment) =>
    decideMade(state, { startedAt, fileID, people }, moment),
  )
  // Others may have been faster, and have swept already what they too had read.
  if (made.state.making?.swept || made.state.making?.startedAt !== startedAt) return made
  await deleteFiles(parts)
  return saved(request, file, made, `swept-${startedAt}`, (state, moment) =>
    decideSwept(state, startedAt, moment),
  )
}

async function* each(parts: readonly string[]): AsyncGenerator<Buffer> {
  let next = parts.length > 0 ? downloadFile(parts[0]!) : null
  for (let place = 1; next; place++) {
    const part: Buffer = await next
    // The next one comes while this one is written.
    next = place < parts.length ? downloadFile(parts[place]!) : null
    next?.catch(() => undefined)
    yield part
  }
}

async function saved(
  request: BoundRequest,
  { owner }: SteppedFile,
  stored: Loaded<KeptFile>,
  step: string,
  decide: (state: KeptFile, moment: ReturnType<typeof momentOf>) => ReturnType<typeof decidePart>,
): Promise<Loaded<KeptFile>> {
  // Steps are told apart within a request, and a step that comes again after a lost reply is the same one.
  const moment = {
    ...momentOf(request, owner.policy?.version ?? 1),
    requestId: `${request.requestId}_${step}`,
  }
  const { id } = stored
  const done = await change(fileType, id, {
    moment,
    act: 'step',
    input: step,
    scope: owner.scope,
    known: stored,
    decide: (current) => {
      if (!current) throw new Error(`the file ${id} is gone`)
      return decide(current.state, moment)
    },
  })
  if (!done.ok) throw new Error(`the file ${id} could not go on: ${done.code}`)
  return done.saved
}

function progress({ state: { making, people } }: Loaded<KeptFile>, url: string | null): SteppedProgress {
  const total = making?.steps.length ?? 0
  return { done: url === null && making ? stepsDone(making) : total, total, people, url }
}
