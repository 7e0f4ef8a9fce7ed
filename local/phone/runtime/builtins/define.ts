import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { dashed } from '../dashed'
import { duringTap } from '../engine/gesture'
import type { Phone } from '../engine/phone'
import { boxes } from './boxes'

type Kind = typeof String | typeof Number | typeof Boolean | null
type Property = Kind | { type: Kind; value: unknown }

/** A built-in component in the page. */
export interface BuiltinNode {
  data: Record<string, unknown>
  /** Where its parts are kept, and what other components of its family need of it. */
  parts: Record<string, unknown>
  setData(patch: Record<string, unknown>): void
}

/** A component that a form collects. */
export interface FieldAccess {
  get(node: BuiltinNode): unknown
  reset(node: BuiltinNode): void
}

export interface Builtin {
  props?: Record<string, Property>
  /** Attributes that are taken as they come and change nothing here. */
  inert?: string[]
  /** What an attribute may be, where only some values do something. */
  values?: Record<string, readonly string[]>
  /** Properties that style sheets may select by attribute. */
  attributes?: string[]
  /** Elements inside it, by their class names; what is written in it lies in the last. Without any, in itself. */
  boxes?: string[]
  attached?(node: BuiltinNode, host: BuiltinHost): void
  detached?(node: BuiltinNode, host: BuiltinHost): void
  /** Called once after attaching for every property that is set, and at every change. */
  changed?: Record<string, (node: BuiltinNode, value: never, host: BuiltinHost) => void>
  field?: FieldAccess
}

/** The element of a built-in component. */
export type BuiltinHost = HTMLElement & { builtin?: BuiltinNode & { field?: FieldAccess } }

export type Define = (tag: string, builtin?: Builtin) => void

const COMMON: Record<string, Property> = {
  hidden: Boolean,
  animation: null,
  hoverClass: String,
  hoverStayTime: { type: Number, value: 400 },
  hoverStartTime: { type: Number, value: 50 },
  hoverStopPropagation: Boolean,
  ariaRole: String,
  ariaLabel: String,
  ariaHidden: null,
  ariaDisabled: null,
  ariaChecked: null,
  ariaSelected: null,
  ariaExpanded: null,
  ariaPressed: null,
  ariaLive: String,
  ariaModal: null,
  ariaLevel: null,
  ariaLabelledby: String,
  ariaDescribedby: String,
  ariaValuenow: null,
  ariaValuemin: null,
  ariaValuemax: null,
  ariaValuetext: String,
  ariaAtomic: null,
  ariaHaspopup: null,
  ariaCurrent: null,
  ariaInvalid: null,
  ariaRequired: null,
}

/** Properties that every component has, besides those of every node. */
export const COMMON_NAMES: ReadonlySet<string> = new Set([...Object.keys(COMMON), 'id', 'class', 'style'])

const registered = new Map<string, Attributes>()

interface Attributes {
  /** Those of its own that a built-in component reads. */
  read: ReadonlySet<string>
  /** Those it takes as they come, also where others read them. */
  inert: readonly string[]
  values: Record<string, readonly string[]>
}

/** What is known of the attributes of a built-in component. */
export function attributesOf(tag: string): Attributes {
  return registered.get(tag) ?? { read: new Set(), inert: [], values: {} }
}

export function hostOf(node: BuiltinNode): BuiltinHost {
  return (node as unknown as glassEasel.GeneralComponent).getBackendElement() as unknown as BuiltinHost
}

/** Sends a component's own event; these do not bubble unless told. */
export function send(node: BuiltinNode, name: string, detail: unknown = {}, options: object = {}): void {
  const tell = () => (node as unknown as glassEasel.GeneralComponent).triggerEvent(name, detail, options)
  // what happens while the page is being built is told once the page has had its onLoad
  if (node.parts['starting'] === true) setTimeout(tell, 0)
  else tell()
}

/** Sends an event and answers what its listener returned, which a few components of WeChat take as an answer. */
export function ask(node: BuiltinNode, name: string, detail: unknown): unknown {
  let answer: unknown
  const event = new glassEasel.Event(name, detail, {
    handleListenerReturn: (value: unknown) => {
      if (value !== undefined) answer = value
    },
  })
  glassEasel.Event.dispatchEvent(node as unknown as glassEasel.GeneralComponent, event)
  return answer
}

