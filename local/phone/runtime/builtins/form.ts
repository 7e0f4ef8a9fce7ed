import type { Phone } from '../engine/phone'
import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { onPress, send } from './define'
import { OPEN_TYPES, openAbility } from './open-type'
import { allWritten, closestWritten } from './root-portal'

const BUTTON_PROPS = {
  type: String,
  size: String,
  plain: Boolean,
  disabled: Boolean,
  loading: Boolean,
  formType: String,
  openType: String,
  sendMessagePath: String,
  hoverClass: { type: String, value: 'button-hover' },
  hoverStartTime: { type: Number, value: 20 },
  hoverStayTime: { type: Number, value: 70 },
}

/** For abilities that end at WeChat's servers. */
const BUTTON_INERT = [
  'lang',
  'sessionFrom',
  'sendMessageTitle',
  'sendMessageImg',
  'showMessageCard',
  'appParameter',
  'businessId',
  'phoneNumberNoQuotaToast',
]

/** form, button, label. */
export function defineForm(define: Define, phone: Phone): void {
  define('form', {
    props: { reportSubmit: Boolean },
    inert: ['reportSubmitTimeout'],
    attached(node, host) {
      node.parts['submit'] = () => {
        const value = Object.fromEntries(fieldsOf(node, host, phone).map(({ name, get }) => [name, get()]))
        // without WeChat's servers there is no real id; DevTools gives these words
        const formId = node.data['reportSubmit'] === true ? { formId: 'the formId is a mock one' } : {}
        send(node, 'submit', { value, ...formId })
      }
      node.parts['reset'] = () => {
        fieldsOf(node, host, phone).forEach(({ reset }) => reset())
        send(node, 'reset')
      }
    },
  })
  define('button', {
    props: BUTTON_PROPS,
    inert: BUTTON_INERT,
    values: {
      formType: ['submit', 'reset'],
      openType: OPEN_TYPES,
      size: ['default', 'mini'],
      type: ['default', 'primary', 'warn'],
    },
    attributes: ['type', 'size', 'disabled', 'plain', 'loading'],
    attached(node, host) {
      if (!host.hasAttribute('role')) host.setAttribute('role', 'button')
      onPress(host, () => pressButton(node, host, phone))
      // a label passes its tap on
      node.parts['activate'] = () => {
        if (node.data['disabled'] === true) return
        pressButton(node, host, phone)
        send(node, 'tap', {}, { bubbles: true, composed: true, capturePhase: true })
      }
    },
    changed: {
      disabled: (_node, value: boolean, host) => {
        if (value) host.setAttribute('aria-disabled', 'true')
        else host.removeAttribute('aria-disabled')
      },
    },
  })
  defineLabel(define)
}

interface Field {
  name: string
  get(): unknown
  reset(): void
}

/** The component a node is written in. */
const ownerOf = (node: unknown): glassEasel.GeneralComponent | undefined =>
  (node as glassEasel.Element).ownerShadowRoot?.getHostNode()

/**
 * Whether a form and a node see each other: they are written in the same component, or every component around the node
 * up to the form's opens itself by a behaviour. A node that the form's own component is handed in a slot is seen too.
 */
function isOpenTo(form: unknown, node: unknown, behavior: glassEasel.GeneralBehavior): boolean {
  const around = ownerOf(form)
  const between: glassEasel.GeneralComponent[] = []
  let owner = ownerOf(node)
  for (; owner && owner !== around; owner = ownerOf(owner)) between.push(owner)
  return owner === undefined || between.every((one) => one.hasBehavior(behavior))
}

/** Named fields below a form: built-in ones, and components that are `wx://form-field`. */
function fieldsOf(node: BuiltinNode, form: HTMLElement, phone: Phone): Field[] {
  const { field: fieldBehavior, group } = phone.world.forms
  return allWritten(form).flatMap((element): Field[] => {
    const { builtin } = element
    if (builtin?.field) {
      if (!isOpenTo(node, builtin, group)) return []
      const { field } = builtin
      const name = String(builtin.data['name'] ?? '')
      return name ? [{ name, get: () => field.get(builtin), reset: () => field.reset(builtin) }] : []
    }
    const { __wxElement: own } = element as { __wxElement?: glassEasel.GeneralComponent }
    if (!own?.hasBehavior?.(fieldBehavior) || !isOpenTo(node, own, group)) return []
    const data = own.data as { name?: string; value?: unknown }
    return data.name ? [{ name: data.name, get: () => data.value, reset: () => undefined }] : []
  })
}

function pressButton(node: BuiltinNode, host: BuiltinHost, phone: Phone): void {
  const { disabled, formType, openType } = node.data as Record<string, string>
  if (disabled) return
  if (formType) {
    const form = closestWritten<BuiltinHost>(host, 'wx-form')?.builtin
    const isSeen = form !== undefined && isOpenTo(form, node, phone.world.forms.button)
    const act = isSeen ? (form.parts[formType] as (() => void) | undefined) : undefined
    act?.()
  }
  if (openType) openAbility(node, openType, phone)
}

/** A label passes a press on to its control, unless the press was on the control itself. */
function defineLabel(define: Define): void {
  const controls = 'wx-radio,wx-checkbox,wx-switch,wx-input,wx-textarea,wx-button,wx-picker'
  define('label', {
    props: { for: String },
    attached(node, host) {
      onPress(host, (event) => {
        if ((event.target as HTMLElement).closest(controls)) return
        const target = targetOf(node, host, controls)
        const act = target?.builtin?.parts['activate'] as (() => void) | undefined
        if (act) act()
        else target?.click()
      })
    },
  })
}

function targetOf(node: BuiltinNode, host: BuiltinHost, controls: string): BuiltinHost | null {
  const id = String(node.data['for'] ?? '')
  if (!id) return host.querySelector<BuiltinHost>(controls)
  const owner = (node as unknown as glassEasel.GeneralComponent).ownerShadowRoot
  const found = owner?.querySelector(`#${id}`)
  return (found?.getBackendElement() as unknown as BuiltinHost | undefined) ?? null
}
