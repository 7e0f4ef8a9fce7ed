import { stableId } from '../../../kernel/hashing'
import type { Unit } from '../../../kernel/people'
import { change } from '../../../platform/aggregate-store'
import type { Wake } from '../../../platform/alarms'
import type { Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { deleteFiles, linkTo, uploadFile } from '../../../platform/sdk'
import { fileType } from '../aggregate'
import { decideForget, decideKeep, type KeptFile, type KeptFileKind } from '../rules/kept-file'

/** Seconds that a link to a file holds. */
export const LINK_SECONDS = 600

interface NewFile {
  kind: Exclude<KeptFileKind, 'roster-upload'>
  fileName: string
  people: number
  content: Buffer
}

/** Writes down who takes what, then puts the file into storage; answers a link that holds for some minutes. */
export async function handOut(request: Request, county: Unit, file: NewFile): Promise<string> {
  const { kind, fileName, people, content } = file
  const id = stableId('f', county.id, kind, request.requestId, request.caller?.personId ?? 'operator')
  const path = `exports/${id}.xlsx`
  await keep(request, county, id, { kind, fileName, people, path })
  return linkTo(await uploadFile(path, content), LINK_SECONDS)
}

/** A roster that somebody uploaded goes after a day like any other file, whatever became of it. */
export async function keepUpload(
  request: Request,
  county: Unit,
  fileID: string,
  fileName: string,
): Promise<void> {
  const path = fileID.replace(/^cloud:\/\/[^/]+\//, '')
  await keep(request, county, stableId('f', path), { kind: 'roster-upload', fileName, people: 0, path })
}

async function keep(
  request: Request,
  county: Unit,
  id: string,
  file: { kind: KeptFileKind; fileName: string; people: number; path: string },
): Promise<void> {
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
}

/** Deletes a file whose day has come. What lies there is overwritten first: that tells its name in storage, too. */
export const forgetFile: Wake<KeptFile> = async ({ state }, moment) => {
  await deleteFiles([await uploadFile(state.path, Buffer.from(' '))])
  return decideForget(state, moment)
}
