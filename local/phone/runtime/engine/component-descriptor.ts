import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { dashed } from '../dashed'
import { describe } from '../wx/query'
import type { Phone } from './phone'
import { toggleClasses } from './wxs-classes'

type Facts = Record<string, unknown>
type Style = string | Record<string, string | number>

/** The segment of a node's style that stands after, and so above, what the template writes. */
const ABOVE_TEMPLATE: glassEasel.StyleSegmentIndex = 3

const known = new WeakMap<glassEasel.Element, ComponentDescriptor>()

/** The node as WXS holds it; it is the same one each time, because it keeps a state. */
export function descriptorOf(element: glassEasel.Element, phone: Phone): ComponentDescriptor {
  const descriptor = known.get(element) ?? new ComponentDescriptor(element, phone)
  known.set(element, descriptor)
  return descriptor
}

/**
 * What handlers of WXS get of a page, a component or a built-in component: WeChat's ComponentDescriptor. Its fields are
 * out of sight, so that a script may write one down as JSON.
 */
export class ComponentDescriptor {
  readonly #element: glassEasel.Element
  readonly #phone: Phone
  readonly #state: Facts = {}

  constructor(element: glassEasel.Element, phone: Phone) {
    this.#element = element
    this.#phone = phone
  }

  /** The first node inside that fits, null without one: inside a component's own tree, or below a built-in component. */
  selectComponent(selector: string): ComponentDescriptor | null {
    return this.selectAllComponents(selector)[0] ?? null
  }

  selectAllComponents(selector: string): ComponentDescriptor[] {
    const element = this.#element
    const own = isOwn(element) ? element.getShadowRoot() : null
    return (own ?? element).querySelectorAll(selector).map((found) => descriptorOf(found, this.#phone))
  }

  /** Takes the place of what an earlier call set; the template's own style stays below it. */
  setStyle(style: Style): void {
    if (this.#isPage('setStyle')) return
    const text =
      typeof style === 'string'
        ? style
        : Object.entries(style ?? {})
            .map(([name, value]) => `${dashed(name)}:${value}`)
            .join(';')
    this.#element.setNodeStyle(text, ABOVE_TEMPLATE)
  }

  addClass(names: string): void {
    if (!this.#isPage('addClass')) toggleClasses(this.#element, names, true)
  }

  removeClass(names: string): void {
    if (!this.#isPage('removeClass')) toggleClasses(this.#element, names, false)
  }

  hasClass(name: string): boolean {
    return this.#element.classList?.contains(name) ?? false
  }

  getDataset(): Facts {
    return this.#element.dataset as Facts
  }

  /** Calls a function of the page's or component's script, which in WeChat runs elsewhere: later, with a copy. */
  callMethod(name: string, argument?: unknown): void {
    const element = this.#element
    const copy = argument === undefined ? undefined : copyOf(argument)
    queueMicrotask(() => {
      const method = isOwn(element) ? glassEasel.Component.getMethod(element, name) : undefined
      if (isOwn(element) && method) method.call(element.getMethodCaller(), copy)
      else console.error(`WXS calls "${name}", which <${nameOf(element)}> does not have`)
    })
  }

  requestAnimationFrame(run: FrameRequestCallback): number {
    return window.requestAnimationFrame(run)
  }

  /** An object of this node's own for whatever is to be remembered between calls. */
  getState(): Facts {
    return this.#state
  }

  triggerEvent(name: string, detail?: unknown, options?: glassEasel.EventOptions): void {
    this.#element.triggerEvent(name, detail, options)
  }

  getComputedStyle(names: string[]): Facts | null {
    return describe(this.#element, { computedStyle: names }, this.#phone)
  }

  setTimeout(run: () => void, milliseconds?: number): number {
    return window.setTimeout(run, milliseconds)
  }

  clearTimeout(timer: number): void {
    window.clearTimeout(timer)
  }

  getBoundingClientRect(): Facts | null {
    return describe(this.#element, { id: true, dataset: true, rect: true, size: true }, this.#phone)
  }

  #isPage(method: string): boolean {
    if (this.#element.ownerShadowRoot) return false
    console.warn(`${method} of WXS does nothing for the page itself`)
    return true
  }
}

/** What reaches a script of it: of an event also what it inherits, of a node what tells it from others. */
function copyOf(argument: unknown): unknown {
  const told = (name: string, value: unknown): unknown => {
    if (name.startsWith('_$') || name === 'extraFields') return undefined
    const node = nodeOf(value)
    if (node) return { id: node.id, dataset: node.dataset }
    return value instanceof glassEasel.Event ? withInherited(value) : value
  }
  return JSON.parse(JSON.stringify(argument, told)) as unknown
}

function nodeOf(value: unknown): glassEasel.Element | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { _$: node = value } = value as { _$?: unknown }
  return glassEasel.Element.isElement(node) ? node : undefined
}

function withInherited(event: object): Facts {
  const fields: Facts = {}
  for (const name in event) fields[name] = (event as Facts)[name]
  return fields
}

/** Whether it is a page or component of the app's own, not one that is built in. */
function isOwn(element: glassEasel.Element): element is glassEasel.GeneralComponent {
  return glassEasel.Component.isComponent(element) && !element.is.startsWith('wx://')
}

const nameOf = (element: glassEasel.Element): string =>
  glassEasel.Component.isComponent(element) ? element.is.replace('wx://', '') : 'node'
