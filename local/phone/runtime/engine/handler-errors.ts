import { glassEasel } from 'glass-easel-miniprogram-adapter'

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
    return function (this: unknown, ...args: unknown[]): unknown {
      try {
        return method.apply(this, args) as unknown
      } catch (error) {
        component.triggerLifetime('error', [error])
        onError(error)
        return undefined
      }
    }
  }
}
