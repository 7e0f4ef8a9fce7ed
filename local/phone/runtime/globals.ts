import { component, glassEasel } from 'glass-easel-miniprogram-adapter'
import { addComponentMethods } from './engine/component-methods'
import type { Phone } from './engine/phone'
import { createWx } from './wx/index'
import { SelectorQuery } from './wx/query'

/** Gives scripts the names they find without importing anything. */
export function installGlobals(phone: Phone): void {
  const outside = (name: string) => () => {
    throw new Error(`${name}() was called outside of the script of a page or component`)
  }
  Object.assign(window, {
    wx: createWx(phone),
    App: (definition: Record<string, unknown>) => phone.app.register(definition),
    getApp: (options?: { allowDefault?: boolean }) => phone.app.get(options?.allowDefault),
    getCurrentPages: () => phone.stack.pages.map((page) => page.caller),
    Page: outside('Page'),
    Component: outside('Component'),
    Behavior: outside('Behavior'),
    requirePlugin: (name: string) => {
      throw new Error(`plugin "${name}" cannot be loaded by this phone`)
    },
    __wxConfig: { envVersion: 'develop', platform: 'devtools' },
  })
  improveComponents(phone)
}

type ObserverArguments = [unknown, string, number[], (entry: Record<string, unknown>) => void]
type Observe = (this: glassEasel.Element, ...args: ObserverArguments) => unknown

/** Where the framework's own methods differ from WeChat's. */
function improveComponents(phone: Phone): void {
  const callers = component.ComponentCaller.prototype as unknown as {
    createSelectorQuery: () => SelectorQuery
  }
  callers.createSelectorQuery = function (this: ConstructorParameters<typeof SelectorQuery>[1]) {
    return new SelectorQuery(phone, this)
  }
  addComponentMethods(phone, callers as unknown as Parameters<typeof addComponentMethods>[1])
  const elements = glassEasel.Element.prototype as unknown as { createIntersectionObserver: Observe }
  const observe = elements.createIntersectionObserver
  elements.createIntersectionObserver = function (relative, margin, thresholds, listener) {
    const tell = (entry: Record<string, unknown>) =>
      listener({ ...entry, id: this.id, dataset: this.dataset })
    return observe.call(this, relative, margin.replace(/undefined/g, '0'), thresholds, tell)
  }
}
