import { make, openOverlay, pressable } from '../chrome/overlay'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, WxError } from './api'
import { Permissions } from './permissions'
import { showModal } from './dialogs'
import { agreePrivacy, needsPrivacy, PRIVACY, privacyListeners } from './privacy'
import type { PrivacyListener } from './privacy'
import { acceptedTemplates } from './subscribe'
import { words } from '../words'

const LOCATION = 'scope.userLocation'

/** What the person has allowed: settings, single permissions, the privacy guide. */
export function settingApis(phone: Phone): ApiTable {
  const permissions = new Permissions(phone)
  const setting = (withSubscriptions?: boolean) => {
    const { [PRIVACY]: _agreed, ...authSetting } = permissions.all()
    if (!withSubscriptions) return { authSetting }
    const itemSettings = acceptedTemplates(phone.account.name)
    return { authSetting, subscriptionsSetting: { mainSwitch: true, itemSettings } }
  }
  return {
    getSetting: asyncApi<{ withSubscriptions?: boolean }>('getSetting', ({ withSubscriptions }) =>
      setting(withSubscriptions),
    ),
    openSetting: asyncApi('openSetting', () => openSettings(phone)),
    openAppAuthorizeSetting: asyncApi('openAppAuthorizeSetting', async () => {
      await showSettings(permissions)
    }),
    authorize: asyncApi<{ scope: string }>('authorize', async ({ scope }) => {
      // every permission there is today stands for something personal
      await agreePrivacy(phone, permissions)
      if (!(await permissions.ask(scope))) throw new WxError('auth deny', { errno: 103 })
    }),
    ...privacyApis(phone, permissions),
  }
}

/** Opens the person's settings and answers what they are afterwards. */
export async function openSettings(phone: Phone): Promise<{ authSetting: Record<string, boolean> }> {
  const permissions = new Permissions(phone)
  await showSettings(permissions)
  const { [PRIVACY]: _agreed, ...authSetting } = permissions.all()
  return { authSetting }
}

/** The switches of the person's own settings page for this mini-program. */
function showSettings(permissions: Permissions): Promise<void> {
  return new Promise((resolve) => {
    const { box, close } = openOverlay('bottom', words.settingTitle)
    box.classList.add('wx-prompt')
    box.append(make('h4', '', words.settingTitle))
    const asked = permissions.all()
    const listed = Object.entries(words.scopes).filter(([scope]) => scope === LOCATION || scope in asked)
    for (const [scope, name] of listed) {
      const label = make('label', 'wx-keep', name)
      const input = make('input', '')
      input.type = 'checkbox'
      input.checked = permissions.get(scope) === true
      input.onchange = () => permissions.set(scope, input.checked)
      label.prepend(input)
      box.append(label)
    }
    const choice = make('div', 'wx-choice')
    const done = pressable('yes', words.ok, () => {
      close()
      resolve()
    })
    choice.append(done)
    box.append(choice)
  })
}

function privacyApis(phone: Phone, permissions: Permissions): ApiTable {
  return {
    // the app's own dialog takes the place of WeChat's as soon as it listens
    onNeedPrivacyAuthorization: (listener: PrivacyListener) => void privacyListeners.add(listener),
    offNeedPrivacyAuthorization: (listener?: PrivacyListener) =>
      listener ? void privacyListeners.delete(listener) : privacyListeners.clear(),
    getPrivacySetting: asyncApi('getPrivacySetting', () => ({
      needAuthorization: needsPrivacy(phone, permissions),
      privacyContractName: words.privacyContract,
    })),
    requirePrivacyAuthorize: asyncApi('requirePrivacyAuthorize', () => agreePrivacy(phone, permissions)),
    openPrivacyContract: asyncApi('openPrivacyContract', async () => {
      await showModal({ title: words.privacyTitle, content: words.privacyText, showCancel: false })
    }),
  }
}
