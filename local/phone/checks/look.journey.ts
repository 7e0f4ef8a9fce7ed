import { expect } from '@playwright/test'
import type { SampleWindow } from './sample'
import { phoneScreen, test, traceOf } from './sample'

test.use({ viewport: phoneScreen })

test.describe('appearance', () => {
  test('rpx scales with the screen, also inside calc and custom properties', async ({ open, page }) => {
    await open('pages/look/index')
    // 28 rpx of 750 on a 375 px screen is 14 px, times the 1.5 of page-meta
    await expect(page.locator('.sized')).toHaveCSS('font-size', '21px')
    await expect(page.locator('.gapped')).toHaveCSS('width', '37.5px')
  })

  test('the inset of the home indicator is what the phone says, and nothing above a tab bar', async ({
    open,
    page,
  }) => {
    await open('pages/look/index', 'as=anna&safe=34')
    await expect(page.locator('.inset')).toHaveCSS('padding-bottom', '44px')
    await open('pages/look/index', 'as=anna&safe=0&again=1')
    await expect(page.locator('.inset')).toHaveCSS('padding-bottom', '10px')
  })

  test('dark follows the switch: styles, bars, icons and scripts', async ({ open, page }) => {
    await open('pages/look/index')
    await expect(page.locator('.themed')).toHaveCSS('color', 'rgb(0, 0, 255)')
    await page.evaluate(() => (window as unknown as SampleWindow).__phone.setDark(true))
    await expect(page.locator('.themed')).toHaveCSS('color', 'rgb(255, 255, 0)')
    await expect(page.locator('.phone-nav')).toHaveCSS('background-color', 'rgb(16, 16, 16)')
    await expect(page.locator('page')).toHaveCSS('background-color', 'rgb(32, 32, 32)')
    expect(await traceOf(page)).toContain('app theme dark')
    const theme = await page.evaluate(() => {
      const { wx } = window as unknown as { wx: { getAppBaseInfo(): { theme: string } } }
      return wx.getAppBaseInfo().theme
    })
    expect(theme).toBe('dark')
  })

  test('an address can ask for dark and large text', async ({ open, page }) => {
    await open('pages/native/index', 'as=anna&dark=1&font=1.35')
    await expect(page.locator('.phone-tab img').first()).toHaveAttribute('src', '/images/dot-dark.svg')
    const scale = await page.evaluate(() => {
      const { wx } = window as unknown as { wx: { getAppBaseInfo(): { fontSizeScaleFactor: number } } }
      return wx.getAppBaseInfo().fontSizeScaleFactor
    })
    expect(scale).toBe(1.35)
  })

  test('only a component that asks for it takes the styles of the page', async ({ open, page }) => {
    await open('pages/look/index')
    await expect(page.getByText('shared', { exact: true })).toHaveCSS('color', 'rgb(4, 5, 6)')
    await expect(page.getByText('plain', { exact: true })).not.toHaveCSS('color', 'rgb(4, 5, 6)')
  })

  test('an image is named and loads from the app', async ({ open, page }) => {
    await open('pages/look/index')
    const image = page.getByRole('img', { name: 'a dot' })
    await expect(image).toHaveCSS('width', '20px')
    expect(
      await image.locator('img').evaluate((node: HTMLImageElement) => node.naturalWidth),
    ).toBeGreaterThan(0)
  })
})
