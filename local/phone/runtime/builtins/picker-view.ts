import { convertRpx } from '../rpx'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { hostOf, send } from './define'

/** Milliseconds without scrolling after which a column has come to rest. */
const REST_MS = 120

/** Rows where nothing says how high they are. */
const ROW_PX = 34

/** picker-view: columns in the page that snap to their rows; the chosen row is the one in the middle. */
export function definePickerViews(define: Define): void {
  define('picker-view', {
    props: {
      value: null,
      indicatorStyle: String,
      indicatorClass: String,
    },
    inert: ['maskStyle', 'maskClass', 'immediateChange'],
    field: { get: ({ data }) => data['value'], reset: (node) => node.setData({ value: [] }) },
    attached(node, host) {
      host.style.display = 'flex'
      setTimeout(() => place(node), 0)
    },
    changed: { value: (node) => setTimeout(() => place(node), 0) },
  })
  define('picker-view-column', {
    attached(_node, host) {
      let timer = 0
      const tell = (name: string) => {
        const view = viewOf(host)
        if (view) send(view, name)
      }
      host.addEventListener('touchstart', () => tell('pickstart'))
      host.addEventListener('scroll', (event) => {
        event.stopPropagation()
        window.clearTimeout(timer)
        timer = window.setTimeout(() => {
          // its page may have gone meanwhile
          if (!host.isConnected) return
          report(host)
          if (host.dataset['placed'] !== String(host.scrollTop)) tell('pickend')
          delete host.dataset['placed']
        }, REST_MS)
      })
    },
  })
}

function viewOf(column: HTMLElement): BuiltinHost['builtin'] {
  return column.closest<BuiltinHost>('wx-picker-view')?.builtin
}

function columnsOf(host: HTMLElement): HTMLElement[] {
  return [...host.querySelectorAll<HTMLElement>('wx-picker-view-column')]
}

function heightOfRow(column: HTMLElement): number {
  return column.firstElementChild?.getBoundingClientRect().height || ROW_PX
}

function place(node: BuiltinNode): void {
  const host = hostOf(node)
  const rows = (node.data['value'] ?? []) as number[]
  columnsOf(host).forEach((column, n) => {
    const row = heightOfRow(column)
    const room = Math.max(0, (host.clientHeight - row) / 2)
    column.style.paddingTop = column.style.paddingBottom = `${room}px`
    const top = row * (rows[n] ?? 0)
    if (column.scrollTop === top) return
    column.scrollTop = top
    // moved by the data and not by a finger
    column.dataset['placed'] = String(column.scrollTop)
  })
  drawIndicator(node, host)
}

/** Two lines around the middle row, and what the page says of their looks. */
function drawIndicator(node: BuiltinNode, host: HTMLElement): void {
  const [column] = columnsOf(host)
  if (!column) return
  const row = heightOfRow(column)
  const known = node.parts['indicator'] as HTMLElement | undefined
  const indicator = known ?? document.createElement('div')
  node.parts['indicator'] = indicator
  indicator.className = `wx-picker-indicator ${String(node.data['indicatorClass'] ?? '')}`
  indicator.style.cssText = `height:${row}px;${convertRpx(String(node.data['indicatorStyle'] ?? ''))}`
  if (!known) host.append(indicator)
}

function report(column: HTMLElement): void {
  const view = viewOf(column)
  if (!view) return
  const value = columnsOf(hostOf(view)).map((one) => Math.round(one.scrollTop / heightOfRow(one)))
  if (JSON.stringify(value) === JSON.stringify(view.data['value'])) return
  view.setData({ value })
  send(view, 'change', { value })
}
