import { component, type glassEasel } from 'glass-easel-miniprogram-adapter'
import { addComponentMethods } from './engine/component-methods'
import { sayMissing } from './engine/missing'
import type { Phone } from './engine/phone'
import { createWx } from './wx/index'
import type { ObserverOptions } from './wx/intersection'
import { IntersectionWatch } from './wx/intersection'
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

/** Where the framework's own methods differ from WeChat's. */
function improveComponents(phone: Phone): void {
  const callers = component.ComponentCaller.prototype as unknown as {
    createSelectorQuery: () => SelectorQuery
    createIntersectionObserver: (options?: ObserverOptions) => IntersectionWatch
  }
  callers.createSelectorQuery = function (this: ConstructorParameters<typeof SelectorQuery>[1]) {
    return new SelectorQuery(phone, this)
  }
  callers.createIntersectionObserver = function (options = {}) {
    const { _$: own } = this as unknown as { _$: glassEasel.GeneralComponent }
    return new IntersectionWatch(own, options, (name) => sayMissing(phone, name))
  }
  addComponentMethods(phone, callers as unknown as Parameters<typeof addComponentMethods>[1])
}
