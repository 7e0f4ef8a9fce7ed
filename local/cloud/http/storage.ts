import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalidParam } from '../errors'
import type { Gateway } from '../gateway'
import { LIMITS } from '../limits'
import { openidOf } from './client'
import { parseMultipart, readBody, readJson, sendBytes, sendJson } from './requests'
import { downloadList } from './storage-actions'

/** The status of a file that is not there, as the SDK numbers STORAGE_FILE_NONEXIST. */
const FILE_MISSING = -503003

/** `/cos/<path>`: where the SDK uploads to (PUT, or a form POST of its older versions) and downloads from. */
export async function fileRequest(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const path = decodeURIComponent(url.pathname.slice('/cos/'.length))
  if (request.method === 'PUT' || request.method === 'POST') {
    gateway.files.write(path, await uploadedFile(request))
    response.writeHead(request.method === 'PUT' ? 200 : 204)
    response.end()
    return
  }
  const data = gateway.files.read(path)
  if (data) sendBytes(response, data, gateway.files.typeOf(path))
  else sendJson(response, { code: 'STORAGE_FILE_NONEXIST', message: `no such file: ${path}` }, 404)
}

async function uploadedFile(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request, LIMITS.uploadBytes)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return body
  const file = parseMultipart(body, type).get('file')
  if (!file) throw invalidParam('the form has no part called file')
  return file.data
}

/** What a phone's wx.cloud.uploadFile and getTempFileURL call. */
export async function storageClient(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (url.pathname === '/local/storage/upload' && request.method === 'POST') {
    openidOf(request)
    const path = url.searchParams.get('cloudPath') ?? ''
    gateway.files.write(path, await uploadedFile(request))
    return sendJson(response, {
      fileID: gateway.files.fileId(path),
      statusCode: 204,
      errMsg: 'cloud.uploadFile:ok',
    })
  }
  if (url.pathname === '/local/storage/tempUrl' && request.method === 'POST') {
    const { fileList } = await readJson(request, LIMITS.clientEventBytes)
    const files = Array.isArray(fileList) ? fileList.map((file: unknown) => idOf(file)) : fileList
    const list = downloadList(gateway, files, (path) => gateway.files.urlOf(path)).map(
      ({ code, fileID, tempFileURL, maxAge }) => ({
        fileID,
        tempFileURL,
        maxAge,
        status: code === 'SUCCESS' ? 0 : FILE_MISSING,
        errMsg: code === 'SUCCESS' ? 'ok' : code,
      }),
    )
    return sendJson(response, { fileList: list, errMsg: 'cloud.getTempFileURL:ok' })
  }
  sendJson(response, { code: 'NOT_FOUND', message: `no such endpoint: ${url.pathname}` }, 404)
}

/** The phone may name a file by its id alone or in an object. */
const idOf = (file: unknown): unknown =>
  file !== null && typeof file === 'object' ? (file as { fileID?: unknown }).fileID : file
