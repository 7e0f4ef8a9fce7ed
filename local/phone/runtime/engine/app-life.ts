import type { Route } from './route'

/** How the person came in, as `onLaunch`, `onShow` and `getEnterOptionsSync` tell it. */
export interface EnterOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: Record<string, never>
}

/** What is told of a page that does not exist. */
export interface NotFound {
  path: string
  query: Record<string, string>
  isEntryPage: boolean
}

type AppObject = Record<string, unknown>
type Listener = (options: EnterOptions) => void

/** Opened from the list of mini-programs. */
const SCENE_LIST = 1001

/** The life of `App(…)`: started by the first page that is not in an independent subpackage. */
export class AppLife {
  private instance: AppObject | undefined
  private readonly fallback: AppObject = {}
  launched = false
  visible = true
  launchOptions: EnterOptions = enterOptions({ route: '', query: {} }, SCENE_LIST)
  enterOptions: EnterOptions = this.launchOptions
  readonly onShow = new Set<Listener>()
  readonly onHide = new Set<Listener>()
  readonly onNotFound = new Set<(told: NotFound) => void>()

  constructor(private readonly load: () => unknown) {}

  /** `App(definition)`; what was put on the default app before it was registered joins it. */
  register(definition: AppObject): void {
    this.instance = Object.assign(definition, { ...this.fallback, ...definition })
  }

  /** `getApp()`; before the app is registered, WeChat answers undefined unless a default is allowed. */
  get(allowDefault = false): AppObject | undefined {
    return this.instance ?? (allowDefault ? this.fallback : undefined)
  }

  /** Runs app.js once, before the first page that may use it. */
  launch(): void {
    if (this.launched) return
    this.launched = true
    this.launchOptions = this.enterOptions
    try {
      this.load()
    } catch (error) {
      reportError(error)
    }
    this.call('onLaunch', this.enterOptions)
    if (this.visible) this.call('onShow', this.enterOptions)
  }

  enter(to: Pick<Route, 'route' | 'query'>, scene: number): void {
    this.enterOptions = enterOptions(to, scene)
  }

  show(): void {
    this.visible = true
    if (this.launched) this.call('onShow', this.enterOptions)
    this.onShow.forEach((listener) => listener(this.enterOptions))
  }

  hide(): void {
    this.visible = false
    if (this.launched) this.call('onHide', undefined)
    this.onHide.forEach((listener) => listener(this.enterOptions))
  }

  call(name: string, argument: unknown): void {
    const handler = this.instance?.[name]
    if (typeof handler !== 'function') return
    try {
      ;(handler as (argument: unknown) => void).call(this.instance, argument)
    } catch (error) {
      reportError(error)
    }
  }
}

function enterOptions({ route, query }: Pick<Route, 'route' | 'query'>, scene: number): EnterOptions {
  return { path: route, query, scene, referrerInfo: {} }
}
