import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { evaluate } from './aggregate/expression/compile'
import { Clock } from './clock'
import { Faults } from './faults'
import { Runtime } from './functions/runtime'
import { FileStorage } from './files/file-storage'
import { Signer } from './files/signer'
import { lockFolder } from './folder-lock'
import { checkIndexes } from './limits'
import { ContentCheck } from './openapi/content-check'
import { Messages } from './openapi/messages'
import { PhoneNumbers } from './openapi/phone-numbers'
import type { CloudOptions } from './options'
import { Guard } from './security-rules/guard'
import { RuleBook } from './security-rules/rules'
import { Settings } from './settings-file'
import { Stats } from './stats'
import { Store } from './store/store'

/** The parts of one running environment; the HTTP layer only translates to them. */
export interface Gateway {
  envId: string
  appId: string
  url: string
  clock: Clock
  stats: Stats
  faults: Faults
  store: Store
  /** What phones may do to the store. */
  guard: Guard
  runtime: Runtime
  files: FileStorage
  messages: Messages
  phoneNumbers: PhoneNumbers
  contentCheck: ContentCheck
  /** The mini-program's pages, where the options name them. */
  pages: string[] | undefined
  settings: Settings
  lock: { release(): void }
}

/** Opens the environment of a data folder; `url` is where the gateway will be reached. */
export function openGateway(options: CloudOptions, url: string): Gateway {
  mkdirSync(options.dataDir, { recursive: true })
  const lock = lockFolder(options.dataDir)
  try {
    if (options.fresh === true) forget(options.dataDir)
    return assemble(options, url, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Removes what a cloud has written and nothing else a folder may hold. */
function forget(dataDir: string): void {
  const own = ['database.sqlite', 'local.sqlite'].flatMap((file) => [file, `${file}-wal`, `${file}-shm`])
  for (const name of [...own, 'files']) rmSync(join(dataDir, name), { recursive: true, force: true })
}

function assemble(options: CloudOptions, url: string, lock: Gateway['lock']): Gateway {
  const { dataDir, functionsDir, cloudbaserc, hotReload = false, instances = 2 } = options
  const { envId = 'local', appId = 'wx0000000000000000', pages } = options
  const { collections } = options.database ?? { collections: [] }
  checkIndexes(collections)
  const rules = new RuleBook(options.securityRules)
  const settings = new Settings(join(dataDir, 'local.sqlite'))
  const clock = openClock(settings, options.startAt)
  const stats = new Stats()
  const store = new Store(join(dataDir, 'database.sqlite'), stats, (document, part) =>
    evaluate(document, part),
  )
  if (options.powerLoss === 'losesTheLastMoments') {
    store.leaveSyncingToTheSystem()
    settings.sql.leaveSyncingToTheSystem()
  }
  store.prepare(collections)
  const adminUrl = `${url}/admin`
  const runtime = new Runtime(
    { functionsDir, cloudbaserc, envId, adminUrl, hotReload, instances },
    clock,
    stats,
  )
  return {
    envId,
    appId,
    url,
    clock,
    stats,
    faults: new Faults(),
    store,
    guard: new Guard(rules, store),
    runtime,
    files: new FileStorage({ folder: join(dataDir, 'files'), envId, url }, new Signer(settings, clock)),
    messages: new Messages(settings, options.templates ?? {}, options.defaultQuota ?? 'refuse', pages),
    phoneNumbers: new PhoneNumbers(settings, clock, appId),
    contentCheck: new ContentCheck(settings),
    pages,
    settings,
    lock,
  }
}

/** The clock goes on where it was left, so that a restart does not take documents back from their future. */
function openClock(settings: Settings, startAt: number | undefined): Clock {
  const clock = new Clock(
    startAt === undefined ? Number(settings.read('clockOffset') ?? 0) : startAt - Date.now(),
  )
  clock.onMove((offset) => settings.write('clockOffset', String(offset)))
  return clock
}

export function closeGateway(gateway: Gateway): void {
  gateway.runtime.close()
  gateway.store.close()
  gateway.settings.close()
  gateway.lock.release()
}
