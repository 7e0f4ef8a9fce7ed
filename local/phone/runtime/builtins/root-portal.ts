import type { Phone } from '../engine/phone'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { scopedClasses } from './define'

/** The portals that boxes belong to. */
const homes = new WeakMap<Element, HTMLElement>()

/** `closest` in the tree as it is written: out of a portal's box it goes on at the portal. */
export function closestWritten<Found extends HTMLElement>(element: Element, selector: string): Found | null {
  const found = element.closest<Found>(selector)
  const box = found ? null : element.closest('.wx-portal')
  const home = box && homes.get(box)
  return home ? closestWritten(home, selector) : found
}

/** Every element below one in the tree as it is written, those in the boxes of portals too. */
export function allWritten(element: HTMLElement): BuiltinHost[] {
  return [...element.querySelectorAll<BuiltinHost>('*')].flatMap((one) => {
    const box = one.tagName === 'WX-ROOT-PORTAL' ? one.builtin?.parts['box'] : undefined
    return box instanceof HTMLElement && !one.contains(box) ? [one, ...allWritten(box)] : [one]
  })
}

/**
 * What is written in a root-portal stands above everything else of the page, out of its flow and of whatever clips or
 * moves its surroundings. Its nodes stay where they are written for the script and for events; only the box they lie in
 * is moved to the end of the page.
 */
export function defineRootPortal(define: Define, phone: Phone): void {
  const place = (node: BuiltinNode, host: BuiltinHost) => {
    const box = node.parts['box'] as HTMLElement
    const { enable, externalClass } = node.data
    // an app's own tab bar is no part of a page
    const page = enable === false ? null : host.closest('page')
    box.className = [page ? 'wx-portal' : '', ...scopedClasses(node, externalClass, phone)].join(' ')
    const target = page ?? host
    if (box.parentNode !== target) target.append(box)
    homes.set(box, host)
  }
  define('root-portal', {
    props: { enable: { type: Boolean, value: true }, externalClass: String },
    boxes: ['wx-portal'],
    attached(node, host) {
      node.parts['box'] = host.firstElementChild
      place(node, host)
    },
    detached: ({ parts }) => (parts['box'] as HTMLElement).remove(),
    changed: {
      enable: (node, _value: boolean, host) => place(node, host),
      externalClass: (node, _value: string, host) => place(node, host),
    },
  })
}
