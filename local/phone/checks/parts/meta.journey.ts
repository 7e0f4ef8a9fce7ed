import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from '../sample'
import { callWx, logOf, patch, patchAndSee, phoneScreen, test } from '../sample'

test.use({ viewport: phoneScreen })

const sizeOf = async (page: Page) => {
  const { width, height } = (await page.locator('.sized').boundingBox())!
  return [width, height]
}
const top = (page: Page) => page.evaluate(() => document.querySelector('.phone-scroller')!.scrollTop)

test.describe('a page-meta', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/meta/index')))

  test('sets the size of the page’s text and of rem, each for itself', async ({ page }) => {
    expect(await sizeOf(page)).toEqual([16, 16])
    await patch(page, { font: '20px', style: 'letter-spacing: 2px' })
    expect(await sizeOf(page)).toEqual([16, 20])
    await expect(page.locator('page')).toHaveCSS('letter-spacing', '2px')
    await patch(page, { root: '60rpx', style: '' })
    expect(await sizeOf(page)).toEqual([30, 20])
    await expect(page.locator('page')).toHaveCSS('letter-spacing', 'normal')
  })

  test('follows the size of text that the person chose in WeChat', async ({ page }) => {
    const choose = (scale: number) =>
      page.evaluate((to) => (window as unknown as SampleWindow).__phone.setFontScale(to), scale)
    await choose(1.25)
    expect(await sizeOf(page)).toEqual([16, 16])
    await patch(page, { font: 'system', root: 'system' })
    expect(await sizeOf(page)).toEqual([20, 20])
    await choose(1.5)
    expect(await sizeOf(page)).toEqual([24, 24])
  })

  test('paints the ground of the page', async ({ page }) => {
    await patch(page, { ground: '#010203' })
    await expect(page.locator('.phone-scroller')).toHaveCSS('background-color', 'rgb(1, 2, 3)')
  })

  test('scrolls in its time, and tells where it is and when it is there', async ({ page }) => {
    const atOnce = await patchAndSee(
      page,
      { time: 500, top: '100rpx' },
      () => document.querySelector('.phone-scroller')!.scrollTop,
    )
    expect(atOnce).toBe(0)
    await expect.poll(() => logOf(page)).toEqual(['scrolldone'])
    expect(await top(page)).toBe(50)
    const last = () =>
      page.evaluate(() => {
        const [self] = (window as unknown as SampleWindow).getCurrentPages() as unknown as { last: object }[]
        return self!.last
      })
    await expect.poll(last).toEqual({ scrollTop: 50 })
    await patch(page, { time: 0, top: '300px' })
    expect(await top(page)).toBe(300)
    expect(await logOf(page)).toEqual(['scrolldone', 'scrolldone'])
  })

  test('goes where it was sent last, and tells no way that goes nowhere', async ({ page }) => {
    await patch(page, { time: 60_000, top: '2000px' })
    await patch(page, { time: 40, top: '500px' })
    await expect.poll(() => logOf(page)).toEqual(['scrolldone'])
    await page.waitForTimeout(500)
    expect(await top(page)).toBe(500)
    await patch(page, { time: 0, top: '500.0px' })
    expect(await logOf(page)).toEqual(['scrolldone'])
  })

  test('sends a page that lies below where it will be found', async ({ page }) => {
    await callWx(page, 'navigateTo', { url: '/pages/detail/index?id=1' })
    await page.evaluate(() => {
      const [self] = (window as unknown as SampleWindow).getCurrentPages() as unknown as {
        setData(data: object): void
      }[]
      self!.setData({ top: '150px' })
    })
    await callWx(page, 'navigateBack')
    // the page is as long as its own style sheet makes it
    expect(await top(page)).toBe(150)
    await callWx(page, 'navigateTo', { url: '/pages/detail/index?id=1' })
    await callWx(page, 'navigateBack')
    expect(await top(page)).toBe(150)
  })

  test('tells the size of the window when it changes, while it is there', async ({ page }) => {
    await page.setViewportSize({ width: 400, height: 700 })
    const told = 'resize {"size":{"windowWidth":400,"windowHeight":656}}'
    await expect.poll(() => logOf(page)).toEqual([told])
    await patch(page, { there: false })
    await page.setViewportSize({ width: 410, height: 700 })
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(410)
    expect(await logOf(page)).toEqual([told])
  })
})
