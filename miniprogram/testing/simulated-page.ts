import { join, resolve } from 'node:path'
import simulate from 'miniprogram-simulate'
import { Phone, type PhoneOptions } from './phone'

export { Phone, type PhoneOptions } from './phone'
export { offline, refusal, type Answer, type Answers, type Sent } from './answers'

/** WeChat’s compiler may have to run first, and a busy machine takes its time. */
jest.setTimeout(60_000)

const root = join(__dirname, '..')
const render = (id: string, properties: object) => simulate.render(id, properties)
type Rendered = ReturnType<typeof render>
type Method = (event?: object) => unknown
/** What the simulator's typings leave out. */
interface Listening {
  addEventListener(name: string, then: (event: { detail: unknown }) => void): void
}

export interface PageOptions extends PhoneOptions {
  query?: Record<string, string>
  /** What `getCurrentPages` tells; only this page counts unless given. */
  pages?: object[]
  /** Whether to wait until what the page asked for is there. */
  settled?: boolean
}

/** What is open in this test, to be closed with it. */
const phones: Phone[] = []
const closing: Array<() => void> = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  for (const phone of phones.splice(0)) phone.check()
})

/**
 * Opens a page as WeChat does, on a phone of its own. `folder` holds its `index` files: absolute, or below the
 * mini-program. The modules of the page are loaded anew each time.
 */
export async function openPage(folder: string, options: PageOptions = {}) {
  const { show, phone } = install(folder, options)
  const { pages = [], query = {}, settled = true } = options
  Object.assign(globalThis, { getCurrentPages: () => pages })
  const page = show()
  Object.assign(page.methods, {
    getOpenerEventChannel: () => ({ emit: (...event: [string, unknown]) => page.heard.push(event) }),
  })
  phone.watch(page.methods['onLoad']?.(query))
  phone.watch(page.methods['onShow']?.())
  if (settled) await phone.settle()
  return page
}

/** Opens a component alone, with these properties, on a phone of its own. */
export async function openComponent(folder: string, properties: object = {}, options: PhoneOptions = {}) {
  const { show, phone } = install(folder, options)
  const component = show(properties)
  await phone.settle()
  return component
}

/** A phone with a page or component on it that can be shown more than once: its modules are the same for all of them. */
export function install(folder: string, options: PhoneOptions = {}) {
  const phone = new Phone(options)
  phones.push(phone)
  Object.assign(globalThis, { wx: phone.wx })
  let id = ''
  // The simulator's own modules stay: only what belongs to the page starts anew.
  jest.isolateModules(() => {
    id = simulate.load(join(resolve(root, folder), 'index'), { compiler: 'official', rootPath: root })
  })
  return { phone, show: (properties: object = {}) => shown(phone, render(id, properties)) }
}

/** What a test sees of a page and does to it. Everything it does waits until the page has settled. */
function shown(phone: Phone, page: Rendered) {
  const methods = page.instance as unknown as Record<string, Method>
  /** The events that it told its parent, or its opener: name and detail. */
  const heard = listen(methods)
  page.attach(document.createElement('div'))
  let open = true
  const detach = () => {
    if (open) page.detach()
    open = false
  }
  closing.push(detach)
  const { sent, went, told, line, titles, storage, listeners } = phone
  const settle = () => phone.settle()
  const begin = (method: string, event?: object) => phone.watch(methods[method]!(event))
  const act = async (method: string, event?: object, times = 1): Promise<void> => {
    for (let time = 0; time < times; time++) begin(method, event)
    await settle()
  }
  const all = (selector: string) => page.querySelectorAll(selector)
  return {
    ...{ page, methods, heard, sent, went, told, line, titles, storage, listeners, settle, act, all, detach },
    /** A handler that is not waited for: what it does at once is there, what it asks for is under way. */
    begin,
    data: page.data as Record<string, unknown>,
    sentOf: (action: string) => phone.sentOf(action),
    answerWith: phone.answerWith.bind(phone),
    on: (event: string, then: (detail: unknown) => void) =>
      (page as unknown as Listening).addEventListener(event, ({ detail }) => then(detail)),
    lineReturns: () => phone.lineReturns(),
    /** The handler of a tap on something with this dataset. */
    tap: (method: string, dataset: object = {}, times = 1) =>
      act(method, { currentTarget: { dataset }, detail: {} }, times),
    /** The handler of an event with this detail, on something with this dataset. */
    tell: (method: string, detail: object, dataset: object = {}) =>
      act(method, { currentTarget: { dataset }, detail }),
    /** The handler of an input, picker or choice that has this value now. */
    choose: (method: string, value: unknown, dataset: object = {}) =>
      act(method, { currentTarget: { dataset }, detail: { value } }),
    /** A finger on what is there. */
    touch: async (selector: string, nth = 0): Promise<void> => {
      all(selector)[nth]!.dispatchEvent('tap')
      await settle()
    },
    set: async (data: object): Promise<void> => {
      page.setData(data)
      await settle()
    },
    text: () => wordsOf(page),
    texts: (selector: string) => all(selector).map(wordsOf),
  }
}

function wordsOf({ dom }: { dom?: HTMLElement | undefined }): string {
  return (dom?.textContent ?? '').replaceAll('\u00a0', ' ')
}

function listen(instance: Record<string, unknown>): Array<[name: string, detail: unknown]> {
  const heard: Array<[name: string, detail: unknown]> = []
  const trigger = instance['triggerEvent'] as (name: string, detail?: unknown, options?: object) => void
  instance['triggerEvent'] = (name: string, detail?: unknown, options?: object) => {
    heard.push([name, detail])
    trigger.call(instance, name, detail, options)
  }
  return heard
}
