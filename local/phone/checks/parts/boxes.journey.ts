import { expect } from '@playwright/test'
import { errorsOf, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

const BOXES = [
  'grid-view',
  'list-view',
  'list-builder',
  'grid-builder',
  'nested-scroll-header',
  'nested-scroll-body',
  'draggable-sheet',
  'open-container',
  'sticky-section',
  'selection',
]

test.describe('containers of Skyline', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/boxes/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  for (const tag of BOXES) {
    test(`${tag} shows what is in it, in its place`, async ({ page }) => {
      const box = page.locator(`wx-${tag}`)
      await expect(box).toContainText(tag)
      const { x, width, height } = (await box.boundingBox())!
      expect(height).toBeGreaterThan(10)
      if (tag !== 'selection') expect([x, width]).toEqual([0, 375])
    })
  }

  test('a span stays on the line of its text', async ({ page }) => {
    const [whole, part] = await Promise.all(
      ['wx-text:has(.part)', '.part'].map(async (one) => (await page.locator(one).boundingBox())!),
    )
    expect(part!.height).toBeLessThanOrEqual(whole!.height)
    await expect(page.locator('wx-text:has(.part)')).toHaveText('one span line')
  })

  test('what WeChat’s servers would fill takes no room', async ({ page }) => {
    await expect(page.locator('.nobody')).toHaveCount(3)
    for (const box of await page.locator('.nobody').all()) await expect(box).toBeHidden()
  })

  test('a navigation-bar in page-meta writes the bar above, and its colours', async ({ page }) => {
    const bar = page.locator('.phone-nav')
    await expect(bar).toContainText('Boxes')
    await expect(bar).toHaveCSS('background-color', 'rgb(255, 255, 255)')
    await page.getByRole('button', { name: 'Turn' }).click()
    await expect(bar).toContainText('Turned')
    await expect(bar).toHaveCSS('background-color', 'rgb(1, 2, 3)')
    await expect(bar).toHaveCSS('color', 'rgb(255, 255, 255)')
  })
})
