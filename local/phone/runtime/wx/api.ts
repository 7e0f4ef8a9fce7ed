/** The names on `wx`, each a function or a value. */
export type ApiTable = Record<string, unknown>

export interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** A refusal in WeChat's shape; `errMsg` is completed with the name of the call. */
export class WxError extends Error {
  constructor(
    message: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(message)
  }
}

function failureOf(name: string, error: unknown): Record<string, unknown> {
  const message = error instanceof Error ? error.message : String(error)
  const fields = error instanceof WxError ? error.fields : {}
  return { errMsg: `${name}:fail ${message}`.trim(), ...fields }
}

/**
 * Gives a function WeChat's three ways of answering: success/fail/complete, or a promise when none of them is given.
 * `run` starts synchronously, because some calls must happen while a tap is handled.
 */
export function asyncApi<Options extends object>(
  name: string,
  run: (options: Options) => object | void | Promise<object | void>,
): (options?: Options & Callbacks) => Promise<unknown> | undefined {
  return (options = {} as Options & Callbacks) => {
    const outcome = start(() => run(options)).then(
      (result) => ({ errMsg: `${name}:ok`, ...result }),
      (error: unknown) => Promise.reject(failureOf(name, error)),
    )
    const { success, fail, complete } = options
    if (!success && !fail && !complete) return outcome
    outcome.then(
      (result) => {
        success?.(result)
        complete?.(result)
      },
      (failure: unknown) => {
        fail?.(failure)
        complete?.(failure)
      },
    )
    return undefined
  }
}

function start<Result>(run: () => Result | Promise<Result>): Promise<Result> {
  try {
    return Promise.resolve(run())
  } catch (error) {
    return Promise.reject(error as Error)
  }
}

/** `onX` and `offX` over one set of listeners. */
export function listenerPair<Detail>(name: string): { table: ApiTable; emit: (detail: Detail) => void } {
  const listeners = new Set<(detail: Detail) => void>()
  return {
    table: {
      [`on${name}`]: (listener: (detail: Detail) => void) => void listeners.add(listener),
      [`off${name}`]: (listener?: (detail: Detail) => void) => {
        if (listener) listeners.delete(listener)
        else listeners.clear()
      },
    },
    emit: (detail) => [...listeners].forEach((listener) => listener(detail)),
  }
}
