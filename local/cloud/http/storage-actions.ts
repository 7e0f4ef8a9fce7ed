import type { Gateway } from '../gateway'
import { invalidParam } from '../errors'
import type { Action } from './database-actions'

/**
 * A temporary link for each file id; a file that is not there gets a status and an empty link, never an error.
 * `link` makes it: the SDK encodes the one it gets, a phone takes it as it is.
 */
export function downloadList(
  gateway: Gateway,
  files: unknown,
  link: (path: string) => string,
): Record<string, unknown>[] {
  if (!Array.isArray(files)) throw invalidParam('file_list is required')
  return files.map((entry: unknown) => {
    const { fileid, max_age: maxAge } = (typeof entry === 'string' ? { fileid: entry } : entry) as {
      fileid?: unknown
      max_age?: number
    }
    const path = gateway.files.pathOf(fileid)
    if (!gateway.files.has(path))
      return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, fileid, tempFileURL: '' }
    const url = link(path)
    return {
      code: 'SUCCESS',
      fileID: fileid,
      fileid,
      tempFileURL: url,
      download_url: url,
      maxAge: maxAge ?? 7200,
    }
  })
}

export const storageActions: Record<string, Action> = {
  'storage.getUploadMetadata': (gateway, { path }) => {
    if (typeof path !== 'string') throw invalidParam('path is required')
    const url = gateway.files.urlOf(path)
    const fileId = gateway.files.fileId(path)
    return {
      data: { url, token: 'local', authorization: 'local', fileId, cosFileId: 'local', download_url: url },
    }
  },
  'storage.batchGetDownloadUrl': (gateway, { file_list: files }) => ({
    data: { download_list: downloadList(gateway, files, (path) => gateway.files.plainUrlOf(path)) },
  }),
  'storage.batchDeleteFile': (gateway, { fileid_list: ids }) => {
    if (!Array.isArray(ids)) throw invalidParam('fileid_list is required')
    const deleted = ids.map((id: unknown) => ({
      code: gateway.files.remove(gateway.files.pathOf(id)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
      fileID: id,
    }))
    return { data: { delete_list: deleted } }
  },
}
