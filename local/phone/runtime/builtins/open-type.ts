import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { make, openOverlay, pressable } from '../chrome/overlay'
import { sharePage } from '../chrome/share'
import { showToast } from '../chrome/toast'
import { sayMissing } from '../engine/missing'
import type { Phone } from '../engine/phone'
import { words } from '../words'
import { choosePictures } from '../wx/camera'
import { cloudFetch } from '../wx/cloud-fetch'
import type { WxError } from '../wx/api'
import { Permissions } from '../wx/permissions'
import { agreePrivacy, PRIVACY } from '../wx/privacy'
import { userInfoOf } from '../wx/user'
import { openSettings } from '../wx/setting'
import type { BuiltinNode } from './define'
import { send } from './define'

const TOAST_MS = 1500

type Ability = (node: BuiltinNode, phone: Phone) => unknown

/** What `open-type` buttons get from WeChat. */
const ABILITIES: Record<string, Ability> = {
  getPhoneNumber: (node, phone) => tellNumber(node, phone, 'getPhoneNumber'),
  getRealtimePhoneNumber: (node, phone) => tellNumber(node, phone, 'getRealtimePhoneNumber'),
  getUserInfo: (node, phone) => send(node, 'getuserinfo', { errMsg: 'getUserInfo:ok', ...userInfoOf(phone) }),
  agreePrivacyAuthorization: (node, phone) => {
    // pressing it is what agrees
    new Permissions(phone).set(PRIVACY, true)
    phone.events.emit('privacy', { id: (node as unknown as glassEasel.Element).id })
    send(node, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  openSetting: async (node, phone) =>
    send(node, 'opensetting', { errMsg: 'openSetting:ok', ...(await openSettings(phone)) }),
  chooseAvatar: (node, phone) => chooseAvatar(node, phone),
  share: (node, phone) => {
    const { id, dataset } = node as unknown as glassEasel.Element
    return sharePage(phone, { from: 'button', target: { id, dataset } })
  },
  contact: (node) => {
    const { sendMessagePath: path } = node.data as { sendMessagePath: string }
    toast(words.serviceChat)
    send(node, 'contact', { errMsg: 'enterContact:ok', path, query: {} })
  },
  feedback: () => toast(words.feedback),
}

export const OPEN_TYPES: readonly string[] = Object.keys(ABILITIES)

/** One ability, or one that is coupled with agreeing to the privacy guide: `getPhoneNumber|agreePrivacyAuthorization`. */
export function openAbility(node: BuiltinNode, openType: string, phone: Phone): void {
  const types = openType.split('|')
  const agrees = (type: string) => type === 'agreePrivacyAuthorization'
  if (types.some((type) => !Object.hasOwn(ABILITIES, type)))
    return sayMissing(phone, `button open-type=${openType}`)
  for (const type of [...types.filter(agrees), ...types.filter((one) => !agrees(one))])
    ABILITIES[type]!(node, phone)
}

function toast(title: string): void {
  showToast({ title, icon: 'none', duration: TOAST_MS, mask: false })
}

async function chooseAvatar(node: BuiltinNode, phone: Phone): Promise<void> {
  if (
    !(await agreePrivacy(phone).then(
      () => true,
      () => false,
    ))
  )
    return
  const sources = ['album', 'camera']
  const [picked] = await choosePictures(phone, { accept: 'image/*', count: 1, sources }).catch(() => [])
  if (picked) send(node, 'chooseavatar', { avatarUrl: picked.path })
}

function tellNumber(node: BuiltinNode, phone: Phone, api: string): void {
  void phoneCode(phone, api).then((detail) => send(node, api.toLowerCase(), detail))
}

/** The code for the account's number. It comes from the local cloud, which is also where a function redeems it. */
async function phoneCode(
  phone: Phone,
  api: string,
): Promise<{ errMsg: string; code?: string; errno?: number }> {
  const { openid } = phone.account
  try {
    await agreePrivacy(phone)
  } catch (error) {
    const { message, fields } = error as WxError
    return { errMsg: `${api}:fail ${message}`, ...fields }
  }
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
