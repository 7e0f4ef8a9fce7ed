import type { Define } from './define'

const ENTITIES: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  ensp: '\u2002',
  emsp: '\u2003',
}
/** What `space` makes of a blank. */
const SPACES: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' }

interface RichNode {
  type?: string
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

/** text and rich-text. */
export function defineText(define: Define): void {
  define('text', {
    props: { decode: Boolean, selectable: Boolean, userSelect: Boolean, space: String },
    attributes: ['selectable', 'userSelect'],
    attached(node, host) {
      const { decode: decodes, space } = node.data as { decode: boolean; space: string }
      const blank = SPACES[space]
      if (!decodes && blank === undefined) return
      const write = () => rewrite(host, decodes, blank)
      write()
      new MutationObserver(write).observe(host, { characterData: true, childList: true, subtree: true })
    },
  })
  define('rich-text', {
    props: { nodes: null, space: String, userSelect: Boolean },
    changed: {
      nodes: (node, value: string | RichNode[], host) => {
        host.replaceChildren(...(typeof value === 'string' ? safeHtml(value) : value.map(richNode)))
        const blank = SPACES[String(node.data['space'])]
        if (blank !== undefined) texts(host).forEach((text) => (text.data = text.data.replace(/ /g, blank)))
      },
    },
  })
}

function rewrite(host: HTMLElement, decodes: boolean, blank: string | undefined): void {
  for (const child of host.childNodes) {
    if (!(child instanceof Text)) continue
    const decoded = decodes
      ? child.data.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
      : child.data
    const text = blank === undefined ? decoded : decoded.replace(/ /g, blank)
    if (text !== child.data) child.data = text
  }
}

function texts(host: HTMLElement): Text[] {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (walker.nextNode()) found.push(walker.currentNode as Text)
  return found
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
  if (type === 'text')
    return document.createTextNode(text.replace(/&(\w+);/g, (whole, of: string) => ENTITIES[of] ?? whole))
  if (/^(script|iframe|object|embed|style|link)$/i.test(name)) return document.createTextNode('')
  const element = document.createElement(name)
  Object.entries(attrs).forEach(([key, value]) => {
    if (!/^on/i.test(key) && !/^\s*javascript:/i.test(value)) element.setAttribute(key, value)
  })
  element.append(...children.map(richNode))
  return element
}
