/** Puts one thing over everything on the screen and takes it away again. */
export interface Overlay {
  mask: HTMLElement
  box: HTMLElement
  close(): void
}

export function openOverlay(place: 'center' | 'bottom', label: string): Overlay {
  const mask = document.createElement('div')
  mask.className = `wx-mask ${place}`
  const box = document.createElement('div')
  box.className = place === 'center' ? 'wx-card' : 'wx-sheet'
  box.setAttribute('role', 'dialog')
  box.setAttribute('aria-modal', 'true')
  if (label) box.setAttribute('aria-label', label)
  mask.append(box)
  document.body.append(mask)
  return { mask, box, close: () => mask.remove() }
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}

export function pressable(className: string, text: string, press: () => void): HTMLButtonElement {
  const element = make('button', className, text)
  element.type = 'button'
  element.onclick = press
  return element
}
