import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, listenerPair } from './api'

/** The base library whose behaviour this phone follows. */
const SDK_VERSION = '3.7.12'
const NORMAL_FONT = 16

export function systemApis(phone: Phone): ApiTable {
  const { settings, chrome, bundle } = phone
  const windowInfo = () => ({
    pixelRatio: window.devicePixelRatio,
    screenWidth: window.innerWidth,
    screenHeight: window.innerHeight,
    windowWidth: window.innerWidth,
    windowHeight: phone.stack.top?.frame.clientHeight ?? window.innerHeight,
    statusBarHeight: 0,
    screenTop: 44,
    safeArea: safeArea(),
  })
  const deviceInfo = () => ({
    brand: 'devtools',
    model: 'local phone',
    system: 'iOS 17.0',
    platform: 'devtools',
    abi: '',
    benchmarkLevel: 1,
    memorySize: '4096',
    cpuType: '',
  })
  const appBaseInfo = () => ({
    SDKVersion: SDK_VERSION,
    version: '8.0.50',
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat', appId: '', version: 0 },
    fontSizeSetting: NORMAL_FONT * settings.fontScale,
    fontSizeScaleFactor: settings.fontScale,
    ...(bundle.app.darkmode ? { theme: chrome.theme } : {}),
  })
  const systemInfo = () => ({ ...windowInfo(), ...deviceInfo(), ...appBaseInfo() })
  const theme = listenerPair<{ theme: string }>('ThemeChange')
  settings.changes.on('theme', () => {
    if (!bundle.app.darkmode) return
    theme.emit({ theme: chrome.theme })
    phone.app.call('onThemeChange', { theme: chrome.theme })
  })
  return {
    ...theme.table,
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBaseInfo,
    getSystemInfoSync: systemInfo,
    getSystemInfo: asyncApi('getSystemInfo', systemInfo),
    getSystemInfoAsync: asyncApi('getSystemInfoAsync', systemInfo),
    getSkylineInfoSync: () => ({ isSupported: false, version: '', reason: 'not supported' }),
    getSkylineInfo: asyncApi('getSkylineInfo', () => ({
      isSupported: false,
      version: '',
      reason: 'not supported',
    })),
    getRendererUserAgent: asyncApi('getRendererUserAgent', () => ({ userAgent: navigator.userAgent })),
    openSystemBluetoothSetting: asyncApi('openSystemBluetoothSetting', () => undefined),
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({
      locationAuthorized: settings.place === 'denied' ? 'denied' : 'authorized',
      notificationAuthorized: 'authorized',
      cameraAuthorized: 'not determined',
      albumAuthorized: 'not determined',
      microphoneAuthorized: 'not determined',
    }),
    getMenuButtonBoundingClientRect: () => {
      const { left, top, right, bottom, width, height } =
        document.querySelector('.phone-capsule')?.getBoundingClientRect() ?? new DOMRect()
      return { left, top, right, bottom, width, height }
    },
    getAccountInfoSync: () => ({
      miniProgram: { appId: bundle.appId, envVersion: 'develop', version: '' },
    }),
  }
}

function safeArea(): Record<string, number> {
  const bottom = Number.parseFloat(getComputedStyle(document.body).getPropertyValue('--safe-bottom')) || 0
  const { innerWidth, innerHeight } = window
  return {
    left: 0,
    top: 0,
    right: innerWidth,
    bottom: innerHeight - bottom,
    width: innerWidth,
    height: innerHeight - bottom,
  }
}
