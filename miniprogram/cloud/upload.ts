import type { Reply } from './call'
import { newRequestId } from './request-id'
import { uploadFailed } from './words'

/**
 * Puts a file that the person chose into cloud storage.
 * `folder` is a plain name such as `rosters`; the file gets a name of its own unless one is given. Answers the `fileID` that actions take, or `network.offline`.
 */
export async function upload(
  filePath: string,
  folder: string,
  name?: string,
): Promise<Reply<{ fileID: string }>> {
  const requestId = await newRequestId()
  const suffix = /\.[a-z0-9]{1,5}$/i.exec(filePath)?.[0] ?? ''
  try {
    const cloudPath = `${folder}/${name ?? `${requestId}${suffix}`}`
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath })
    return { ok: true, data: { fileID } }
  } catch {
    return { ok: false, code: 'network.offline', params: {}, text: uploadFailed, requestId }
  }
}
