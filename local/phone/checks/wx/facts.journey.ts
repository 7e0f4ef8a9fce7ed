import { expect } from '@playwright/test'
import { callWx, errorsOf, phoneScreen, withWx } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

test.describe('what wx knows of the phone and the app', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/detail/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('the window leaves room for the bar above and the home indicator below', async ({ page }) => {
    const told = await withWx(page, (wx) => ({
      window: wx.getWindowInfo(),
      capsule: wx.getMenuButtonBoundingClientRect(),
    }))
    expect(told.window).toMatchObject({
      screenWidth: 375,
      screenHeight: 812,
      windowWidth: 375,
      windowHeight: 768,
    })
    expect(told.window.safeArea).toMatchObject({ top: 0, bottom: 778, width: 375, height: 778 })
    expect(told.capsule).toMatchObject({ width: 87, height: 32, top: 6, right: 368 })
  })

  test('the four ways to ask for the system agree', async ({ page }) => {
    const told = await withWx(page, async (wx) => {
      const [later, async] = [await wx.getSystemInfo(), await wx.getSystemInfoAsync()]
      return {
        now: wx.getSystemInfoSync(),
        later,
        async,
        device: wx.getDeviceInfo(),
        base: wx.getAppBaseInfo(),
      }
    })
    expect(told.now).toMatchObject({ ...told.device, ...told.base })
    expect(told.later).toEqual({ ...told.now, errMsg: 'getSystemInfo:ok' })
    expect(told.async).toEqual({ ...told.now, errMsg: 'getSystemInfoAsync:ok' })
    expect(told.base).toMatchObject({ language: 'zh_CN', fontSizeScaleFactor: 1, host: { env: 'WeChat' } })
  })

  test('settings of the system and of WeChat are told', async ({ page }) => {
    const told = await withWx(page, async (wx) => ({
      system: wx.getSystemSetting(),
      app: wx.getAppAuthorizeSetting(),
      agent: (await wx.getRendererUserAgent()).userAgent,
      bluetooth: (await wx.openSystemBluetoothSetting()).errMsg,
      account: wx.getAccountInfoSync().miniProgram,
    }))
    expect(told.system).toEqual({
      bluetoothEnabled: false,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    })
    expect(told.app).toMatchObject({ locationAuthorized: 'authorized', notificationAuthorized: 'authorized' })
    expect(told.agent).toContain('Mozilla')
    expect(told.bluetooth).toBe('openSystemBluetoothSetting:ok')
    expect(told.account).toEqual({ appId: 'touristappid', envVersion: 'develop', version: '' })
  })

  test('how the app was entered is told, with its page and scene', async ({ page }) => {
    const told = await withWx(page, (wx) => [wx.getLaunchOptionsSync(), wx.getEnterOptionsSync()])
    for (const one of told) expect([one.scene, one.referrerInfo]).toEqual([1001, {}])
    expect(told[0].path).toMatch(/^pages\//)
  })

  test('a login answers a code for the account, and its session holds', async ({ page }) => {
    expect(await callWx(page, 'login')).toEqual({ errMsg: 'login:ok', code: 'local:anna' })
    expect(await callWx(page, 'checkSession')).toEqual({ errMsg: 'checkSession:ok' })
  })

  test('of a person nothing is told but a grey head, and that only with a reason', async ({ page }) => {
    expect(await callWx(page, 'getUserProfile', {})).toEqual({
      errMsg: 'getUserProfile:fail desc is missing',
    })
    expect(await callWx(page, 'getUserInfo')).toMatchObject({
      errMsg: 'getUserInfo:ok',
      userInfo: { nickName: '微信用户' },
    })
    expect(await callWx(page, 'getUserProfile', { desc: 'to greet you' })).toMatchObject({
      userInfo: { nickName: '微信用户', gender: 0, province: '' },
    })
  })

  test('a newer version is looked for and there is none', async ({ page }) => {
    const told = await withWx(
      page,
      (wx) => new Promise((done) => wx.getUpdateManager().onCheckForUpdate(done)),
    )
    expect(told).toEqual({ hasUpdate: false })
    expect(
      await withWx(page, (wx) => {
        const manager = wx.getUpdateManager()
        return [manager.onUpdateReady(() => 0), manager.onUpdateFailed(() => 0), typeof manager.applyUpdate]
      }),
    ).toEqual([undefined, undefined, 'function'])
  })

  test('logs of an app are kept in the console and are no failures', async ({ page }) => {
    const lines: string[] = []
    page.on('console', (message) => lines.push(`${message.type()} ${message.text()}`))
    await withWx(page, (wx) => {
      wx.getRealtimeLogManager().info('realtime', 1)
      wx.getRealtimeLogManager().error('bad luck')
      wx.getRealtimeLogManager().tag('t').warn('tagged')
      wx.getLogManager({ level: 1 }).debug('local')
    })
    await expect
      .poll(() => lines)
      .toEqual(['info realtime 1', 'info bad luck', 'warning tagged', 'debug local'])
    expect(await errorsOf(page)).toEqual([])
  })

  test('random bytes are as many as asked for, and other ones each time', async ({ page }) => {
    const [first, second] = await withWx(page, async (wx) => {
      const bytes = async () => [...new Uint8Array((await wx.getRandomValues({ length: 16 })).randomValues)]
      return [await bytes(), await bytes()]
    })
    expect(first).toHaveLength(16)
    expect(first).not.toEqual(second)
  })

  test('bytes and base64 are each other’s form', async ({ page }) => {
    const told = await withWx(page, (wx) => ({
      bytes: [...new Uint8Array(wx.base64ToArrayBuffer('5L2g5aW9'))],
      text: wx.arrayBufferToBase64(new Uint8Array([228, 189, 160, 229, 165, 189]).buffer),
    }))
    expect(told).toEqual({ bytes: [228, 189, 160, 229, 165, 189], text: '5L2g5aW9' })
  })

  test('a buffer gets an address until it is given back', async ({ page }) => {
    const told = await withWx(page, async (wx) => {
      const address = wx.createBufferURL(new Uint8Array([104, 105]).buffer)
      const read = () =>
        new Promise((done) => {
          wx.downloadFile({ url: address, complete: done })
        })
      const kept = address.startsWith('blob:')
      wx.revokeBufferURL(address)
      return { kept, after: await read() }
    })
    expect(told.kept).toBe(true)
    expect((told.after as { errMsg: string }).errMsg).toMatch(/^downloadFile:fail/)
  })

  test('what is put off runs after what is running, unless it is called off', async ({ page }) => {
    const order = await withWx(page, async (wx) => {
      const heard: string[] = []
      wx.nextTick(() => heard.push('tick'))
      wx.cancelIdleCallback(wx.requestIdleCallback(() => heard.push('never')))
      await new Promise((done) => wx.requestIdleCallback(() => done(heard.push('idle')), { timeout: 500 }))
      heard.unshift('first')
      return heard
    })
    expect(order).toEqual(['first', 'tick', 'idle'])
  })

  test('times are measured', async ({ page }) => {
    const told = await withWx(page, (wx) => {
      const performance = wx.getPerformance()
      const observer = performance.createObserver(() => 0)
      observer.observe({ entryTypes: ['render'] })
      observer.disconnect()
      return [
        performance.now() > 0,
        performance.getEntries().length > 0,
        performance.getEntriesByType('navigation').length,
      ]
    })
    expect(told).toEqual([true, true, 1])
  })

  test('what never changes on this phone is answered in WeChat’s form', async ({ page }) => {
    const battery = { level: 100, isCharging: true, isLowPowerModeEnabled: false }
    const skyline = { isSupported: false, version: '', reason: 'not supported' }
    const told = await withWx(page, (wx) => [
      wx.getBatteryInfoSync(),
      wx.getSkylineInfoSync(),
      wx.getExtConfigSync(),
    ])
    expect(told).toEqual([battery, skyline, {}])
    expect(await callWx(page, 'getBatteryInfo')).toEqual({ ...battery, errMsg: 'getBatteryInfo:ok' })
    expect(await callWx(page, 'getSkylineInfo')).toEqual({ ...skyline, errMsg: 'getSkylineInfo:ok' })
    expect(await callWx(page, 'getExtConfig')).toEqual({ extConfig: {}, errMsg: 'getExtConfig:ok' })
    expect(await callWx(page, 'checkIsOpenAccessibility')).toMatchObject({ open: false })
    expect(await callWx(page, 'checkIsAddedToMyMiniProgram')).toMatchObject({ added: false })
    expect((await callWx(page, 'getAvailableAudioSources')).errMsg).toBe('getAvailableAudioSources:ok')
  })

  test('brightness stays within what a screen has', async ({ page }) => {
    await callWx(page, 'setScreenBrightness', { value: 4 })
    expect(await callWx(page, 'getScreenBrightness')).toEqual({ value: 1, errMsg: 'getScreenBrightness:ok' })
    await callWx(page, 'setScreenBrightness', { value: 0.25 })
    expect(await callWx(page, 'getScreenBrightness')).toMatchObject({ value: 0.25 })
  })

  for (const name of [
    'vibrateShort',
    'vibrateLong',
    'setKeepScreenOn',
    'setVisualEffectOnCapture',
    'setInnerAudioOption',
    'setEnableDebug',
    'updateShareMenu',
  ]) {
    test(`${name} is accepted, in all three ways of answering`, async ({ page }) => {
      const heard = await withWx(
        page,
        async (wx, api) => {
          const options = { type: 'light', keepScreenOn: true, visualEffect: 'none', enableDebug: false }
          const lines: unknown[] = [await wx[api](options)]
          await new Promise((done) => {
            const success = (told: unknown) => lines.push(told)
            wx[api]({ ...options, success, complete: (told: unknown) => done(lines.push(told)) })
          })
          return lines
        },
        name,
      )
      expect(heard).toEqual(Array(3).fill({ errMsg: `${name}:ok` }))
    })
  }

  test('what only WeChat’s own people read is accepted without an answer', async ({ page }) => {
    const told = await withWx(page, (wx) => [
      wx.reportAnalytics('a', {}),
      wx.reportEvent('b', {}),
      wx.reportMonitor('c', 1),
      wx.reportPerformance(1, 2),
      wx.preloadAssets({ data: [] }),
      wx.preloadWebview({}),
    ])
    expect(told).toEqual(Array(6).fill(undefined))
  })

  test('what this phone never tells may be listened to and given up', async ({ page }) => {
    const told = await withWx(page, (wx) => {
      const listener = () => 0
      return [
        [wx.onUserCaptureScreen(listener), wx.offUserCaptureScreen(listener)],
        [wx.onBatteryInfoChange(listener), wx.offBatteryInfoChange(listener)],
        [wx.onAudioInterruptionBegin(listener), wx.offAudioInterruptionBegin(listener)],
        [wx.onAudioInterruptionEnd(listener), wx.offAudioInterruptionEnd(listener)],
        [wx.onMemoryWarning(listener), wx.offMemoryWarning(listener)],
        [wx.onNetworkWeakChange(listener), wx.offNetworkWeakChange(listener)],
        [wx.onKeyboardHeightChange(listener), wx.offKeyboardHeightChange(listener)],
      ].flat()
    })
    expect(told).toEqual(Array(14).fill(undefined))
  })
})
