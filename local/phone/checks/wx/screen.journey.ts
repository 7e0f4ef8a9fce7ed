import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { callWx, errorsOf, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })
test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

const ok = async (page: Page, name: string, options?: object) =>
  expect(await callWx(page, name, options)).toMatchObject({ errMsg: `${name}:ok` })

test.describe('what wx shows over a page', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/detail/index')))

  test('that something is loading, until it is hidden', async ({ page }) => {
    await ok(page, 'showLoading', { title: 'wait', mask: true })
    await expect(page.getByRole('status')).toHaveText('wait')
    await expect(page.locator('.wx-shield')).toBeVisible()
    await ok(page, 'hideLoading')
    await expect(page.getByRole('status')).toHaveCount(0)
    await expect(page.locator('.wx-shield')).toHaveCount(0)
  })

  test('a toast, until it is hidden', async ({ page }) => {
    await ok(page, 'showToast', { title: 'seen', icon: 'none', duration: 60_000 })
    await expect(page.getByRole('status')).toHaveText('seen')
    await ok(page, 'hideToast')
    await expect(page.getByRole('status')).toHaveCount(0)
  })

  test('that the bar is busy', async ({ page }) => {
    const wheel = page.locator('.phone-nav .loading')
    await ok(page, 'showNavigationBarLoading')
    await expect(wheel).toBeVisible()
    await ok(page, 'hideNavigationBarLoading')
    await expect(wheel).toBeHidden()
  })

  test('no way home, where the page wants none', async ({ page }) => {
    await expect(page.locator('.phone-nav .home')).toBeVisible()
    await ok(page, 'hideHomeButton')
    await expect(page.locator('.phone-nav .home')).toBeHidden()
  })

  test('other grounds behind the page', async ({ page }) => {
    await ok(page, 'setBackgroundColor', { backgroundColor: '#010203', backgroundColorTop: '#040506' })
    await expect(page.locator('.phone-frame')).toHaveCSS('background-color', 'rgb(4, 5, 6)')
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(1, 2, 3)')
    await ok(page, 'setBackgroundTextStyle', { textStyle: 'light' })
    await expect(page.locator('.phone-dots')).toHaveCSS('color', 'rgb(255, 255, 255)')
    await ok(page, 'setBackgroundTextStyle', { textStyle: 'dark' })
    await expect(page.locator('.phone-dots')).not.toHaveCSS('color', 'rgb(255, 255, 255)')
  })

  test('a question before the page is left, unless it is taken back', async ({ page }) => {
    await callWx(page, 'navigateTo', { url: '/pages/life/index' })
    await ok(page, 'enableAlertBeforeUnload', { message: 'leave it?' })
    await ok(page, 'disableAlertBeforeUnload')
    await page.getByRole('button', { name: '返回' }).click()
    await expect(page.locator('[data-route="pages/life/index"]')).toHaveCount(0)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('a number to call, after the person agrees', async ({ page }) => {
    const call = (button: string) => {
      const answer = callWx(page, 'makePhoneCall', { phoneNumber: '12345' })
      return page
        .getByRole('dialog')
        .getByRole('button', { name: button })
        .click()
        .then(() => answer)
    }
    expect(await call('取消')).toEqual({ errMsg: 'makePhoneCall:fail cancel' })
    expect(await call('呼叫')).toEqual({ errMsg: 'makePhoneCall:ok' })
    expect((await callWx(page, 'makePhoneCall', {}))['errMsg']).toContain(
      'parameter.phoneNumber should be String',
    )
  })

  test('a payment that costs nothing, or is given up', async ({ page }) => {
    const pay = async (button: string) => {
      const answer = callWx(page, 'requestPayment', {})
      await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
      return answer
    }
    expect(await pay('支付')).toEqual({ errMsg: 'requestPayment:ok' })
    expect(await pay('取消')).toEqual({ errMsg: 'requestPayment:fail cancel' })
  })

  test('a place with its name, until it is closed', async ({ page }) => {
    await ok(page, 'openLocation', {
      latitude: 30.1,
      longitude: 120.2,
      name: 'the well',
      address: 'north end',
    })
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('the well')
    await expect(dialog).toContainText('30.100000, 120.200000')
    await dialog.getByRole('button', { name: '关闭' }).click()
    await expect(dialog).toHaveCount(0)
  })

  test('that something was copied, and gives it back', async ({ page }) => {
    await ok(page, 'setClipboardData', { data: 'a slip' })
    await expect(page.getByRole('status')).toContainText('内容已复制')
    expect(await callWx(page, 'getClipboardData')).toEqual({ data: 'a slip', errMsg: 'getClipboardData:ok' })
    await ok(page, 'hideToast')
  })

  test('the privacy guide, and the settings of the phone', async ({ page }) => {
    const contract = callWx(page, 'openPrivacyContract')
    await expect(page.getByRole('dialog')).toContainText('用户隐私保护提示')
    await page.getByRole('button', { name: '确定' }).click()
    expect(await contract).toEqual({ errMsg: 'openPrivacyContract:ok' })
    const setting = callWx(page, 'openAppAuthorizeSetting')
    await page.getByRole('dialog').getByRole('checkbox').check()
    await page.getByRole('button', { name: '确定' }).click()
    expect(await setting).toEqual({ errMsg: 'openAppAuthorizeSetting:ok' })
    expect(await callWx(page, 'getSetting')).toMatchObject({ authSetting: { 'scope.userLocation': true } })
  })

  test('what it is allowed is asked for once, and stands', async ({ page }) => {
    const { authSetting, subscriptionsSetting } = await callWx(page, 'getSetting', {
      withSubscriptions: true,
    })
    expect(authSetting).toEqual({})
    expect(subscriptionsSetting).toEqual({ mainSwitch: true, itemSettings: {} })
    const first = callWx(page, 'authorize', { scope: 'scope.camera' })
    await page.getByRole('dialog').getByRole('button', { name: '拒绝' }).click()
    expect(await first).toEqual({ errMsg: 'authorize:fail auth deny', errno: 103 })
    expect(await callWx(page, 'authorize', { scope: 'scope.camera' })).toMatchObject({ errno: 103 })
    const second = callWx(page, 'authorize', { scope: 'scope.record' })
    await page.getByRole('dialog').getByRole('button', { name: '允许' }).click()
    expect(await second).toEqual({ errMsg: 'authorize:ok' })
    expect(await callWx(page, 'getSetting')).toMatchObject({
      authSetting: { 'scope.camera': false, 'scope.record': true },
    })
  })

  test('a font of the app', async ({ page }) => {
    const bad = await callWx(page, 'loadFontFace', { family: 'own', source: 'url("/none.woff2")' })
    expect(bad['errMsg']).toMatch(/^loadFontFace:fail/)
    await ok(page, 'loadFontFace', {
      family: 'plain',
      source: 'local("DejaVu Sans"), local("Liberation Sans"), local("WenQuanYi Zen Hei")',
    })
    expect(await page.evaluate(() => [...document.fonts].map(({ family }) => family))).toContain('plain')
  })
})

test.describe('a field that is typed into', () => {
  test('tells what is chosen in it, and lets its keyboard go', async ({ open, page }) => {
    await open('pages/parts/fields/index')
    expect(await callWx(page, 'getSelectedTextRange')).toEqual({
      errMsg: 'getSelectedTextRange:fail no input is focused',
    })
    const field = page.locator('wx-input:not([disabled]) > input').first()
    await field.fill('abcdef')
    await field.evaluate((node) => (node as HTMLInputElement).setSelectionRange(1, 4))
    expect(await callWx(page, 'getSelectedTextRange')).toMatchObject({ start: 1, end: 4 })
    await ok(page, 'hideKeyboard')
    await expect(field).not.toBeFocused()
  })
})

test.describe('the tab bar', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/list/index')))
  const tab = (page: Page, n: number) => page.locator('.phone-tab').nth(n)

  test('is hidden and shown', async ({ page }) => {
    await ok(page, 'hideTabBar')
    await expect(page.locator('.phone-tabs')).toBeHidden()
    await ok(page, 'showTabBar')
    await expect(page.locator('.phone-tabs')).toBeVisible()
  })

  test('carries a dot or a number, one at a time', async ({ page }) => {
    await ok(page, 'setTabBarBadge', { index: 1, text: '3' })
    await expect(tab(page, 1).locator('.badge')).toHaveText('3')
    await ok(page, 'showTabBarRedDot', { index: 1 })
    await expect(tab(page, 1).locator('.badge')).toHaveCount(0)
    await expect(tab(page, 1).locator('.dot')).toBeVisible()
    await ok(page, 'hideTabBarRedDot', { index: 1 })
    await expect(tab(page, 1).locator('.dot')).toHaveCount(0)
  })

  test('takes other words, pictures and colours', async ({ page }) => {
    const before = await tab(page, 1).locator('img').getAttribute('src')
    await ok(page, 'setTabBarItem', { index: 1, text: 'Rows', selectedIconPath: '/images/dot-on.svg' })
    await expect(tab(page, 1)).toContainText('Rows')
    expect(await tab(page, 1).locator('img').getAttribute('src')).not.toBe(before)
    await ok(page, 'setTabBarStyle', {
      color: '#010203',
      selectedColor: '#040506',
      backgroundColor: '#070809',
    })
    await expect(tab(page, 0)).toHaveCSS('color', 'rgb(1, 2, 3)')
    await expect(tab(page, 1)).toHaveCSS('color', 'rgb(4, 5, 6)')
    await expect(page.locator('.phone-tabs')).toHaveCSS('background-color', 'rgb(7, 8, 9)')
    await ok(page, 'setTabBarItem', {
      index: 1,
      text: 'List',
      iconPath: '/images/dot.svg',
      selectedIconPath: '/images/dot.svg',
    })
  })
})

test.describe('a page that is pulled down by its script', () => {
  test('is told, and comes back when it says so', async ({ open, page }) => {
    await open('pages/list/index')
    await ok(page, 'startPullDownRefresh')
    const frame = page.locator('.phone-frame[data-route="pages/list/index"]')
    await expect(frame).toHaveClass(/refreshing/)
    await expect(page.locator('.counts')).toContainText('pulls 1')
    await ok(page, 'stopPullDownRefresh')
    await expect(frame).not.toHaveClass(/refreshing/)
  })
})
