import type { Phone } from '../engine/phone'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { scopedClasses, send } from './define'

type Field = HTMLInputElement | HTMLTextAreaElement

interface Parts {
  field: Field
  placeholder: HTMLElement
}

const PROPS = {
  value: String,
  type: { type: String, value: 'text' },
  password: Boolean,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  confirmType: String,
  confirmHold: Boolean,
  holdKeyboard: Boolean,
  cursorSpacing: Number,
  cursor: null,
  adjustPosition: Boolean,
  selectionStart: null,
  selectionEnd: null,
  alwaysEmbed: Boolean,
  fixed: Boolean,
  autoHeight: Boolean,
  showConfirmBar: Boolean,
  disableDefaultPadding: Boolean,
}

const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel' }

const partsOf = (node: BuiltinNode) => node.parts as unknown as Parts

/** input and textarea: the browser's own field below WeChat's rules. */
export function defineTextInputs(define: Define, phone: Phone): void {
  for (const tag of ['input', 'textarea'] as const) {
    define(tag, {
      props: PROPS,
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
        placeholderStyle: (node, value: string) => partsOf(node).placeholder.setAttribute('style', value),
        placeholderClass: (node, value: string) => {
          const names = scopedClasses(node, value, phone.bundle.scopes)
          partsOf(node).placeholder.className = ['wx-placeholder', ...names].join(' ')
        },
        disabled: (node, value: boolean) => (partsOf(node).field.disabled = value),
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
  field.style.height = `${field.scrollHeight}px`
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
    send(node, 'input', { value: field.value, cursor: field.selectionStart ?? 0, keyCode: 0 })
  })
  field.addEventListener('focus', () => send(node, 'focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () => {
    send(node, 'blur', { value: field.value, cursor: field.selectionStart ?? 0 })
    send(node, 'change', { value: field.value })
  })
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || (event as KeyboardEvent).isComposing) return
    if (tag === 'input') send(node, 'confirm', { value: field.value })
  })
}
