import { expect } from '@playwright/test'
import { ABSENT_TAGS } from '../../runtime/builtin-tags'
import type { SampleWindow } from '../sample'
import { errorsOf, patch, phoneScreen, test, withWx } from '../sample'

test.use({ viewport: phoneScreen })

test.describe('components that are missing', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/absent/index')))

  test('are places with their names, and loud', async ({ page }) => {
    const drawn = await page
      .locator('.gone')
      .evaluateAll((nodes) => nodes.map((node) => node.tagName.toLowerCase()))
    expect(drawn.sort()).toEqual(ABSENT_TAGS.map((tag) => `wx-${tag}`).sort())
    for (const tag of ABSENT_TAGS) {
      const place = page.locator(`wx-${tag}`)
      await expect(place.getByText(`<${tag}> is not supported`, { exact: true })).toBeVisible()
      const { width, height } = (await place.boundingBox())!
      expect(width).toBe(375)
      expect(height).toBeGreaterThanOrEqual(60)
      await expect(place).toHaveCSS('background-color', 'rgb(243, 227, 224)')
      expect(await withWx(page, (wx, name) => wx.canIUse(name) as boolean, tag)).toBe(false)
    }
    const missing = await page.evaluate(() => [...(window as unknown as SampleWindow).__phone.missing])
    expect(missing.sort()).toEqual(ABSENT_TAGS.map((tag) => `<${tag}>`).sort())
    const errors = await errorsOf(page)
    expect(errors.sort()).toEqual(ABSENT_TAGS.map((tag) => `[wxml] not implemented: <${tag}>`).sort())
  })

  test('show what is written in them, and follow the data', async ({ page }) => {
    await expect(page.getByText('shutter')).toBeVisible()
    await expect(page.locator('wx-share-element .words')).toHaveText('first')
    await patch(page, { words: 'second', more: true })
    await expect(page.locator('wx-share-element .words')).toHaveText('second')
    await expect(page.locator('wx-share-element .more')).toBeVisible()
    await patch(page, { more: false })
    await expect(page.locator('wx-share-element .more')).toHaveCount(0)
    expect(await errorsOf(page)).toHaveLength(ABSENT_TAGS.length)
  })
})
