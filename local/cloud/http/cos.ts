import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { DOWNLOAD, UPLOAD } from '../faults'
import { contentTypeOf } from '../files/content-type'
import { decoded } from '../files/cloud-path'
import type { Verdict } from '../files/signer'
import type { Gateway } from '../gateway'
import { LIMITS } from '../limits'
import { asCosError, CosError, needGood, noSuchKey, sendCosError } from './cos-error'
import { parseMultipart } from './multipart'
import { bodyOf, readBody } from './requests'
import { underFault } from './under-fault'

/** Bytes of an upload form besides its file. */
const FORM_BYTES = 64 * 1024

/**
 * `/cos/<path>`: the bucket. Reads by a signed link, takes uploads that `storage.getUploadMetadata` has permitted
 * (PUT, or the form POST of older SDKs), and refuses in the words of Tencent Cloud's object storage.
 */
export async function cos(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [target, query] = splitUrl(request.url ?? '')
  try {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const find = () => readablePath(gateway, target, new URLSearchParams(query))
      const found = await underFault(gateway, request, { action: DOWNLOAD }, find)
      if (found) await sendFile(gateway, request, response, found.reply)
      return
    }
    const store = request.method === 'PUT' ? put : request.method === 'POST' ? post : refuse
    const stored = await underFault(gateway, request, { action: UPLOAD }, () =>
      store(gateway, request, target),
    )
    if (stored) response.writeHead(request.method === 'PUT' ? 200 : 204).end()
  } catch (error) {
    if (response.headersSent) response.destroy()
    else sendCosError(response, asCosError(error))
  }
}

function refuse(): never {
  throw new CosError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
}

/** The path as it was sent: it is not normalised, because the signature is for one spelling. */
function splitUrl(url: string): [target: string, query: string] {
  const [path = '', ...query] = url.split('?')
  return [path.slice('/cos/'.length), query.join('?')]
}

/** The path a target means is the reading of it that was signed: as it stands, decoded, or decoded twice. */
function signedPath(target: string, check: (path: string) => Verdict): string {
  const once = decoded(target)
  const twice = once === undefined ? undefined : decoded(once)
  let verdict: Verdict = 'forged'
  for (const path of [once, twice, target]) {
    if (path === undefined) continue
    const found = check(path)
    if (found === 'good') return path
    if (found === 'expired') verdict = found
  }
  needGood(verdict)
  throw noSuchKey()
}

function readablePath({ files }: Gateway, target: string, query: URLSearchParams): string {
  const path = signedPath(target, (candidate) => files.signer.checkLink(candidate, query))
  const processed = [...query.keys()].find((name) =>
    /^(imageMogr2|imageView2|watermark|ci-process)/.test(name),
  )
  if (processed === undefined) return path
  throw new CosError(
    400,
    'InvalidArgument',
    `not supported by the local cloud: data processing (${processed})`,
  )
}

async function sendFile(
  { files }: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const file = await files.open(path)
  if (!file) throw noSuchKey()
  try {
    const { size, mtime } = await file.stat()
    response.writeHead(200, {
      'content-type': contentTypeOf(path),
      'content-length': size,
      'last-modified': mtime.toUTCString(),
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    })
    if (request.method === 'HEAD') response.end()
    else await pipeline(file.createReadStream({ autoClose: false }), response)
  } finally {
    await file.close()
  }
}

async function put({ files }: Gateway, request: IncomingMessage, target: string): Promise<void> {
  const { authorization = '', signature = '' } = request.headers
  const shown = authorization === '' ? String(signature) : authorization
  const path = signedPath(target, (candidate) => files.signer.checkUpload(candidate, shown))
  await files.save(path, bodyOf(request, LIMITS.uploadBytes))
}

/** The form of wx-server-sdk 2 and 3: the signature, the key, and last the file. */
async function post({ files }: Gateway, request: IncomingMessage, target: string): Promise<void> {
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data'))
    throw new CosError(
      400,
      'MalformedPOSTRequest',
      'The body of your POST request is not multipart/form-data.',
    )
  const form = parseMultipart(await readBody(request, LIMITS.uploadBytes + FORM_BYTES), type)
  const text = (name: string) => form.get(name)?.data.toString() ?? ''
  const path = signedPath(target, (candidate) => files.signer.checkUpload(candidate, text('Signature')))
  if (text('key') !== path) throw new CosError(403, 'AccessDenied', 'The key is not the one that was signed.')
  const data = form.get('file')?.data
  if (!data)
    throw new CosError(400, 'IncorrectNumberOfFilesInPostRequest', 'POST requires exactly one file upload.')
  if (data.length > LIMITS.uploadBytes)
    throw new CosError(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.')
  await files.save(path, only(data))
}

/** A whole buffer as the one piece of a content. */
export async function* only(data: Buffer): AsyncGenerator<Buffer> {
  yield data
}
