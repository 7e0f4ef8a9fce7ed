import type { Phone } from '../engine/phone'
import { words } from '../words'
import { WxError } from './api'
import { showModal } from './dialogs'
import { Permissions } from './permissions'

export const PRIVACY = 'privacy'

/** Whether the person still has to agree to the privacy guide of this mini-program. */
export function needsPrivacy({ bundle }: Phone, permissions: Permissions): boolean {
  return bundle.app.__usePrivacyCheck__ === true && permissions.get(PRIVACY) !== true
}

/** What several interfaces called at once wait for together. */
let asking: Promise<boolean> | undefined

/**
 * Asks for it where it is needed, as WeChat does before every interface and component on its list of those that handle
 * something personal (小程序用户隐私保护指引内容介绍): the place, the number, the head, the camera and album, files, the clipboard.
 */
export async function agreePrivacy(phone: Phone, permissions = new Permissions(phone)): Promise<void> {
  if (!needsPrivacy(phone, permissions)) return
  asking ??= (privacyListeners.size > 0 ? askApp() : askPerson()).finally(() => (asking = undefined))
  if (!(await asking)) throw new WxError('privacy permission is not authorized', { errno: 104 })
  permissions.set(PRIVACY, true)
}

interface PrivacyAnswer {
  event: 'exposureAuthorization' | 'agree' | 'disagree'
  buttonId?: string
}
export type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void

/** The app's own dialogs: while one listens, WeChat shows none. */
export const privacyListeners = new Set<PrivacyListener>()

function askApp(): Promise<boolean> {
  return new Promise((settle) => {
    const resolve = ({ event }: PrivacyAnswer) => {
      // telling that the dialog is seen is not an answer yet
      if (event !== 'exposureAuthorization') settle(event === 'agree')
    }
    privacyListeners.forEach((listener) => listener(resolve, { referrer: '' }))
  })
}

async function askPerson(): Promise<boolean> {
  const { confirm } = await showModal({
    title: words.privacyTitle,
    content: words.privacyText,
    cancelText: words.refuse,
    confirmText: words.agree,
  })
  return confirm
}
