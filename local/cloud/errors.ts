/**
 * An error that travels to the SDK as `{code, message}` in an HTTP 200 reply, as the CloudBase gateway does.
 * The codes are the ones @cloudbase/node-sdk documents; the message keeps the words its callers look for.
 */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

/** A part of CloudBase that is not built here: always an error that says so, never a silent wrong answer. */
export const notSupported = (what: string): CloudError =>
  new CloudError('NOT_SUPPORTED', `not supported by the local cloud: ${what}`)

export const invalidParam = (message: string): CloudError => new CloudError('INVALID_PARAM', message)

export const collectionMissing = (name: string): CloudError =>
  new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}.`)

export const collectionExists = (name: string): CloudError =>
  new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceExist] Table exist: ${name}.`)

/** The server's refusal of one operation: a bad operator, a wrong type, an over-long document. */
export const operationFailed = (operation: string, message: string): CloudError =>
  new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation.${operation}] ${message}`)

/** The database cannot do its work now, through no fault of the request; nothing of it was done. */
export const resourceUnavailable = (cause: string): CloudError =>
  new CloudError('DATABASE_REQUEST_FAILED', `[ResourceUnavailable] ${cause}.`)

/** Callers recognise a duplicate by `E11000 duplicate key error`, the text MongoDB itself uses. */
export const duplicateKey = (
  operation: string,
  collection: string,
  index: string,
  shownKey: string,
): CloudError =>
  operationFailed(
    operation,
    `bulk write error: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${shownKey} }}].`,
  )

export const transactionConflict = (): CloudError =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  )

export const transactionGone = (): CloudError =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds.',
  )
