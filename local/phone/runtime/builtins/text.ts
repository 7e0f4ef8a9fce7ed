import type { BuiltinNode, Define } from './define'
import { hostOf } from './define'

const ENTITIES: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  ensp: '\u2002',
  emsp: '\u2003',
}
const ICONS: Record<string, string> = {
  success: '✔',
  success_no_circle: '✓',
  info: 'ℹ',
  warn: '⚠',
  waiting: '◔',
  cancel: '✖',
  download: '⬇',
  search: '⌕',
  clear: '⊗',
}

interface RichNode {
  type?: string
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

/** text, icon, rich-text, progress. */
export function defineText(define: Define): void {
  define('text', {
    props: { decode: Boolean, selectable: Boolean, userSelect: Boolean, space: String },
    attributes: ['selectable', 'userSelect'],
    attached(node, host) {
      if (!node.data['decode']) return
      decode(host)
      new MutationObserver(() => decode(host)).observe(host, {
        characterData: true,
        childList: true,
        subtree: true,
      })
    },
  })
  const drawIcon = (node: BuiltinNode) => {
    const { type, size, color } = node.data as { type: string; size: unknown; color: string }
    const host = hostOf(node)
    host.textContent = ICONS[type] ?? ''
    host.style.fontSize = /^\d+$/.test(String(size)) ? `${String(size)}px` : String(size)
    host.style.color = color || (type === 'warn' ? '#f43530' : type === 'info' ? '#10aeff' : '#07c160')
  }
  define('icon', {
    props: { type: String, size: { type: null, value: 23 }, color: String },
    changed: { type: drawIcon, size: drawIcon, color: drawIcon },
  })
  define('rich-text', {
    props: { nodes: null, space: String, userSelect: Boolean },
    changed: {
      nodes: (_node, value: string | RichNode[], host) => {
        host.replaceChildren(...(typeof value === 'string' ? safeHtml(value) : value.map(richNode)))
      },
    },
  })
  defineProgress(define)
}

function decode(host: HTMLElement): void {
  for (const child of host.childNodes) {
    if (!(child instanceof Text) || !/&(nbsp|lt|gt|amp|apos|ensp|emsp);/.test(child.data)) continue
    child.data = child.data.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
  }
}

/** Parses without running anything: scripts, frames and handlers are taken out. */
function safeHtml(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  body.querySelectorAll('script,iframe,object,embed,style,link').forEach((element) => element.remove())
  body.querySelectorAll('*').forEach((element) => {
    for (const { name, value } of [...element.attributes]) {
      if (/^on/i.test(name) || /^\s*javascript:/i.test(value)) element.removeAttribute(name)
    }
  })
  return [...body.childNodes]
}

function richNode({ type, name = 'div', text = '', attrs = {}, children = [] }: RichNode): Node {
  if (type === 'text') return document.createTextNode(text)
  if (/^(script|iframe|object|embed|style|link)$/i.test(name)) return document.createTextNode('')
  const element = document.createElement(name)
  Object.entries(attrs).forEach(([key, value]) => {
    if (!/^on/i.test(key) && !/^\s*javascript:/i.test(value)) element.setAttribute(key, value)
  })
  element.append(...children.map(richNode))
  return element
}

function defineProgress(define: Define): void {
  const bar = (host: HTMLElement) => host.querySelector<HTMLElement>('.wx-progress-track > i')
  define('progress', {
    props: {
      percent: Number,
      showInfo: Boolean,
      strokeWidth: { type: Number, value: 6 },
      activeColor: String,
      color: String,
      backgroundColor: String,
      active: Boolean,
      borderRadius: null,
    },
    attached({ data }, host) {
      const track = document.createElement('div')
      track.className = 'wx-progress-track'
      track.style.height = `${String(data['strokeWidth'])}px`
      track.style.background = String(data['backgroundColor'] ?? '')
      track.append(document.createElement('i'))
      host.append(track)
      host.setAttribute('role', 'progressbar')
    },
    changed: {
      percent: (_node, value: number, host) => {
        const element = bar(host)
        if (element) element.style.width = `${value}%`
        host.setAttribute('aria-valuenow', String(value))
      },
      activeColor: (_node, value: string, host) => bar(host)?.style.setProperty('background', value),
    },
  })
}
