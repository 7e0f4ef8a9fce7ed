/** What a WeChat server interface answers instead of a result: its own number and text. */
export class OpenApiError extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message)
    this.name = 'OpenApiError'
  }
}

/** A field of a wrong type (WeChat developer documentation, "global error codes"). */
export const dataFormatError = (field: string): OpenApiError =>
  new OpenApiError(47001, `data format error: ${field}`)

/** A value that no interface takes (WeChat developer documentation, "global error codes"). */
export const invalidArgs = (field: string): OpenApiError => new OpenApiError(40097, `invalid args: ${field}`)
