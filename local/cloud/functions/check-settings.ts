import { parseCron } from '../cron'
import { invalidParam } from '../errors'
import { LIMITS } from '../limits'
import { sdkEnvironment } from './identity'
import type { FunctionSettings, Trigger } from './settings'

/** Throws INVALID_PARAM, with the function's name and what is wrong, for settings the platform would not take. */
export function checkSettings(settings: FunctionSettings): void {
  const { name, timeoutMs, memoryMb, environment, triggers } = settings
  const refuse = (why: string): never => {
    throw invalidParam(`function ${name}: ${why}`)
  }
  if (!/^[A-Za-z][\w-]*$/.test(name) || name.length > LIMITS.functionNameCharacters)
    refuse(
      `a name is at most ${LIMITS.functionNameCharacters} letters, digits, - and _, the first one a letter`,
    )
  const seconds = timeoutMs / 1000
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LIMITS.functionTimeoutSeconds)
    refuse(`its timeout is ${seconds}, not from 1 to ${LIMITS.functionTimeoutSeconds} seconds`)
  if (!isMemorySize(memoryMb))
    refuse(`its memorySize is ${memoryMb}, not 64 or a multiple of 128 up to ${LIMITS.functionMaxMemory}`)
  checkEnvironment(environment, refuse)
  checkTriggers(triggers, refuse)
}

function isMemorySize(megabytes: number): boolean {
  if (megabytes === LIMITS.functionMinMemory) return true
  return megabytes > 0 && megabytes % 128 === 0 && megabytes <= LIMITS.functionMaxMemory
}

/** Prefixes the platform keeps for itself (CloudBase documentation, "environment variables"). */
const RESERVED = ['SCF_', 'QCLOUD_', 'TENCENTCLOUD_']
/** What tells an SDK where it runs and for whom; a function that set it would not reach this cloud. */
const IDENTITY = /^(WX_|TCB_)/
const OWN = Object.keys(sdkEnvironment('', ''))

function checkEnvironment(environment: Record<string, string>, refuse: (why: string) => never): void {
  for (const key of Object.keys(environment)) {
    if (!/^[A-Za-z]\w*$/.test(key))
      refuse(`the environment variable ${key} is not made of letters, digits and _, the first one a letter`)
    if (RESERVED.some((prefix) => key.startsWith(prefix)) || IDENTITY.test(key) || OWN.includes(key))
      refuse(`the environment variable ${key} is reserved`)
  }
  const bytes = Buffer.byteLength(Object.entries(environment).flat().join(''))
  if (bytes > LIMITS.environmentBytes)
    refuse(`its environment variables have ${bytes} bytes, more than ${LIMITS.environmentBytes}`)
}

function checkTriggers(triggers: Trigger[], refuse: (why: string) => never): void {
  if (!Array.isArray(triggers)) refuse('its triggers are no list')
  if (triggers.length > LIMITS.functionTimers)
    refuse(`it has ${triggers.length} triggers, more than ${LIMITS.functionTimers}`)
  for (const { name, type, config } of triggers) {
    const fault = (why: string) => refuse(`trigger ${name}: ${why}`)
    if (
      typeof name !== 'string' ||
      !/^[A-Za-z][\w-]*$/.test(name) ||
      name.length > LIMITS.triggerNameCharacters
    )
      fault(
        `a name is at most ${LIMITS.triggerNameCharacters} letters, digits, - and _, the first one a letter`,
      )
    if (type !== 'timer') fault(`its type is ${String(type)}; only timer is known`)
    if (typeof config !== 'string') fault('its config is no cron expression')
    try {
      parseCron(config)
    } catch (error) {
      fault(`${(error as Error).message} (${config})`)
    }
  }
}
