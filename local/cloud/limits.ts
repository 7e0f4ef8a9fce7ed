import { CloudError, operationFailed } from './errors'

const KB = 1024
const MB = 1024 * KB

/**
 * The platform's limits that are enforced here, each with where the number comes from. None of them has been
 * confirmed against a real environment yet.
 */
export const LIMITS = {
  /** Bytes of one document (CloudBase documentation, "database limits"; the same as MongoDB's). */
  documentBytes: 16 * MB,
  /** Bytes of one database reply (CloudBase documentation, "database limits"). */
  replyBytes: 16 * MB,
  /** Bytes of a phone's `wx.cloud.callFunction` input (WeChat developer documentation, "cloud function limits"). */
  clientEventBytes: 100 * KB,
  /** Bytes of an event between functions (Tencent Cloud SCF, synchronous invocation). */
  eventBytes: 6 * MB,
  /** Bytes of a function's answer (Tencent Cloud SCF, synchronous invocation). */
  resultBytes: 6 * MB,
  /** Documents one `get()` returns at most from a function (WeChat developer documentation, `Collection.limit`). */
  getDocuments: 1000,
  /** Documents a `get()` without a limit returns (the SDK sends this number itself). */
  defaultGetDocuments: 100,
  /** Milliseconds a transaction may stay open (the server's own error text). */
  transactionMs: 30_000,
  /** Bytes of an uploaded file from a function's `uploadFile` (CloudBase documentation, "storage"). */
  uploadBytes: 50 * MB,
  /** Characters of a mini-program code's scene (WeChat developer documentation, `getUnlimitedQRCode`). */
  sceneLength: 32,
} as const

export function checkDocumentSize(text: string): void {
  if (Buffer.byteLength(text) > LIMITS.documentBytes)
    throw operationFailed('Write', `document is larger than the maximum of ${LIMITS.documentBytes} bytes`)
}

/** An event, or the answer to one, as JSON text. */
export function checkEventSize(text: string, limit: number): void {
  const bytes = Buffer.byteLength(text)
  if (bytes > limit)
    throw new CloudError(
      'EXCEED_MAX_PAYLOAD_SIZE',
      `payload of ${bytes} bytes exceeds the maximum of ${limit} bytes`,
    )
}
