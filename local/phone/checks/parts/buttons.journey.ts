import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from '../sample'
import { callWx, errorsOf, logOf, patch, phoneScreen, routes } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Writes what a phone tells the page around it into `window.told`. */
async function listen(page: Page, event: 'share' | 'exit' | 'missing'): Promise<void> {
  await page.evaluate((name) => {
    const told: unknown[] = []
    Object.assign(window, { told })
    ;(window as unknown as SampleWindow).__phone.on(name, (detail) => told.push(detail ?? name))
  }, event)
}
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: unknown[] }).told)

test.describe('a button', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/buttons/index')))

  const looks: [string, string, Record<string, string>][] = [
    [
      'the default',
      '.plain-default',
      { 'background-color': 'rgb(248, 248, 248)', color: 'rgb(0, 0, 0)', 'font-size': '18px' },
    ],
    ['type primary', '.primary', { 'background-color': 'rgb(7, 193, 96)', color: 'rgb(255, 255, 255)' }],
    ['type warn', '.warn', { 'background-color': 'rgb(230, 67, 64)', color: 'rgb(255, 255, 255)' }],
    ['size mini', '.mini', { display: 'inline-block', 'font-size': '13px' }],
    [
      'plain',
      '.ghost',
      { 'background-color': 'rgba(0, 0, 0, 0)', color: 'rgb(7, 193, 96)', 'border-top-width': '1px' },
    ],
    ['disabled', '.off', { color: 'rgba(0, 0, 0, 0.3)', 'background-color': 'rgb(247, 247, 247)' }],
    [
      'disabled primary',
      '.off-primary',
      { color: 'rgba(255, 255, 255, 0.6)', 'background-color': 'rgb(7, 193, 96)' },
    ],
  ]
  for (const [name, selector, style] of looks) {
    test(`looks as in WeChat: ${name}`, async ({ page }) => {
      for (const [property, value] of Object.entries(style))
        await expect(page.locator(selector)).toHaveCSS(property, value)
    })
  }

  test('tells its tap, and a disabled one does not', async ({ page }) => {
    await button(page, 'default').click()
    await button(page, 'off').click({ force: true })
    expect(await logOf(page)).toEqual(['tap default'])
    await expect(button(page, 'off')).toHaveAttribute('aria-disabled', 'true')
  })

  test('shows that it is loading while it is', async ({ page }) => {
    const before = () =>
      page.locator('.busy').evaluate((node) => getComputedStyle(node, '::before').animationName)
    expect(await before()).toBe('none')
    await patch(page, { busy: true })
    expect(await before()).toBe('phone-spin')
    await expect(page.locator('.busy')).toHaveAttribute('loading', '')
  })

  test('has a hover class of its own, or none', async ({ page }) => {
    const pressed = async (name: string) => {
      const box = (await button(page, name).boundingBox())!
      await page.mouse.move(box.x + 9, box.y + 9)
      await page.mouse.down()
      await page.waitForTimeout(60)
      const classes = await button(page, name).getAttribute('class')
      await page.mouse.up()
      return classes
    }
    expect(await pressed('held')).toContain('pressing')
    expect(await pressed('unheld')).toBe('unheld')
    expect(await pressed('default')).toContain('button-hover')
    await expect(page.locator('.held')).not.toHaveClass(/pressing/)
  })

  test('is reached through a label by id', async ({ page }) => {
    await page.getByText('far label').click()
    expect(await logOf(page)).toEqual(['tap target'])
  })

  test('shares a card that the page makes, when the person sends it', async ({ page }) => {
    await listen(page, 'share')
    await button(page, 'share').click()
    await expect(page.getByRole('dialog')).toContainText('come and see')
    await button(page, '取消').click()
    expect(await told(page)).toEqual([])
    await button(page, 'share').click()
    await button(page, '发送').click()
    expect(await logOf(page)).toEqual(['share button here', 'share button here'])
    expect(await told(page)).toEqual([
      { title: 'come and see', path: '/pages/detail/index?id=shared', imageUrl: '', from: 'button' },
    ])
  })

  test('opens the settings and tells what they are', async ({ page }) => {
    await button(page, 'settings').click()
    await page.getByRole('checkbox').check()
    await button(page, '确定').click()
    await expect
      .poll(() => logOf(page))
      .toEqual(['opensetting {"errMsg":"openSetting:ok","authSetting":{"scope.userLocation":true}}'])
  })

  test('lets the person choose a head', async ({ page }) => {
    await page.evaluate(() =>
      (window as unknown as SampleWindow).__phone.nextPicture(
        new File(['x'], 'head.png', { type: 'image/png' }),
      ),
    )
    await button(page, 'avatar').click()
    await expect.poll(() => logOf(page)).toHaveLength(1)
    expect((await logOf(page))[0]).toMatch(/^chooseavatar \{"avatarUrl":"http:\/\/tmp\/.*\.png"\}$/)
  })

  test('to a service chat tells that one was entered', async ({ page }) => {
    await button(page, 'contact').click()
    expect((await logOf(page))[0]).toContain('contact {"errMsg":"enterContact:ok"')
    await expect(page.getByRole('status')).toContainText('没有客服会话')
  })

  test('gives the grey head WeChat gives', async ({ page }) => {
    await button(page, 'who').click()
    const [line = ''] = await logOf(page)
    expect(JSON.parse(line.slice('getuserinfo '.length))).toMatchObject({
      errMsg: 'getUserInfo:ok',
      userInfo: { nickName: '微信用户', gender: 0 },
    })
  })

  test('with an ability nobody has here is loud', async ({ page }) => {
    await button(page, 'launch').click()
    expect(await page.evaluate(() => [...(window as unknown as SampleWindow).__phone.missing])).toEqual([
      'button open-type=launchApp',
    ])
    expect((await errorsOf(page)).join()).toContain('[wx] not implemented: button open-type=launchApp')
  })
})

