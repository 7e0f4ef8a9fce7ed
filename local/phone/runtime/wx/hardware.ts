import { make, openOverlay, pressable } from '../chrome/overlay'
import { words } from '../words'
import type { ApiTable } from './api'
import { asyncApi, listenerPair } from './api'
import { showModal } from './dialogs'

const FULL = 100

interface MapPlace {
  latitude: number
  longitude: number
  name?: string
  address?: string
}

/** What the device has besides a screen, and what WeChat opens over the app. */
export function hardwareApis(): ApiTable {
  let brightness = 0.5
  const battery = () => ({ level: FULL, isCharging: true, isLowPowerModeEnabled: false })
  return {
    // nobody takes a screenshot of this phone in a way it could notice, and its battery does not move
    ...listenerPair('UserCaptureScreen').table,
    ...listenerPair('BatteryInfoChange').table,
    ...listenerPair('AudioInterruptionBegin').table,
    ...listenerPair('AudioInterruptionEnd').table,
    getBatteryInfo: asyncApi('getBatteryInfo', battery),
    getBatteryInfoSync: battery,
    getScreenBrightness: asyncApi('getScreenBrightness', () => ({ value: brightness })),
    setScreenBrightness: asyncApi<{ value: number }>('setScreenBrightness', ({ value }) => {
      brightness = Math.max(0, Math.min(1, value))
    }),
    setVisualEffectOnCapture: asyncApi('setVisualEffectOnCapture', () => undefined),
    checkIsOpenAccessibility: asyncApi('checkIsOpenAccessibility', () => ({ open: false })),
    createBufferURL: (buffer: ArrayBuffer) => URL.createObjectURL(new Blob([buffer])),
    revokeBufferURL: (address: string) => URL.revokeObjectURL(address),
    openLocation: asyncApi<MapPlace>('openLocation', showPlace),
    requestPayment: asyncApi('requestPayment', async () => {
      const { confirm } = await showModal({ content: words.payTitle, confirmText: words.pay })
      if (!confirm) throw new Error('cancel')
    }),
  }
}

/** Instead of a map with streets: the names and the spot. */
function showPlace({ latitude, longitude, name = '', address = '' }: MapPlace): void {
  const { box, close } = openOverlay('center', words.openMap)
  const spot = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`
  const actions = make('div', 'wx-actions')
  actions.append(pressable('wx-ok', words.close, close))
  box.append(
    make('h4', '', name || words.openMap),
    make('p', '', [address, spot].filter(Boolean).join('\n')),
    actions,
  )
}
