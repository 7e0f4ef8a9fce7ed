import type { BuiltinHost, BuiltinNode, Define } from './define'
import { hostOf, send } from './define'

/** Milliseconds without scrolling after which a column has come to rest. */
const REST_MS = 120

/** picker-view: columns in the page that snap to their rows. */
export function definePickerViews(define: Define): void {
  define('picker-view', {
    props: {
      value: null,
      indicatorStyle: String,
      indicatorClass: String,
      maskStyle: String,
      maskClass: String,
    },
    attached: (_node, host) => {
      host.style.display = 'flex'
    },
    changed: { value: (node) => setTimeout(() => place(node), 0) },
  })
  define('picker-view-column', {
    attached(_node, host) {
      let timer = 0
      host.addEventListener('scroll', () => {
        window.clearTimeout(timer)
        timer = window.setTimeout(() => report(host), REST_MS)
      })
    },
  })
}

function columnsOf(host: HTMLElement): HTMLElement[] {
  return [...host.querySelectorAll<HTMLElement>('wx-picker-view-column')]
}

function rowOf(column: HTMLElement): number {
  const height = column.firstElementChild?.getBoundingClientRect().height ?? 0
  return height > 0 ? Math.round(column.scrollTop / height) : 0
}

function place(node: BuiltinNode): void {
  const rows = (node.data['value'] ?? []) as number[]
  columnsOf(hostOf(node)).forEach((column, n) => {
    const height = column.firstElementChild?.getBoundingClientRect().height ?? 0
    column.scrollTop = height * (rows[n] ?? 0)
  })
}

function report(column: HTMLElement): void {
  const view = column.closest<BuiltinHost>('wx-picker-view')
  if (!view?.builtin) return
  const value = columnsOf(view).map(rowOf)
  if (JSON.stringify(value) === JSON.stringify(view.builtin.data['value'])) return
  view.builtin.setData({ value })
  send(view.builtin, 'change', { value })
}
