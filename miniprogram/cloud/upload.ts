import type { Reply } from './call'
import { newRequestId } from './request-id'
import { uploadFailed } from './words'

/**
 * Puts a file that the person chose into cloud storage.
 * `folder` is a plain name such as `rosters`; answers the `fileID` that actions take, or `network.offline`.
 */
export async function upload(filePath: string, folder: string): Promise<Reply<{ fileID: string }>> {
  const requestId = await newRequestId()
  const suffix = /\.[a-z0-9]{1,5}$/i.exec(filePath)?.[0] ?? ''
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: `${folder}/${requestId}${suffix}`, filePath })
    return { ok: true, data: { fileID } }
  } catch {
    return { ok: false, code: 'network.offline', params: {}, text: uploadFailed, requestId }
  }
}