test.describe('the menu of the capsule', () => {
  test('shares, keeps and starts again', async ({ open, page }) => {
    await open('pages/parts/buttons/index')
    await listen(page, 'share')
    await button(page, '更多').click()
    await button(page, '转发给朋友').click()
    await button(page, '发送').click()
    await button(page, '更多').click()
    await button(page, '收藏').click()
    expect(await logOf(page)).toEqual(['share menu ', 'favorite'])
    expect(await told(page)).toMatchObject([{ from: 'menu', title: 'come and see' }])
    await button(page, '更多').click()
    await button(page, '重新进入小程序').click()
    expect(await routes(page)).toEqual(['pages/native/index'])
  })

  test('offers sharing only where the page has it, and not while it is hidden', async ({ open, page }) => {
    await open('pages/parts/buttons/index')
    await callWx(page, 'hideShareMenu')
    await button(page, '更多').click()
    await expect(button(page, '转发给朋友')).toHaveCount(0)
    await button(page, '取消').click()
    await callWx(page, 'showShareMenu')
    await button(page, '更多').click()
    await expect(button(page, '转发给朋友')).toBeVisible()
    await button(page, '取消').click()
    await callWx(page, 'navigateTo', { url: '/pages/detail/index' })
    await button(page, '更多').click()
    await expect(button(page, '转发给朋友')).toHaveCount(0)
  })
})

test.describe('a navigator', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/native/index')))

  test.beforeEach(async ({ page }) => {
    await callWx(page, 'navigateTo', { url: '/pages/parts/buttons/index' })
    await page.getByRole('link', { name: 'go', exact: true }).waitFor()
  })
  const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

  test('opens a page', async ({ page }) => {
    await link(page, 'go').click()
    expect(await routes(page)).toEqual([
      'pages/native/index',
      'pages/parts/buttons/index',
      'pages/detail/index',
    ])
  })

  test('redirects', async ({ page }) => {
    await link(page, 'redirect').click()
    expect(await routes(page)).toEqual(['pages/native/index', 'pages/detail/index'])
  })

  test('switches the tab', async ({ page }) => {
    await link(page, 'tab').click()
    expect(await routes(page)).toEqual(['pages/list/index'])
  })

  test('starts over', async ({ page }) => {
    await link(page, 'relaunch').click()
    expect(await routes(page)).toEqual(['pages/detail/index'])
  })

  test('goes back', async ({ page }) => {
    await link(page, 'back').click()
    expect(await routes(page)).toEqual(['pages/native/index'])
  })

  test('tells where it cannot lead', async ({ page }) => {
    await link(page, 'lost').click()
    expect(await logOf(page)).toEqual([
      'fail {"errMsg":"navigate:fail page \\"pages/none/none\\" is not found"}',
    ])
    expect((await errorsOf(page)).map((text) => text.split('\n')[0])).toEqual([
      'Error: page "pages/none/none" is not found',
    ])
  })

  test('leaves the mini-program', async ({ page }) => {
    await listen(page, 'exit')
    await link(page, 'leave').click()
    expect(await told(page)).toEqual(['exit'])
  })

  test('to another mini-program is loud', async ({ page }) => {
    await listen(page, 'missing')
    await link(page, 'other').click()
    expect(await told(page)).toEqual(['<navigator target="miniProgram">'])
    expect(await errorsOf(page)).toEqual(['[wxml] not implemented: <navigator target="miniProgram">'])
  })
})
