import { showToast } from '../chrome/toast'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { showModal } from './dialogs'
import { agreePrivacy } from './privacy'
import { words } from '../words'

const SHORT_TOAST_MS = 1500

let clipboard = ''

/** Things the device does: dial, vibrate, copy, scan, give random bytes. */
export function deviceApis(phone: Phone): ApiTable {
  const { next } = phone
  return {
    makePhoneCall: asyncApi<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
      const { confirm } = await showModal({
        content: `${words.call} ${phoneNumber}`,
        confirmText: words.call,
      })
      if (!confirm) throw new Error('cancel')
    }),
    setClipboardData: asyncApi<{ data: string }>('setClipboardData', async ({ data }) => {
      await agreePrivacy(phone)
      clipboard = String(data)
      showToast({ title: words.copied, icon: 'success', duration: SHORT_TOAST_MS, mask: false })
    }),
    getClipboardData: asyncApi('getClipboardData', async () => {
      await agreePrivacy(phone)
      return { data: clipboard }
    }),
    vibrateShort: asyncApi('vibrateShort', () => undefined),
    vibrateLong: asyncApi('vibrateLong', () => undefined),
    setKeepScreenOn: asyncApi('setKeepScreenOn', () => undefined),
    getRandomValues: asyncApi<{ length: number }>('getRandomValues', ({ length }) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
    })),
    scanCode: asyncApi('scanCode', async () => {
      const result = next.scan.shift() ?? (await askForCode())
      return {
        result,
        scanType: 'QR_CODE',
        charSet: 'UTF-8',
        path: pathOf(result),
        rawData: btoaUtf8(result),
      }
    }),
  }
}

async function askForCode(): Promise<string> {
  const { confirm, content = '' } = await showModal({
    title: words.scanTitle,
    editable: true,
    placeholderText: words.scanHint,
  })
  if (!confirm) throw new Error('cancel')
  return content
}

/** A mini-program's own code names a page and a scene; the local cloud writes it as an address. */
function pathOf(text: string): string | undefined {
  const match = /^https:\/\/local\.mp\/(.+)$/.exec(text)
  return match?.[1]
}

function btoaUtf8(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
