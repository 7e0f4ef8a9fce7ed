import { glassEasel } from 'glass-easel-miniprogram-adapter'

/** Methods of scripts as the framework hands them out; what else handles an event is WXS. */
const ofScripts = new WeakSet<object>()

/** Whether a handler is a method of a page's or component's script. */
export const isScriptHandler = (handler: object): boolean => ofScripts.has(handler)

/**
 * Tells a component (`lifetimes.error`) and the phone what a handler threw. The framework by itself would tell the
 * component where the event began: the child whose event its user handled, or a built-in one.
 */
export function tellHandlerErrors(onError: (error: unknown) => void): void {
  const { Component } = glassEasel
  const methodOf = Component.getMethod.bind(Component)
  Component.getMethod = (component, name) => {
    const method = methodOf(component, name)
    if (!method) return undefined
    const told = function (this: unknown, ...args: unknown[]): unknown {
      try {
        return method.apply(this, args) as unknown
      } catch (error) {
        component.triggerLifetime('error', [error])
        onError(error)
        return undefined
      }
    }
    ofScripts.add(told)
    return told
  }
}
