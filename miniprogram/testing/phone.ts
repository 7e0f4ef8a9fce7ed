import { NobodyAnswers, PretendedCloud, type Answer, type Answers, type Sent } from './answers'

export interface PhoneOptions {
  /** What the cloud answers; nothing unless given, and then a question to it fails the test. */
  answers?: Answers
  /** What the phone has stored. A map is used as it is, so that it can be handed from one opening to the next. */
  storage?: Map<string, unknown> | Record<string, unknown>
  /** APIs of `wx` beside or instead of the usual ones; `cloud` is added to. An API that a phone lacks is `undefined`. */
  wx?: object | ((phone: Phone) => object)
}

/** Turns of the event loop without anything on its way before a page counts as settled. */
const QUIET_TURNS = 4
/** Taken before a test puts a clock of its own in its place. */
const { setTimeout } = globalThis
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Names that are read of any object by whoever waits for it or prints it. */
const NOT_APIS = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'tagName', 'hasAttribute'])

type Api = Record<string, unknown>

/** A phone as a page finds it in `wx`. It writes down what the page asks of the cloud and shows to its person. */
export class Phone {
  /** Every question to the cloud. */
  readonly sent: Sent[] = []
  /** Where the page went, and what else it opened: urls, `instead URL`, `tab URL`, `back`, `call NUMBER`, `subscribe IDS`. */
  readonly went: string[] = []
  /** Toasts. */
  readonly told: string[] = []
  /** What the page wrote into the bar above it. */
  readonly titles: string[] = []
  /** What went to the cloud, in turn: actions, and `upload PATH` for files. */
  readonly line: string[] = []
  readonly storage: Map<string, unknown>
  /** Who wants to know when the line comes or goes. */
  readonly listeners = new Set<(status: { isConnected: boolean }) => void>()
  readonly cloud: PretendedCloud
  /** The value of the global `wx`. */
  readonly wx: object
  private onItsWay = 0
  private readonly faults: unknown[] = []

  constructor({ answers = {}, storage = {}, wx = {} }: PhoneOptions) {
    this.storage = storage instanceof Map ? storage : new Map(Object.entries(storage))
    this.cloud = new PretendedCloud(answers)
    const { cloud = {}, ...rest } = (typeof wx === 'function' ? wx(this) : wx) as Api
    this.wx = this.guarded('wx', {
      ...this.usual(),
      ...rest,
      cloud: this.guarded('wx.cloud', { ...this.usualCloud(), ...(cloud as Api) }),
    })
  }

  sentOf(action: string): Sent[] {
    return this.sent.filter((each) => each.action === action)
  }

  answerWith(action: string, answer: Answer | readonly Answer[]): void {
    this.cloud.answerWith(action, answer)
  }

  /** WeChat tells the page that the line is back. */
  async lineReturns(): Promise<void> {
    for (const listener of this.listeners) listener({ isConnected: true })
    await this.settle()
  }

  /** Until nothing is on its way any more. Throws what went wrong meanwhile and the page may have swallowed. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = this.onItsWay > 0 ? 0 : quiet + 1) await turn()
    this.check()
  }

  /** Throws what went wrong since the last look. */
  check(): void {
    const [first] = this.faults.splice(0)
    if (first !== undefined) throw first
  }

  /** Keeps what an asynchronous handler of a page fails with. */
  watch(result: unknown): void {
    if (isPromise(result)) result.then(undefined, (error: unknown) => this.faults.push(error))
  }

  private usual(): Api {
    const { listeners, storage, went } = this
    const go = (how: string) => async (options: { url: string }) => void went.push(`${how}${options.url}`)
    return {
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      getWindowInfo: () => ({ windowWidth: 375, windowHeight: 812 }),
      onNetworkStatusChange: listeners.add.bind(listeners),
      offNetworkStatusChange: listeners.delete.bind(listeners),
      getRandomValues,
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, JSON.parse(JSON.stringify(value))),
      removeStorageSync: (key: string) => storage.delete(key),
      navigateTo: go(''),
      redirectTo: go('instead '),
      switchTab: go('tab '),
      navigateBack: async (options?: { delta?: number }) =>
        void went.push(options?.delta ? `back ${options.delta}` : 'back'),
      makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) =>
        void went.push(`call ${phoneNumber}`),
      requestSubscribeMessage: ({ tmplIds, complete }: { tmplIds: string[]; complete: () => void }) => {
        went.push(`subscribe ${tmplIds.join()}`)
        complete()
      },
      showToast: async ({ title }: { title: string }) => void this.told.push(title),
      setNavigationBarTitle: async ({ title }: { title: string }) => void this.titles.push(title),
      pageScrollTo: async () => undefined,
      stopPullDownRefresh: async () => undefined,
      nextTick: (run: () => void) => run(),
    }
  }

  private usualCloud(): Api {
    return {
      init: () => undefined,
      callFunction: ({ data }: { data: Sent }) => this.ask(data),
      uploadFile: async ({ cloudPath }: { cloudPath: string }) => {
        this.line.push(`upload ${cloudPath}`)
        await turn()
        return { fileID: `cloud://e.b/${cloudPath}` }
      },
    }
  }

  /** An answer takes a turn, so that a second tap finds the first one under way. */
  private async ask(sent: Sent): Promise<{ result: object }> {
    this.sent.push(sent)
    this.line.push(sent.action)
    await turn()
    try {
      return await this.cloud.reply(sent)
    } catch (error) {
      if (error instanceof NobodyAnswers) this.faults.push(error)
      throw error
    }
  }

  /** The API with its promises counted as on their way. What is not in it throws when it is used, not when it is looked for. */
  private guarded(name: string, api: Api): Api {
    const counted = Object.fromEntries(
      Object.entries(api).map(([key, value]) => [
        key,
        typeof value === 'function' ? this.counted(value as (...all: unknown[]) => unknown) : value,
      ]),
    )
    return new Proxy(counted, {
      get: (target, key) =>
        typeof key !== 'string' || key in target || NOT_APIS.has(key)
          ? target[key as string]
          : this.missing(`${name}.${key}`),
    })
  }

  private counted(run: (...all: unknown[]) => unknown): (...all: unknown[]) => unknown {
    return (...all) => {
      const result = run(...all)
      if (isPromise(result)) {
        const done = () => void this.onItsWay--
        this.onItsWay++
        result.then(done, done)
      }
      return result
    }
  }

  private missing(name: string): unknown {
    const fail = (): never => {
      const error = new Error(`the test gives the page no ${name}`)
      this.faults.push(error)
      throw error
    }
    return new Proxy(fail, { get: fail })
  }
}

let drawn = 0

/** Chance that never repeats itself: the bytes count, six bits in each, as ids of requests use them. */
function getRandomValues({ length, success }: { length: number; success: (got: object) => void }): void {
  const count = ++drawn
  const bytes = Uint8Array.from({ length }, (_, place) => (count >> Math.min(6 * place, 30)) & 63)
  success({ randomValues: bytes.buffer })
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | undefined)?.then === 'function'
}
