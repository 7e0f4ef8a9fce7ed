import type { EnterOptions, NotFound } from '../engine/app-life'
import { isTapping } from '../engine/gesture'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, listenerPair } from './api'
import { logApis } from './logs'

type Enter = (options: EnterOptions) => void

/** The app's own life: how it was entered, its updates, its errors, its logs. */
export function lifeApis(phone: Phone): ApiTable {
  const { app } = phone
  const pair = (set: Set<Enter>) => ({
    on: (listener: Enter) => void set.add(listener),
    off: (listener?: Enter) => (listener ? void set.delete(listener) : set.clear()),
  })
  const show = pair(app.onShow)
  const hide = pair(app.onHide)
  const notFound = app.onNotFound
  return {
    onAppShow: show.on,
    offAppShow: show.off,
    onAppHide: hide.on,
    offAppHide: hide.off,
    onPageNotFound: (listener: (told: NotFound) => void) => void notFound.add(listener),
    offPageNotFound: (listener?: (told: NotFound) => void) =>
      listener ? void notFound.delete(listener) : notFound.clear(),
    getLaunchOptionsSync: () => app.launchOptions,
    getEnterOptionsSync: () => app.enterOptions,
    exitMiniProgram: asyncApi('exitMiniProgram', () => {
      if (!isTapping()) throw new Error('can only be invoked by user TAP gesture.')
      phone.events.emit('exit', undefined)
    }),
    getUpdateManager: () => updateManager,
    login: asyncApi('login', () => ({ code: `local:${phone.account.openid}` })),
    checkSession: asyncApi('checkSession', () => undefined),
    ...errorApis(phone),
    ...logApis(phone),
  }
}

/** On this phone the newest version is always the one that runs; applying one starts the app again. */
const updateManager = {
  onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
    void setTimeout(() => listener({ hasUpdate: false }), 0),
  onUpdateReady: () => undefined,
  onUpdateFailed: () => undefined,
  applyUpdate: () => window.location.reload(),
}

function errorApis({ app }: Phone): ApiTable {
  const errors = listenerPair<string>('Error')
  const rejections = listenerPair<{ reason: unknown; promise: Promise<unknown> }>('UnhandledRejection')
  window.addEventListener('error', ({ error, message }: ErrorEvent) => {
    const text = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : message
    app.call('onError', text)
    errors.emit(text)
  })
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    app.call('onUnhandledRejection', { reason: reason as unknown, promise })
    rejections.emit({ reason, promise })
  })
  return { ...errors.table, ...rejections.table }
}
