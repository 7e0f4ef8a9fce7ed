import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam } from '../errors'
import { checkCloudPath } from '../files/cloud-path'
import type { Gateway } from '../gateway'
import { LIMITS } from '../limits'
import { errorBody } from './admin'
import { openidOf } from './client'
import { only } from './cos'
import { parseMultipart } from './multipart'
import { bodyOf, readBody, readJson, sendJson } from './requests'
import { downloadList } from './storage-actions'

/** The status of a file that is not there, as the SDK numbers STORAGE_FILE_NONEXIST. */
const FILE_MISSING = -503003
/** Bytes of an upload form besides its file. */
const FORM_BYTES = 64 * 1024

/** What a phone's wx.cloud.uploadFile and getTempFileURL call. */
export async function phoneStorage(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const asked = `${request.method} ${url.pathname}`
  if (asked === 'POST /local/storage/upload') {
    openidOf(request)
    const path = url.searchParams.get('cloudPath')
    checkCloudPath(path)
    await gateway.files.save(path, await contentOf(request))
    const fileID = gateway.files.fileId(path)
    return sendJson(response, { fileID, statusCode: 204, errMsg: 'cloud.uploadFile:ok' })
  }
  if (asked === 'POST /local/storage/tempUrl') return sendJson(response, await tempUrls(gateway, request))
  sendJson(response, errorBody(new CloudError('NOT_FOUND', `no such endpoint: ${asked}`)), 404)
}

/** The file as it is, or the part called `file` of a form. */
async function contentOf(request: IncomingMessage): Promise<AsyncIterable<Buffer>> {
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return bodyOf(request, LIMITS.uploadBytes)
  const form = parseMultipart(await readBody(request, LIMITS.uploadBytes + FORM_BYTES), type)
  const file = form.get('file')
  if (!file) throw invalidParam('the form has no part called file')
  return only(file.data)
}

async function tempUrls(gateway: Gateway, request: IncomingMessage): Promise<object> {
  const { fileList } = await readJson(request, LIMITS.clientEventBytes)
  const files: unknown = Array.isArray(fileList) ? fileList.map(nameOf) : fileList
  const list = await downloadList(gateway, files, false)
  return {
    fileList: list.map(({ code, fileID, tempFileURL, maxAge }) => ({
      fileID,
      tempFileURL,
      maxAge,
      status: code === 'SUCCESS' ? 0 : FILE_MISSING,
      errMsg: code === 'SUCCESS' ? 'ok' : code,
    })),
    errMsg: 'cloud.getTempFileURL:ok',
  }
}

/** A phone says `fileID` and `maxAge` where the SDK's protocol says `fileid` and `max_age`. */
function nameOf(file: unknown): unknown {
  if (file === null || typeof file !== 'object') return file
  const { fileID, maxAge } = file as { fileID?: unknown; maxAge?: unknown }
  return { fileid: fileID, max_age: maxAge }
}
