import type { Builtin, BuiltinHost, BuiltinNode, Define } from './define'
import { hostOf, onPress, send, writeAttribute } from './define'

type Toggle = (node: BuiltinNode, host: BuiltinHost) => void

const isOn = (node: BuiltinNode) => node.data['checked'] === true

function inside(host: HTMLElement, tag: string): BuiltinNode[] {
  return [...host.querySelectorAll<BuiltinHost>(tag)].flatMap(({ builtin }) => (builtin ? [builtin] : []))
}

function groupOf(host: HTMLElement, tag: string): (BuiltinNode & { field?: Builtin['field'] }) | undefined {
  return host.closest<BuiltinHost>(tag)?.builtin
}

/** switch, checkbox, radio and their groups. */
export function defineToggles(define: Define): void {
  define('switch', {
    ...toggle('switch', 'wx-switch', (node) => {
      node.setData({ checked: !isOn(node) })
      send(node, 'change', { value: isOn(node) })
    }),
    field: { get: isOn, reset: (node) => node.setData({ checked: false }) },
  })
  define('checkbox', {
    ...toggle('checkbox', 'wx-mark', (node, host) => {
      node.setData({ checked: !isOn(node) })
      const group = groupOf(host, 'wx-checkbox-group')
      if (group) send(group, 'change', { value: checkedValues(hostOf(group)) })
    }),
  })
  define('radio', {
    ...toggle('radio', 'wx-mark round', (node, host) => {
      if (isOn(node)) return
      const group = groupOf(host, 'wx-radio-group')
      const others = group ? inside(hostOf(group), 'wx-radio') : []
      others.filter((other) => other !== node).forEach((other) => other.setData({ checked: false }))
      node.setData({ checked: true })
      if (group) send(group, 'change', { value: node.data['value'] })
    }),
  })
  define('checkbox-group', {
    field: {
      get: (node) => checkedValues(hostOf(node)),
      reset: (node) => inside(hostOf(node), 'wx-checkbox').forEach((one) => one.setData({ checked: false })),
    },
  })
  define('radio-group', {
    attached: (_node, host) => host.setAttribute('role', 'radiogroup'),
    field: {
      get: (node) => inside(hostOf(node), 'wx-radio').find(isOn)?.data['value'] ?? '',
      reset: (node) => inside(hostOf(node), 'wx-radio').forEach((one) => one.setData({ checked: false })),
    },
  })
}

function checkedValues(host: HTMLElement): unknown[] {
  return inside(host, 'wx-checkbox')
    .filter(isOn)
    .map(({ data }) => data['value'])
}

function toggle(role: string, className: string, flip: Toggle): Builtin {
  return {
    props: { checked: Boolean, disabled: Boolean, value: String, color: String, type: String },
    attributes: ['disabled'],
    attached(node, host) {
      const box = document.createElement('span')
      box.className = className
      node.parts['box'] = box
      host.prepend(box)
      if (!host.hasAttribute('role')) host.setAttribute('role', role)
      host.setAttribute('aria-checked', 'false')
      const activate = () => {
        if (node.data['disabled'] !== true) flip(node, host)
      }
      node.parts['activate'] = activate
      onPress(host, activate)
    },
    changed: {
      checked: (node, value: boolean, host) => {
        ;(node.parts['box'] as HTMLElement).classList.toggle('on', value)
        writeAttribute(host, 'aria-checked', String(value))
      },
      type: (node, value: string) => {
        // a switch may look like a check box
        if (role === 'switch')
          (node.parts['box'] as HTMLElement).className = value === 'checkbox' ? 'wx-mark' : className
        ;(node.parts['box'] as HTMLElement).classList.toggle('on', isOn(node))
      },
      color: (node, value: string) => (node.parts['box'] as HTMLElement).style.setProperty('--wx-on', value),
    },
  }
}