/** Class names that a page or component wrote into an attribute, as the sheets that may reach it know them. */
export function scopedClasses(node: BuiltinNode, names: unknown, { chrome }: Phone): string[] {
  const owner = (node as unknown as glassEasel.GeneralComponent).ownerShadowRoot?.getHostNode().is
  return chrome.loader.scopes.classesOf(owner, names)
}

/** Presses count as the person's tap, like WeChat's own components. */
export function onPress(host: HTMLElement, press: (event: MouseEvent) => void): void {
  host.addEventListener('click', (event) => duringTap(() => press(event)))
}

/** An attribute as style sheets and screen readers find it; `true` is written as a bare attribute. */
export function writeAttribute(host: HTMLElement, name: string, value: unknown): void {
  if (value === undefined || value === null || value === '') host.removeAttribute(name)
  else if (name.startsWith('aria-') || name === 'role') host.setAttribute(name, String(value))
  else if (value === false) host.removeAttribute(name)
  else host.setAttribute(name, value === true ? '' : String(value))
}

type Change = (node: BuiltinNode, value: never, host: BuiltinHost) => void

function changesOf(builtin: Builtin): Record<string, Change> {
  const changes: Record<string, Change> = {}
  for (const name of Object.keys(COMMON).filter((one) => one.startsWith('aria'))) {
    const attribute = name === 'ariaRole' ? 'role' : name.replace(/^aria/, 'aria-').toLowerCase()
    changes[name] = (_node, value, host) => writeAttribute(host, attribute, value)
  }
  for (const name of ['hidden', ...(builtin.attributes ?? [])]) {
    changes[name] = (_node, value, host) => writeAttribute(host, dashed(name), value)
  }
  for (const [name, change] of Object.entries(builtin.changed ?? {})) {
    const before = changes[name]
    changes[name] = (node, value, host) => {
      before?.(node, value, host)
      change(node, value, host)
    }
  }
  return changes
}

const isSet = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false

/** Answers the function that registers built-in components in the phone's component space. */
export function definer(phone: Phone, common: Record<string, Change>): Define {
  return (tag, builtin = {}) => {
    const own = { ...(builtin.field ? { name: String } : {}), ...builtin.props }
    const { inert = [], values = {} } = builtin
    const properties = { ...COMMON, ...Object.fromEntries(inert.map((name) => [name, null])), ...own }
    registered.set(tag, { read: new Set(Object.keys(own)), inert, values })
    const changes = changesOf({ ...builtin, changed: { ...common, ...builtin.changed } })
    const observers: Record<string, (this: BuiltinNode, value: never) => void> = {}
    for (const [name, change] of Object.entries(changes)) {
      observers[name] = function (value) {
        // A page that has gone is still set when an answer comes late; its nodes have nothing to show it on.
        const host = hostOf(this) as BuiltinHost | null
        if (this.parts && host) change(this, value, host)
      }
    }
    const definition = {
      is: `wx://${tag}`,
      ...(builtin.boxes ? { template: boxes(builtin.boxes) } : {}),
      options: { styleScope: 0, writeIdToDOM: true },
      properties,
      observers,
      lifetimes: {
        attached(this: BuiltinNode) {
          const host = hostOf(this)
          this.parts = { starting: true }
          host.builtin = Object.assign(this, { field: builtin.field })
          builtin.attached?.(this, host)
          for (const [name, change] of Object.entries(changes)) {
            if (isSet(this.data[name])) change(this, this.data[name] as never, host)
          }
          this.parts['starting'] = false
        },
        detached(this: BuiltinNode) {
          builtin.detached?.(this, hostOf(this))
        },
      },
    }
    const { space } = phone.world
    type Defined = Parameters<typeof space.setGlobalUsingComponent>[1]
    const define = space.defineComponent.bind(space) as unknown as (definition: object) => Defined
    space.setGlobalUsingComponent(tag, define(definition))
  }
}
