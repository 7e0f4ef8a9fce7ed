type Child = Node | string | null | undefined | false
type Props = Record<string, string | boolean | EventListener | undefined>

/**
 * An element with attributes, listeners (`onclick: …`) and children. `true` sets an empty attribute, `false` and
 * `undefined` leave it out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)))
  return element
}

/** Replaces the children only when what they stand for (`key`) changed, so that a poll does not steal the focus. */
export function replaceWhenChanged(holder: HTMLElement, key: string, make: () => Node[]): boolean {
  if (holder.dataset['key'] === key) return false
  holder.dataset['key'] = key
  holder.replaceChildren(...make())
  return true
}

/** Marks one of a group of buttons as the chosen one. */
export function press(buttons: Iterable<HTMLElement>, chosen: HTMLElement | undefined): void {
  for (const button of buttons) button.setAttribute('aria-pressed', String(button === chosen))
}
