import type { BuiltinNode, Define } from './define'

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
      new MutationObserver(() => rewrite(node, host)).observe(host, {
        characterData: true,
        childList: true,
        subtree: true,
      })
    },
    changed: {
      decode: (node, _value, host) => rewrite(node, host),
      space: (node, _value, host) => rewrite(node, host),
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

/** What a text of the page was before it was rewritten, and after. */
const written = new WeakMap<Text, { plain: string; shown: string }>()

/** Shows every text the node has been given as `decode` and `space` say, and never what it has shown already. */
function rewrite({ data }: BuiltinNode, host: HTMLElement): void {
  const { decode: decodes, space } = data as { decode: boolean; space: string }
  const blank = SPACES[space]
  for (const child of host.childNodes) {
    if (!(child instanceof Text)) continue
    const before = written.get(child)
    const plain = before?.shown === child.data ? before.plain : child.data
    const decoded = decodes
      ? plain.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
      : plain
    const shown = blank === undefined ? decoded : decoded.replace(/ /g, blank)
    written.set(child, { plain, shown })
    if (shown !== child.data) child.data = shown
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
