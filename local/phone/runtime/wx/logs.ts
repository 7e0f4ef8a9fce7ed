import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { loudObject } from './loud'

type Write = (...parts: unknown[]) => void

const debug: Write = (...parts) => console.debug(...parts)
const log: Write = (...parts) => console.log(...parts)
const info: Write = (...parts) => console.info(...parts)
const warn: Write = (...parts) => console.warn(...parts)
// an app's own log is no failure of the app
const error: Write = info

/** What an app writes down about itself, and measures. */
export function logApis(phone: Phone): ApiTable {
  const tagged = loudObject(phone, 'RealtimeTagLogManager', {
    ...{ info, warn, error },
    setFilterMsg: () => undefined,
    addFilterMsg: () => undefined,
  })
  const realtime = loudObject(phone, 'RealtimeLogManager', {
    ...tagged,
    in: () => undefined,
    tag: () => tagged,
  })
  return {
    getLogManager: () => loudObject(phone, 'LogManager', { debug, info, log, warn }),
    getRealtimeLogManager: () => realtime,
    reportEvent: () => undefined,
    reportMonitor: () => undefined,
    reportPerformance: () => undefined,
    reportAnalytics: () => undefined,
    getPerformance: () => measuring(phone),
    preloadAssets: () => undefined,
    preloadWebview: () => undefined,
    requestIdleCallback: (run: IdleRequestCallback) => window.requestIdleCallback(run),
    cancelIdleCallback: (id: number) => window.cancelIdleCallback(id),
    setEnableDebug: asyncApi('setEnableDebug', () => undefined),
    onMemoryWarning: () => undefined,
    offMemoryWarning: () => undefined,
  }
}

/** The browser's own entries; an observer is never told of WeChat's. */
function measuring(phone: Phone): object {
  return loudObject(phone, 'Performance', {
    now: () => performance.now(),
    getEntries: () => performance.getEntries(),
    getEntriesByName: (name: string) => performance.getEntriesByName(name),
    getEntriesByType: (type: string) => performance.getEntriesByType(type),
    createObserver: () =>
      loudObject(phone, 'PerformanceObserver', {
        observe: () => undefined,
        disconnect: () => undefined,
        supportedEntryTypes: [],
      }),
  })
}
