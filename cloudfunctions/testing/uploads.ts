import type { Phone, TestCloud } from './test-cloud'

/** What `wx.cloud.uploadFile` does on that phone: answers the file id. */
export async function upload(
  cloud: TestCloud,
  phone: Phone,
  path: string,
  content: Uint8Array,
): Promise<string> {
  const address = `${cloud.url}/local/storage/upload?cloudPath=${encodeURIComponent(path)}`
  const headers = { 'x-local-openid': phone.openid, 'content-type': 'application/octet-stream' }
  const reply = await fetch(address, { method: 'POST', headers, body: Buffer.from(content) })
  return ((await reply.json()) as { fileID: string }).fileID
}

/** Whether there is such a file in the storage. */
export async function isStored(cloud: TestCloud, fileID: string): Promise<boolean> {
  const body = JSON.stringify({ fileList: [fileID] })
  const headers = { 'content-type': 'application/json', 'x-local-openid': 'anybody' }
  const reply = await fetch(`${cloud.url}/local/storage/tempUrl`, { method: 'POST', headers, body })
  const { fileList } = (await reply.json()) as { fileList: Array<{ status: number }> }
  return fileList[0]!.status === 0
}
