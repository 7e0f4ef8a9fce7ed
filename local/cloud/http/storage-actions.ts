import { randomUUID } from 'node:crypto'
import { invalidParam } from '../errors'
import { checkCloudPath } from '../files/cloud-path'
import type { Gateway } from '../gateway'
import { LIMITS } from '../limits'
import type { Action, Reply } from './database-actions'

/** Seconds a link holds when the caller does not say (CloudBase documentation, getTempFileURL: two hours). */
const DEFAULT_LINK_S = 7200

const FILE_MISSING = { code: 'STORAGE_FILE_NONEXIST', message: 'storage file not exist' } as const

/** One file of a list: `fileID` and `fileid` are the same, because the SDKs disagree on the name. */
export interface FileEntry {
  [field: string]: unknown
  code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST'
  fileID: string
  tempFileURL?: string
  maxAge?: number
}

/**
 * A temporary link for each file id; a file that is not there, or is another environment's, gets a status and an
 * empty link. `sdk` asks for the form the SDK encodes itself; a phone takes a link as it is.
 */
export async function downloadList(gateway: Gateway, files: unknown, sdk: boolean): Promise<FileEntry[]> {
  const asked = listOf(files, 'file_list').map(fileAsked)
  return Promise.all(
    asked.map(async ({ fileID, maxAge }): Promise<FileEntry> => {
      const path = gateway.files.pathOf(fileID)
      if (path === undefined || !(await gateway.files.has(path)))
        return { ...FILE_MISSING, fileID, fileid: fileID, tempFileURL: '' }
      const url = sdk ? gateway.files.sdkLink(path, maxAge) : gateway.files.link(path, maxAge)
      return { code: 'SUCCESS', fileID, fileid: fileID, tempFileURL: url, download_url: url, maxAge }
    }),
  )
}

function listOf(value: unknown, name: string): unknown[] {
  if (!Array.isArray(value)) throw invalidParam(`${name} must be an array`)
  if (value.length > LIMITS.fileListFiles)
    throw invalidParam(`${name} has ${value.length} files, more than the maximum of ${LIMITS.fileListFiles}`)
  return value
}

/** A file id alone or `{fileid, max_age}`; the age in seconds, at most a day. */
function fileAsked(entry: unknown): { fileID: string; maxAge: number } {
  const given = typeof entry === 'string' ? { fileid: entry } : entry
  if (given === null || typeof given !== 'object') throw invalidParam('a file is named by its file id')
  const { fileid, max_age: age = DEFAULT_LINK_S } = given as { fileid?: unknown; max_age?: unknown }
  if (typeof fileid !== 'string') throw invalidParam('fileid must be a string')
  if (typeof age !== 'number' || !Number.isSafeInteger(age) || age < 1)
    throw invalidParam('max_age must be a number of seconds')
  return { fileID: fileid, maxAge: Math.min(age, LIMITS.linkSeconds) }
}

/** Where to upload to and what to show there. The link of the new file is for whoever asked. */
function uploadMetadata({ files }: Gateway, path: unknown): Reply {
  checkCloudPath(path)
  return {
    data: {
      url: files.uploadUrl(path),
      token: 'local',
      authorization: files.signer.uploadAuthorization(path),
      fileId: files.fileId(path),
      cosFileId: randomUUID(),
      download_url: files.sdkLink(path, DEFAULT_LINK_S),
    },
  }
}

async function deleteFiles({ files }: Gateway, ids: unknown): Promise<Reply> {
  const paths = listOf(ids, 'fileid_list').map((id) => ({ id, path: files.pathOf(id) }))
  const list = []
  for (const { id, path } of paths) {
    const gone = path !== undefined && (await files.remove(path))
    list.push({ ...(gone ? { code: 'SUCCESS' } : FILE_MISSING), fileID: id })
  }
  return { data: { delete_list: list } }
}

export const storageActions: Record<string, Action> = {
  'storage.getUploadMetadata': (gateway, { path }) => uploadMetadata(gateway, path),
  'storage.batchGetDownloadUrl': async (gateway, { file_list: files }) => ({
    data: { download_list: await downloadList(gateway, files, true) },
  }),
  'storage.batchDeleteFile': (gateway, { fileid_list: ids }) => deleteFiles(gateway, ids),
}
