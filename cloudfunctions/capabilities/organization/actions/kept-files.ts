import { stableId } from '../../../kernel/hashing'
import type { Unit } from '../../../kernel/people'
import { change } from '../../../platform/aggregate-store'
import type { Wake } from '../../../platform/alarms'
import type { Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { deleteFiles, linkTo, temporaryUrl, uploadFile } from '../../../platform/sdk'
import { fileType } from '../aggregate'
import { partPaths } from '../rules/stepped-file'
import { decideForget, decideKeep, type KeptFile, type KeptFileKind } from '../rules/kept-file'

/** Seconds that a link to a file holds. */
export const LINK_SECONDS = 600

interface NewFile {
  kind: Exclude<KeptFileKind, 'roster-upload'>
  fileName: string
  people: number
  content: Buffer
}

/** Where a file that was handed out lies, for handing it out once more. */
export interface HandedOut {
  id: string
  fileID: string
  /** Epoch milliseconds; then it is deleted. */
  until: number
}

/** Writes down who takes what, then puts the file into storage; answers a link that holds for some minutes. */
export async function handOut(request: Request, county: Unit, file: NewFile): Promise<string> {
  return (await handOutKept(request, county, file)).url
}

/** The same for a file that others, or the same person, may ask for again while it lies there. */
export async function handOutKept(
  request: Request,
  county: Unit,
  file: NewFile,
): Promise<{ url: string; handed: HandedOut }> {
  const { kind, fileName, people, content } = file
  const id = stableId('f', county.id, kind, request.requestId, request.caller?.personId ?? 'operator')
  const path = pathOf(id)
  const until = await keep(request, county, id, { kind, fileName, people, path })
  const fileID = await uploadFile(path, content)
  return { url: await linkTo(fileID, LINK_SECONDS), handed: { id, fileID, until } }
}

/** Hands it out once more, and writes that down, too; null when its day is over. */
export async function handOutAgain(
  request: Request,
  county: Unit,
  { id, fileID }: Omit<HandedOut, 'until'>,
  file: Omit<NewFile, 'content'>,
): Promise<string | null> {
  const url = await temporaryUrl(fileID, LINK_SECONDS)
  if (url !== null) await keep(request, county, id, { ...file, path: pathOf(id) })
  return url
}

const pathOf = (id: string): string => `exports/${id}.xlsx`

/** A roster that somebody uploaded goes after a day like any other file, whatever became of it. */
export function keepUpload(request: Request, county: Unit, fileID: string, fileName: string): Promise<void> {
  return keepPlace(request, county, fileID.replace(/^cloud:\/\/[^/]+\//, ''), fileName)
}

/** The same before it is uploaded. */
export async function keepPlace(
  request: Request,
  county: Unit,
  path: string,
  fileName: string,
): Promise<void> {
  await keep(request, county, stableId('f', path), { kind: 'roster-upload', fileName, people: 0, path })
}

/** Answers when the file goes. */
async function keep(
  request: Request,
  county: Unit,
  id: string,
  file: { kind: KeptFileKind; fileName: string; people: number; path: string },
): Promise<number> {
  const moment = momentOf(request, county.policy?.version ?? 1)
  const command = { countyId: county.id, ...file }
  const kept = await change(fileType, id, {
    moment,
    act: file.kind,
    input: file.path,
    scope: county.scope,
    decide: (current) => decideKeep(current?.state ?? null, command, moment),
  })
  if (!kept.ok) throw new Error(`the file ${id} could not be written down: ${kept.code}`)
  return kept.saved.state.deleteAt ?? 0
}

/** Deletes a file whose day has come. What lies there is overwritten first: that tells its name in storage, too. */
export const forgetFile: Wake<KeptFile> = async ({ state }, moment) => {
  const fileIDs: string[] = []
  for (const path of [state.path, ...partPaths(state)]) fileIDs.push(await uploadFile(path, Buffer.from(' ')))
  await deleteFiles(fileIDs)
  return decideForget(state, moment)
}
