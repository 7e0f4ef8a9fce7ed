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

/** Asks for it where it is needed, as WeChat does before an interface that collects something. */
export async function agreePrivacy(phone: Phone, permissions = new Permissions(phone)): Promise<void> {
  if (!needsPrivacy(phone, permissions)) return
  const { confirm } = await showModal({
    title: words.privacyTitle,
    content: words.privacyText,
    cancelText: words.refuse,
    confirmText: words.agree,
  })
  if (!confirm) throw new WxError('privacy permission is not authorized', { errno: 104 })
  permissions.set(PRIVACY, true)
}
