import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { dashed } from '../dashed'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { contextOf } from './contexts'
import { loudObject } from './loud'

type Fields = Partial<
  Record<'id' | 'dataset' | 'mark' | 'rect' | 'size' | 'scrollOffset' | 'node' | 'context', boolean>
> & { properties?: string[]; computedStyle?: string[] }
type Result = Record<string, unknown>
type Answer = Result | null | (Result | null)[]
type Listener = (answer: Answer) => void
/** A component as scripts hold it. */
interface Caller {
  _$: glassEasel.GeneralComponent
}

interface Request {
  selector: string | null
  all: boolean
  from: Caller
  fields: Fields
  listener?: Listener
}

const RECT: Fields = { id: true, dataset: true, rect: true, size: true }
const SCROLL: Fields = { id: true, dataset: true, scrollOffset: true }

/** What a selector was asked for; every question leads back to the query. */
interface NodeReference {
  fields(fields: Fields, listener?: Listener): SelectorQuery
  boundingClientRect(listener?: Listener): SelectorQuery
  scrollOffset(listener?: Listener): SelectorQuery
  node(listener?: Listener): SelectorQuery
  context(listener?: Listener): SelectorQuery
}

/** `wx.createSelectorQuery` and the method of the same name on pages and components. */
export class SelectorQuery {
  private readonly requests: Request[] = []

  constructor(
    private readonly phone: Phone,
    private from: Caller | undefined,
  ) {}

  in(component: Caller): this {
    this.from = component
    return this
  }

  select(selector: string): NodeReference {
    return this.reference(selector, false)
  }

  selectAll(selector: string): NodeReference {
    return this.reference(selector, true)
  }

  selectViewport(): NodeReference {
    return this.reference(null, false)
  }

  exec(done?: (answers: Answer[]) => void): this {
    const requests = this.requests.splice(0)
    setTimeout(() => {
      const answers = requests.map((request) => this.answer(request))
      requests.forEach((request, n) => request.listener?.(answers[n] ?? null))
      done?.(answers)
    }, 0)
    return this
  }

  private reference(selector: string | null, all: boolean): NodeReference {
    const from = this.from ?? (this.phone.stack.top?.caller as unknown as Caller)
    const ask = (fields: Fields) => (listener?: Listener) => {
      this.requests.push({ selector, all, from, fields, listener })
      return this
    }
    return loudObject(this.phone, 'NodesRef', {
      fields: (fields: Fields, listener?: Listener) => ask(fields)(listener),
      boundingClientRect: ask(RECT),
      scrollOffset: ask(SCROLL),
      node: ask({ node: true }),
      context: ask({ context: true }),
    })
  }

  private answer({ selector, all, from, fields }: Request): Answer {
    if (selector === null) return this.viewport(fields)
    const shadow = from._$.getShadowRoot()
    if (!all) {
      const found = shadow?.querySelector(selector)
      return found ? describe(found, fields, this.phone) : null
    }
    return (shadow?.querySelectorAll(selector) ?? []).map((element) => describe(element, fields, this.phone))
  }

  private viewport(fields: Fields): Result {
    const scroller = this.phone.stack.top?.scroller
    const { clientWidth: width = 0, clientHeight: height = 0 } = scroller ?? {}
    return {
      ...(fields.id && { id: '' }),
      ...(fields.dataset && { dataset: {} }),
      ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
      ...(fields.size && { width, height }),
      ...(fields.scrollOffset && scrollOf(scroller)),
    }
  }
}

function scrollOf(element: HTMLElement | undefined): Result {
  const { scrollLeft = 0, scrollTop = 0, scrollWidth = 0, scrollHeight = 0 } = element ?? {}
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

/** Rectangles are told relative to the page, below the navigation bar. */
const rectOf = (host: HTMLElement): DOMRect => frameRectOf(host.getBoundingClientRect(), host)

/** A rectangle of the window, as the page of a node counts it. */
export function frameRectOf(rect: DOMRectReadOnly, host: HTMLElement): DOMRect {
  const frame = host.closest('.phone-frame')?.getBoundingClientRect()
  return new DOMRect(rect.left - (frame?.left ?? 0), rect.top - (frame?.top ?? 0), rect.width, rect.height)
}

/** Null for what has no place on the screen: a virtual host, or a node whose page has gone meanwhile. */
export function describe(element: glassEasel.Element, fields: Fields, phone: Phone): Result | null {
  const host = element.getBackendElement() as unknown as HTMLElement | null
  if (!host) return null
  const rect = rectOf(host)
  const data = glassEasel.Component.isComponent(element) ? (element.data as Result) : {}
  const style = getComputedStyle(host)
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset }),
    ...(fields.mark && { mark: element.collectMarks() }),
    ...(fields.rect && { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom }),
    ...(fields.size && { width: rect.width, height: rect.height }),
    ...(fields.scrollOffset && scrollOf(host)),
    ...(fields.node && { node: host.querySelector('canvas') ?? contextOf(host, phone) }),
    ...(fields.context && { context: contextOf(host, phone) }),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, data[name]])),
    ...Object.fromEntries(
      (fields.computedStyle ?? []).map((name) => [name, style.getPropertyValue(dashed(name))]),
    ),
  }
}

interface Observing {
  createIntersectionObserver(options?: object): object
}

export function queryApis(phone: Phone): ApiTable {
  return {
    createSelectorQuery: () => new SelectorQuery(phone, undefined),
    createIntersectionObserver: (component: Observing, options?: object) =>
      component.createIntersectionObserver(options),
  }
}
