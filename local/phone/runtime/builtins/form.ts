import type { Phone } from '../engine/phone'
import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { make, openOverlay, pressable } from '../chrome/overlay'
import { words } from '../words'
import { cloudFetch } from '../wx/cloud-fetch'
import { onPress, send } from './define'

const BUTTON_PROPS = {
  type: String,
  size: String,
  plain: Boolean,
  disabled: Boolean,
  loading: Boolean,
  formType: String,
  openType: String,
  lang: String,
  sessionFrom: String,
  sendMessageTitle: String,
  sendMessagePath: String,
  sendMessageImg: String,
  showMessageCard: Boolean,
  appParameter: String,
  businessId: null,
  phoneNumberNoQuotaToast: null,
  hoverClass: { type: String, value: 'button-hover' },
  hoverStartTime: { type: Number, value: 20 },
  hoverStayTime: { type: Number, value: 70 },
}

/** form, button, label, slider. */
export function defineForm(define: Define, phone: Phone): void {
  define('form', {
    props: { reportSubmit: Boolean, reportSubmitTimeout: Number },
    attached(node, host) {
      node.parts['submit'] = () => {
        const value = Object.fromEntries(fieldsOf(host, phone).map(({ name, get }) => [name, get()]))
        send(node, 'submit', { value })
      }
      node.parts['reset'] = () => {
        fieldsOf(host, phone).forEach(({ reset }) => reset())
        send(node, 'reset')
      }
    },
  })
  define('button', {
    props: BUTTON_PROPS,
    attributes: ['type', 'size', 'disabled', 'plain', 'loading'],
    attached(node, host) {
      if (!host.hasAttribute('role')) host.setAttribute('role', 'button')
      onPress(host, () => pressButton(node, host, phone))
    },
    changed: {
      disabled: (_node, value: boolean, host) => {
        if (value) host.setAttribute('aria-disabled', 'true')
        else host.removeAttribute('aria-disabled')
      },
    },
  })
  defineLabel(define)
  defineSlider(define)
}

interface Field {
  name: string
  get(): unknown
  reset(): void
}

/** Named fields below a form: built-in ones, and components that are `wx://form-field`. */
function fieldsOf(form: HTMLElement, phone: Phone): Field[] {
  return [...form.querySelectorAll<BuiltinHost>('*')].flatMap((element): Field[] => {
    const { builtin } = element
    if (builtin?.field) {
      const { field } = builtin
      const name = String(builtin.data['name'] ?? '')
      return name ? [{ name, get: () => field.get(builtin), reset: () => field.reset(builtin) }] : []
    }
    const { __wxElement: own } = element as { __wxElement?: glassEasel.GeneralComponent }
    if (!own?.hasBehavior?.(phone.world.formField)) return []
    const data = own.data as { name?: string; value?: unknown }
    return data.name ? [{ name: data.name, get: () => data.value, reset: () => undefined }] : []
  })
}

function pressButton(node: BuiltinNode, host: BuiltinHost, phone: Phone): void {
  const { disabled, formType, openType } = node.data as Record<string, string>
  if (disabled) return
  if (formType) {
    const form = host.closest<BuiltinHost>('wx-form')?.builtin
    const act = form?.parts[formType] as (() => void) | undefined
    act?.()
  }
  if (openType) openAbility(node, openType, phone)
}

/** What `open-type` buttons get from WeChat. */
function openAbility(node: BuiltinNode, openType: string, phone: Phone): void {
  const { name } = phone.account
  const answers: Record<string, () => void> = {
    getPhoneNumber: () =>
      void phoneCode(phone, 'getPhoneNumber').then((detail) => send(node, 'getphonenumber', detail)),
    getRealtimePhoneNumber: () =>
      void phoneCode(phone, 'getRealtimePhoneNumber').then((detail) =>
        send(node, 'getrealtimephonenumber', detail),
      ),
    getUserInfo: () => send(node, 'getuserinfo', { errMsg: 'getUserInfo:ok', userInfo: { nickName: name } }),
    agreePrivacyAuthorization: () => send(node, 'agreeprivacyauthorization', {}),
    share: () => undefined,
    contact: () => undefined,
    feedback: () => undefined,
  }
  const answer = answers[openType]
  if (answer) return answer()
  phone.missing.push(`button open-type=${openType}`)
  console.error(`[wx] not implemented: button open-type=${openType}`)
}

/** The code for the account's number. It comes from the local cloud, which is also where a function redeems it. */
async function phoneCode(phone: Phone, api: string): Promise<{ errMsg: string; code?: string }> {
  const { openid } = phone.account
  if (!(await allowsNumber())) return { errMsg: `${api}:fail user deny` }
  try {
    const { code } = (await cloudFetch(phone, '/local/phoneNumber', { openid })) as { code: string }
    return { errMsg: `${api}:ok`, code }
  } catch {
    return { errMsg: `${api}:fail no network` }
  }
}

/** WeChat's own sheet, at every press of such a button. */
function allowsNumber(): Promise<boolean> {
  return new Promise((resolve) => {
    const { box, close } = openOverlay('bottom', words.phoneTitle)
    box.classList.add('wx-prompt')
    const answer = (allowed: boolean) => () => {
      close()
      resolve(allowed)
    }
    const choice = make('div', 'wx-choice')
    choice.append(pressable('', words.notAllow, answer(false)), pressable('yes', words.allow, answer(true)))
    box.append(make('h4', '', words.phoneTitle), choice)
  })
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

function defineSlider(define: Define): void {
  const input = (node: BuiltinNode) => node.parts['input'] as HTMLInputElement
  define('slider', {
    props: {
      min: Number,
      max: { type: Number, value: 100 },
      step: { type: Number, value: 1 },
      value: Number,
      disabled: Boolean,
      showValue: Boolean,
      activeColor: String,
      backgroundColor: String,
      blockSize: Number,
      blockColor: String,
    },
    field: { get: ({ data }) => data['value'], reset: (node) => node.setData({ value: node.data['min'] }) },
    attached(node, host) {
      const { min, max, step } = node.data as Record<string, number>
      const range = document.createElement('input')
      Object.assign(range, { type: 'range', min, max, step })
      range.style.width = '92%'
      node.parts['input'] = range
      host.append(range)
      range.addEventListener('input', (event) => {
        event.stopPropagation()
        send(node, 'changing', { value: Number(range.value) })
      })
      range.addEventListener('change', (event) => {
        event.stopPropagation()
        node.setData({ value: Number(range.value) })
        send(node, 'change', { value: Number(range.value) })
      })
    },
    changed: {
      value: (node, value: number) => (input(node).value = String(value)),
      disabled: (node, value: boolean) => (input(node).disabled = value),
      activeColor: (node, value: string) => (input(node).style.accentColor = value),
    },
  })
}
