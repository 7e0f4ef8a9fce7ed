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
    const outcome = start(() => {
      checkParameters(name, options)
      return run(options)
    }).then(
      (result) => ({ errMsg: `${name}:ok`, ...result }),
      (error: unknown) => Promise.reject(failureOf(name, error)),
    )
    const { success, fail, complete } = options
    if (!success && !fail && !complete) return outcome
    outcome.then(
      (result) => tell([success, complete], result),
      (failure: unknown) => tell([fail, complete], failure),
    )
    return undefined
  }
}

/** A callback that throws does not keep the next one from being told. */
function tell(callbacks: Callbacks['success'][], answer: unknown): void {
  for (const callback of callbacks) {
    try {
      callback?.(answer)
    } catch (error) {
      reportError(error)
    }
  }
}

/** Parameters WeChat insists on, by call. */
const REQUIRED: Record<string, Record<string, 'String' | 'Number' | 'Array'>> = {
  navigateTo: { url: 'String' },
  redirectTo: { url: 'String' },
  switchTab: { url: 'String' },
  reLaunch: { url: 'String' },
  setStorage: { key: 'String' },
  getStorage: { key: 'String' },
  removeStorage: { key: 'String' },
  showToast: { title: 'String' },
  showLoading: { title: 'String' },
  showActionSheet: { itemList: 'Array' },
  setNavigationBarTitle: { title: 'String' },
  setNavigationBarColor: { frontColor: 'String', backgroundColor: 'String' },
  setTabBarBadge: { index: 'Number', text: 'String' },
  removeTabBarBadge: { index: 'Number' },
  showTabBarRedDot: { index: 'Number' },
  hideTabBarRedDot: { index: 'Number' },
  setTabBarItem: { index: 'Number' },
  makePhoneCall: { phoneNumber: 'String' },
  setClipboardData: { data: 'String' },
  previewImage: { urls: 'Array' },
  getImageInfo: { src: 'String' },
  compressImage: { src: 'String' },
  openDocument: { filePath: 'String' },
  openLocation: { latitude: 'Number', longitude: 'Number' },
  authorize: { scope: 'String' },
  downloadFile: { url: 'String' },
  uploadFile: { url: 'String', filePath: 'String', name: 'String' },
  request: { url: 'String' },
}

const kindOf = (value: unknown): string =>
  value === null
    ? 'Null'
    : Array.isArray(value)
      ? 'Array'
      : `${typeof value}`.replace(/^./, (c) => c.toUpperCase())

function checkParameters(name: string, options: object): void {
  const wrong = Object.entries(REQUIRED[name] ?? {}).flatMap(([parameter, kind]) => {
    const given = kindOf((options as Record<string, unknown>)[parameter])
    return given === kind ? [] : [`parameter.${parameter} should be ${kind} instead of ${given};`]
  })
  if (wrong.length > 0) throw new WxError(`parameter error: ${wrong.join('')}`, { errno: 1001 })
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
