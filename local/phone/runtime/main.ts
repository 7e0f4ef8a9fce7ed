import type { AppBundle } from './bundle'
import { entryPage } from './engine/entry-page'
import { defineBuiltins } from './builtins/index'
import { Chrome } from './chrome/chrome'
import { AppLife } from './engine/app-life'
import { installClock, setClockOffset } from './engine/clock'
import { Emitter } from './engine/emitter'
import { watchErrors } from './engine/errors'
import { watchBuilds } from './engine/live-reload'
import { watchLongPress } from './engine/long-press'
import { PageStack } from './engine/page-stack'
import type { Phone, PhoneEvents } from './engine/phone'
import { Router } from './engine/router'
import { Settings } from './engine/settings'
import { createSpace } from './engine/space'
import { emulateTouch } from './engine/touch'
import { installGlobals } from './globals'
import { restoreFiles, whenRestored } from './wx/temp-files'
import { Storage } from './wx/storage'
import { mayHaveFiles } from './wx/user-files'
import { createHost } from './create-host'

/** The list of mini-programs, or a search: an ordinary start. */
const SCENE_START = 1001

/**
 * Runs a mini-program in this window. The address says whose phone it is (`as`, `openid`), how it is set
 * (`place`, `airplane`, `camera`, `font`, `dark`, `clock` in milliseconds of offset, `safe` in px) and where to start (`path`).
 */
export function start(bundle: AppBundle): void {
  const query = new URLSearchParams(window.location.search)
  installClock(window as unknown as { Date: DateConstructor })
  setClockOffset(Number(query.get('clock') ?? 0) || 0)
  const phone = createPhone(bundle, query)
  watchErrors(phone)
  restoreFiles(phone.account.name)
  emulateTouch()
  watchLongPress()
  defineBuiltins(phone)
  installGlobals(phone)
  ;(window as unknown as { __phone: unknown }).__phone = createHost(phone)
  if (bundle.liveReload > 0) watchBuilds(bundle.liveReload)
  phone.app.visible = false
  const begin = () => {
    // the page around may have opened something meanwhile
    if (!phone.stack.top)
      phone.router.enter(firstPath(bundle, query), Number(query.get('scene') ?? SCENE_START))
  }
  // scripts may read their files and their storage at once, so those have to be there before
  const storage = phone.storage.restore()
  storage.catch(reportError)
  const kept: Promise<void>[] = []
  if (mayHaveFiles(phone.account.name)) kept.push(whenRestored())
  if (phone.storage.hasLarge()) kept.push(storage)
  if (kept.length > 0) void Promise.allSettled(kept).then(begin)
  else begin()
}

function createPhone(bundle: AppBundle, query: URLSearchParams): Phone {
  const name = query.get('as') ?? 'visitor'
  const phone = {
    bundle,
    account: { name, openid: query.get('openid') ?? name },
    settings: Settings.fromQuery(query),
    storage: new Storage(name),
    events: new Emitter<PhoneEvents>(),
    app: new AppLife(bundle.loadApp),
    next: { scan: [], files: [], pictures: [] },
    errors: [],
    missing: [],
  } as unknown as Phone
  phone.world = createSpace((error) => reportError(error))
  phone.stack = new PageStack(phone)
  phone.router = new Router(phone)
  phone.chrome = new Chrome(phone, Number(query.get('safe') ?? 0) || 0)
  return phone
}

/** A reload stays on the page it was on; otherwise the address or the app's first page decides. */
function firstPath(bundle: AppBundle, query: URLSearchParams): string {
  const kept = window.location.hash.replace(/^#\/?/, '')
  return kept || query.get('path') || entryPage(bundle)
}
