import { CloudError, invalidParam, operationFailed } from './errors'

const KB = 1024
const MB = 1024 * KB

type Unit =
  | 'bytes'
  | 'characters'
  | 'documents'
  | 'files'
  | 'indexes'
  | 'megabytes'
  | 'milliseconds'
  | 'seconds'
  | 'timers'

/** One limit of the platform, as `GET /local/limits` answers it. */
export interface Limit {
  value: number
  unit: Unit
  /** What is limited, and what happens beyond. */
  what: string
  /** Where the number comes from. */
  source: string
}

const WECHAT_QUOTA = 'WeChat developer documentation, cloud development, "resource quota"'
const SCF_QUOTA = 'Tencent Cloud SCF documentation, "quota limits"'

/** The platform's limits that are enforced here. None of them has been confirmed against a real environment yet. */
export const LIMIT_TABLE = {
  documentBytes: {
    value: 16 * MB,
    unit: 'bytes',
    what: 'one document; a larger one is not written',
    source: 'MongoDB documentation, "limits and thresholds": BSON document size',
  },
  replyBytes: {
    value: 16 * MB,
    unit: 'bytes',
    what: 'one database reply; a larger one is refused',
    source: `${WECHAT_QUOTA}: 16 MB in each packet output`,
  },
  requestBytes: {
    value: 100 * MB,
    unit: 'bytes',
    what: 'one request of an SDK; a larger one is refused',
    source: 'CloudBase documentation, EXCEED_MAX_PAYLOAD_SIZE: other requests',
  },
  clientEventBytes: {
    value: 100 * KB,
    unit: 'bytes',
    what: 'the data of a phone’s wx.cloud.callFunction',
    source: 'CloudBase documentation, EXCEED_MAX_PAYLOAD_SIZE: 100 KB of text',
  },
  eventBytes: {
    value: 6 * MB,
    unit: 'bytes',
    what: 'an event from one function to another',
    source: `${SCF_QUOTA}: synchronous request event`,
  },
  resultBytes: {
    value: 6 * MB,
    unit: 'bytes',
    what: 'a function’s answer',
    source: `${SCF_QUOTA}: synchronous request response`,
  },
  functionTimeoutSeconds: {
    value: 900,
    unit: 'seconds',
    what: 'the timeout of a function',
    source: `${SCF_QUOTA}: at least 1 second, at most 900`,
  },
  functionMinMemory: {
    value: 64,
    unit: 'megabytes',
    what: 'the least memorySize of a function; from 128 on in steps of 128',
    source: `${SCF_QUOTA}: memory`,
  },
  functionMaxMemory: {
    value: 3072,
    unit: 'megabytes',
    what: 'the largest memorySize of a function',
    source: `${SCF_QUOTA}: memory`,
  },
  functionNameCharacters: {
    value: 60,
    unit: 'characters',
    what: 'the name of a function',
    source: `${SCF_QUOTA}: function name length`,
  },
  environmentBytes: {
    value: 4 * KB,
    unit: 'bytes',
    what: 'the environment variables of a function, names and values together',
    source: `${SCF_QUOTA}: environment variables`,
  },
  functionTimers: {
    value: 1,
    unit: 'timers',
    what: 'the triggers of a function',
    source: 'WeChat developer documentation, "timed triggers": only one trigger is supported',
  },
  triggerNameCharacters: {
    value: 60,
    unit: 'characters',
    what: 'the name of a trigger',
    source: 'WeChat developer documentation, "timed triggers"',
  },
  getDocuments: {
    value: 1000,
    unit: 'documents',
    what: 'documents one get() of a function returns; a larger limit means this one',
    source: 'WeChat developer documentation, Collection.limit',
  },
  clientGetDocuments: {
    value: 20,
    unit: 'documents',
    what: 'documents one get() of a phone returns; a larger limit means this one',
    source: 'WeChat developer documentation, Collection.limit: 20 on the phone',
  },
  defaultGetDocuments: {
    value: 100,
    unit: 'documents',
    what: 'documents a get() without a limit returns to a function',
    source: 'wx-server-sdk, which sends this number itself',
  },
  collectionIndexes: {
    value: 20,
    unit: 'indexes',
    what: 'the declared indexes of a collection',
    source: `${WECHAT_QUOTA}: maximum number of indexes in a single collection`,
  },
  sortBytes: {
    value: 100 * MB,
    unit: 'bytes',
    what: 'documents a sort without an index may hold; a larger one is refused',
    source: 'MongoDB manual, cursor.allowDiskUse: a blocking sort may use 100 megabytes of memory',
  },
  transactionMs: {
    value: 30_000,
    unit: 'milliseconds',
    what: 'time a transaction may stay open; then it is gone',
    source: 'the server’s own error text: "transaction must be commit or abort in 30 seconds"',
  },
  uploadBytes: {
    value: 50 * MB,
    unit: 'bytes',
    what: 'one uploaded file; a larger one is not stored',
    source:
      'this cloud’s own: the platform’s object storage takes 5 GB in one request (COS documentation, PUT Object)',
  },
  cloudPathBytes: {
    value: 850,
    unit: 'bytes',
    what: 'a cloudPath in UTF-8',
    source: 'WeChat developer documentation, cloud storage, "file naming"',
  },
  fileListFiles: {
    value: 50,
    unit: 'files',
    what: 'the fileList of getTempFileURL and deleteFile',
    source: 'WeChat developer documentation, Cloud.getTempFileURL: 50 at a time',
  },
  linkSeconds: {
    value: 86_400,
    unit: 'seconds',
    what: 'the maxAge of a temporary link; a larger one means this one',
    source: 'WeChat developer documentation, getTempFileURL: one day at most',
  },
  checkedCharacters: {
    value: 2500,
    unit: 'characters',
    what: 'the content of security.msgSecCheck',
    source: 'WeChat developer documentation, msgSecCheck',
  },
  sceneLength: {
    value: 32,
    unit: 'characters',
    what: 'the scene of a mini-program code',
    source: 'WeChat developer documentation, getUnlimitedQRCode',
  },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMIT_TABLE

/** The bare numbers of the table. */
export const LIMITS = Object.fromEntries(
  Object.entries(LIMIT_TABLE).map(([name, { value }]) => [name, value]),
) as { readonly [Name in LimitName]: number }

export function checkDocumentSize(text: string): void {
  if (Buffer.byteLength(text) > LIMITS.documentBytes)
    throw operationFailed('Write', `document is larger than the maximum of ${LIMITS.documentBytes} bytes`)
}

/** Throws INVALID_PARAM for a collection with more indexes than the platform would make. */
export function checkIndexes(collections: { name: string; indexes: unknown[] }[]): void {
  for (const { name, indexes } of collections)
    if (indexes.length > LIMITS.collectionIndexes)
      throw invalidParam(
        `collection ${name}: it has ${indexes.length} indexes, more than ${LIMITS.collectionIndexes}`,
      )
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
