import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, WxError } from './api'
import { cloudFetch } from './cloud-fetch'
import { readTempFile, saveTempFile } from './temp-files'
import { loudCloud } from './loud'

interface CallOptions {
  name: string
  data?: unknown
}

interface CloudAnswer {
  result?: unknown
  errCode?: number
  errMsg?: string
  requestID?: string
}

/** A file id, or one with the number of seconds its link is to hold. */
type FileAsked = string | { fileID: string; maxAge?: number }

interface TempUrl {
  fileID: string
  tempFileURL: string
  status: number
  errMsg: string
}

/** WeChat's code for a request that got no answer. */
const NO_NETWORK = -1

/** `wx.cloud` over the local cloud: the account of the phone is the caller. */
export function cloudApis(phone: Phone): ApiTable {
  const table: ApiTable = {
    init: () => undefined,
    callFunction: asyncApi<CallOptions>('cloud.callFunction', (options) => callFunction(phone, options)),
    uploadFile: asyncApi<{ cloudPath: string; filePath: string }>('cloud.uploadFile', (options) =>
      online(phone, () => uploadFile(phone, options)),
    ),
    getTempFileURL: asyncApi<{ fileList: FileAsked[] }>('cloud.getTempFileURL', ({ fileList }) =>
      online(phone, async () => ({ fileList: await tempUrls(phone, fileList) })),
    ),
    downloadFile: asyncApi<{ fileID: string }>('cloud.downloadFile', ({ fileID }) =>
      online(phone, async () => {
        const [found] = await tempUrls(phone, [fileID])
        if (!found?.tempFileURL) throw new WxError('file not exists', { errCode: -503003 })
        const answer = await fetch(found.tempFileURL)
        return { tempFilePath: saveTempFile(await answer.blob(), fileID), statusCode: answer.status }
      }),
    ),
    CloudID: class {
      constructor(readonly cloudID: string) {}
    },
  }
  return { cloud: loudCloud(phone, table) }
}

/** Turns "no answer" into WeChat's shape; an answer that is an error keeps its own code. */
async function online<Result>(phone: Phone, run: () => Promise<Result>): Promise<Result> {
  if (!phone.bundle.cloudUrl)
    throw new WxError('this phone was started without a cloud', { errCode: NO_NETWORK })
  try {
    if (phone.settings.airplane) throw new Error('request:fail')
    return await run()
  } catch (error) {
    if (error instanceof WxError) throw error
    throw new WxError((error as Error).message, { errCode: NO_NETWORK })
  }
}

async function callFunction(phone: Phone, { name, data = {} }: CallOptions): Promise<object> {
  const start = performance.now()
  const tell = (ok: boolean) => {
    const ms = Math.round(performance.now() - start)
    phone.events.emit('call', { name, data, ok, ms })
  }
  try {
    const answer = (await online(phone, () =>
      cloudFetch(phone, '/client/callFunction', { name, data }),
    )) as CloudAnswer
    if (answer.errCode) throw new WxError(answer.errMsg ?? '', { errCode: answer.errCode })
    tell(true)
    return { result: answer.result, requestID: answer.requestID ?? '' }
  } catch (error) {
    tell(false)
    throw error
  }
}

async function uploadFile(phone: Phone, options: { cloudPath: string; filePath: string }): Promise<object> {
  const query = new URLSearchParams({ cloudPath: options.cloudPath })
  const answer = await fetch(`${phone.bundle.cloudUrl}/local/storage/upload?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-local-openid': phone.account.openid },
    body: await readTempFile(options.filePath),
  })
  if (!answer.ok) throw new WxError(await answer.text(), { errCode: -403003 })
  const { fileID } = (await answer.json()) as { fileID: string }
  return { fileID, statusCode: answer.status }
}

async function tempUrls(phone: Phone, fileList: FileAsked[]): Promise<TempUrl[]> {
  const answer = (await cloudFetch(phone, '/local/storage/tempUrl', { fileList })) as { fileList?: TempUrl[] }
  return answer.fileList ?? []
}
