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
