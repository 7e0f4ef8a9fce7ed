import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { descriptorOf } from './component-descriptor'
import { isScriptHandler } from './handler-errors'
import type { Phone } from './phone'

type Handler = (this: unknown, ...args: unknown[]) => unknown
type Path = readonly unknown[] | null | undefined

/** A page or component as its script holds it; the framework finds handlers that are named among its methods. */
interface Caller {
  _$: glassEasel.GeneralComponent
}

/** What a node of a template remembers of its `change:…` attributes, by the name of the attribute. */
interface Watched {
  listener: unknown
  oldValue: unknown
}
type TemplateNode = glassEasel.Element & { _$wxTmplArgs?: { changeProp?: Record<string, Watched> } }

/** The framework's side of a template that is being drawn. */
interface Drawing {
  setEventListenerWrapper(
    wrapper: (caller: Caller, event: object, handler: Handler, path: Path) => unknown,
  ): void
  /** Called for every attribute that is set. */
  tryCallPropertyChangeListener(node: TemplateNode, name: string, value: unknown): void
}
type Draw = (drawing: Drawing, ...rest: unknown[]) => unknown
type Template = (name: string) => Draw | undefined

/** A compiled template whose handlers get what WeChat gives them, those of WXS and those of scripts. */
export function withHandlers(template: unknown, phone: Phone): Template | undefined {
  if (typeof template !== 'function') return undefined
  return (name) => {
    const draw = (template as Template)(name)
    return (
      draw &&
      ((drawing, ...rest) => {
        drawing.setEventListenerWrapper((...call) => handle(phone, ...call))
        drawing.tryCallPropertyChangeListener = (...set) => tellChange(phone, ...set)
        return draw(drawing, ...rest)
      })
    )
  }
}

/** Where a handler that the compiler found in a module of WXS begins its path; 0 is the data. */
const FIRST_OF_WXS = 1

function handle(phone: Phone, caller: Caller, event: object, handler: Handler, path: Path): unknown {
  if (!isWxs(handler, path)) {
    // a script runs apart from the page, so what it answers stops nothing
    const answer = handler.call(caller, event)
    return answer === false ? undefined : answer
  }
  const { currentTarget } = event as { currentTarget: Partial<Caller> }
  const node = currentTarget._$ ?? (currentTarget as unknown as glassEasel.Element)
  const told: unknown = Object.create(event, {
    instance: { value: descriptorOf(node, phone), enumerable: true },
  })
  return handler.call(undefined, told, descriptorOf(caller._$, phone))
}

/** The compiler does not tell where a handler comes from when it is chosen anew by the data; a script's is a method. */
function isWxs(handler: Handler, path: Path): boolean {
  return Number(path?.[0] ?? 0) >= FIRST_OF_WXS || !isScriptHandler(handler)
}

/**
 * Tells a `change:…` function of WXS that its attribute was set, also to what it was before. The nodes below are made
 * after the attribute is set, so it is told when the whole page is drawn.
 */
function tellChange(phone: Phone, node: TemplateNode, name: string, value: unknown): void {
  const watched = node._$wxTmplArgs?.changeProp?.[name]
  if (!watched) return
  const { listener, oldValue } = watched
  if (value === undefined && oldValue === undefined) return
  // scripts write into their data, WXS is given what it was
  const newValue = glassEasel.dataUtils.simpleDeepCopy(value)
  watched.oldValue = newValue
  const owner = node.ownerShadowRoot?.getHostNode()
  if (!owner) return
  queueMicrotask(() => {
    if (typeof listener !== 'function')
      return console.error(`change:${name} of ${owner.is} is no function of WXS`)
    ;(listener as Handler)(newValue, oldValue, descriptorOf(owner, phone), descriptorOf(node, phone))
  })
}
