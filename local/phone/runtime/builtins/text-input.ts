import type { Phone } from '../engine/phone'
import { convertRpx } from '../rpx'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { ask, scopedClasses, send } from './define'

type Field = HTMLInputElement | HTMLTextAreaElement

interface Parts {
  field: Field
  placeholder: HTMLElement
}

/** What only one of the two has. */
const OF_ONE = {
  input: { type: { type: String, value: 'text' }, password: Boolean },
  textarea: { autoHeight: Boolean },
}

const PROPS = {
  value: String,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  confirmType: String,
  confirmHold: Boolean,
  cursor: null,
  selectionStart: null,
  selectionEnd: null,
}

const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

const partsOf = (node: BuiltinNode) => node.parts as unknown as Parts

/** input and textarea: the browser's own field below WeChat's rules. */
export function defineTextInputs(define: Define, phone: Phone): void {
  for (const tag of ['input', 'textarea'] as const) {
    define(tag, {
      props: { ...PROPS, ...OF_ONE[tag] },
      inert: [
        'holdKeyboard',
        'cursorSpacing',
        'adjustPosition',
        'alwaysEmbed',
        'fixed',
        'showConfirmBar',
        'disableDefaultPadding',
      ],
      values: tag === 'input' ? { type: ['text', ...Object.keys(KEYBOARDS)] } : {},
      attributes: ['disabled'],
      field: {
        get: (node) => partsOf(node).field.value,
        reset: (node) => write(node, ''),
      },
      attached: (node, host) => build(node, host, tag),
      changed: {
        value: (node, value: string) => write(node, value),
        type: (node, value: string) => (partsOf(node).field.inputMode = KEYBOARDS[value] ?? 'text'),
        password: (node, value: boolean) => {
          if (tag === 'input') partsOf(node).field.setAttribute('type', value ? 'password' : 'text')
        },
        placeholder: (node, value: string) => {
          partsOf(node).placeholder.textContent = value
          if (!node.data['ariaLabel']) partsOf(node).field.setAttribute('aria-label', value)
        },
        ariaLabel: (node, value: string, host) => {
          // the field is what can be found and filled; two elements of one name would be ambiguous
          host.removeAttribute('aria-label')
          partsOf(node).field.setAttribute('aria-label', value)
        },
        placeholderStyle: (node, value: string) =>
          partsOf(node).placeholder.setAttribute('style', convertRpx(value)),
        placeholderClass: (node, value: string) => {
          const names = scopedClasses(node, value, phone)
          partsOf(node).placeholder.className = ['wx-placeholder', ...names].join(' ')
        },
        disabled: (node, value: boolean) => (partsOf(node).field.disabled = value),
        confirmType: (node, value: string) =>
          (partsOf(node).field.enterKeyHint = value === 'return' ? 'enter' : value),
        cursor: (node, value: unknown) => {
          if (typeof value === 'number') partsOf(node).field.setSelectionRange(value, value)
        },
        selectionEnd: (node, value: unknown) => {
          const start = Number(node.data['selectionStart'])
          if (start >= 0 && Number(value) >= start)
            partsOf(node).field.setSelectionRange(start, Number(value))
        },
        maxlength: (node, value: number) => {
          if (value >= 0) partsOf(node).field.maxLength = value
          else partsOf(node).field.removeAttribute('maxlength')
        },
        focus: (node, value: boolean) => {
          if (value) partsOf(node).field.focus()
          else partsOf(node).field.blur()
        },
        autoFocus: (node) => partsOf(node).field.focus(),
      },
    })
  }
}

function write(node: BuiltinNode, value: unknown): void {
  const { field, placeholder } = partsOf(node)
  const text = value === undefined || value === null ? '' : String(value)
  if (field.value !== text) field.value = text
  placeholder.hidden = text !== ''
  grow(node)
}

function grow(node: BuiltinNode): void {
  const { field } = partsOf(node)
  if (!node.data['autoHeight']) return
  const host = field.parentElement
  if (host) host.style.height = 'auto'
  field.style.height = 'auto'
  const height = field.scrollHeight
  field.style.height = `${height}px`
  const lineHeight = Number.parseFloat(getComputedStyle(field).lineHeight) || height
  const lineCount = Math.max(1, Math.round(height / lineHeight))
  if (node.parts['lines'] === lineCount) return
  node.parts['lines'] = lineCount
  send(node, 'linechange', { height, heightRpx: (height * 750) / window.innerWidth, lineCount })
}

function build(node: BuiltinNode, host: BuiltinHost, tag: 'input' | 'textarea'): void {
  const field = document.createElement(tag)
  const placeholder = document.createElement('div')
  placeholder.className = 'wx-placeholder'
  placeholder.setAttribute('aria-hidden', 'true')
  Object.assign(node.parts, { field, placeholder, activate: () => field.focus() })
  host.append(placeholder, field)
  ;['input', 'change', 'focus', 'blur'].forEach((type) =>
    field.addEventListener(type, (event) => event.stopPropagation()),
  )
  field.addEventListener('input', () => {
    placeholder.hidden = field.value !== ''
    grow(node)
    node.setData({ value: field.value })
    const detail = { value: field.value, cursor: field.selectionStart ?? 0, keyCode: 0 }
    replace(node, ask(node, 'input', detail))
  })
  field.addEventListener('focus', () => send(node, 'focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () => {
    send(node, 'blur', { value: field.value, cursor: field.selectionStart ?? 0 })
    send(node, 'change', { value: field.value })
  })
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || (event as KeyboardEvent).isComposing) return
    if (tag === 'input') {
      send(node, 'confirm', { value: field.value })
      if (node.data['confirmHold'] !== true) field.blur()
    } else if (node.data['confirmType'] !== 'return' && node.data['confirmType']) {
      event.preventDefault()
      send(node, 'confirm', { value: field.value })
    }
  })
}

/** What a listener of `input` returns takes the place of what was typed: a text, or a text with a cursor. */
function replace(node: BuiltinNode, answer: unknown): void {
  const { value, cursor } =
    typeof answer === 'string' ? { value: answer, cursor: undefined } : asReply(answer)
  if (value === undefined) return
  node.setData({ value })
  write(node, value)
  if (cursor !== undefined) partsOf(node).field.setSelectionRange(cursor, cursor)
}

function asReply(answer: unknown): { value?: string; cursor?: number } {
  if (typeof answer !== 'object' || answer === null) return {}
  const { value, cursor } = answer as { value?: unknown; cursor?: unknown }
  return typeof value === 'string' ? { value, ...(typeof cursor === 'number' ? { cursor } : {}) } : {}
}
