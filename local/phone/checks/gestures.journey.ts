import { expect } from '@playwright/test'
import { errorsOf, phoneScreen, test } from './sample'

test.use({ viewport: phoneScreen })

test.describe('gestures and queries', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/gestures/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('a tap carries its finger, its dataset and its mark', async ({ page }) => {
    await page.locator('#box, [id$="box"]').first().click()
    await expect(page.locator('.log')).toHaveText('tap:box:1:g')
  })

  test('a long press is told instead of the tap', async ({ page }) => {
    const box = await page.getByText('box', { exact: true }).boundingBox()
    if (!box) throw new Error('no box')
    await page.mouse.move(box.x + 20, box.y + 10)
    await page.mouse.down()
    await expect(page.locator('.log')).toHaveText('longpress:box:1:g')
    await page.mouse.up()
    await expect(page.locator('.log')).toHaveText('longpress:box:1:g')
  })

  test('catch stops a tap, bind lets it go on, capture comes first', async ({ page }) => {
    await page.locator('.stop').click()
    await expect(page.locator('.log')).toHaveText('tap:inner:1:')
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.locator('.pass').click()
    await expect(page.locator('.log')).toHaveText('tap:child:1:,tap:outer:1:')
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.locator('.deep').click()
    await expect(page.locator('.log')).toHaveText('tap:capture:1:,tap:target:1:')
  })

  test('a drag is no tap', async ({ page }) => {
    const box = await page.getByText('box', { exact: true }).boundingBox()
    if (!box) throw new Error('no box')
    await page.mouse.move(box.x + 20, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 80, box.y + 12)
    await page.mouse.up()
    await expect(page.locator('.log')).toHaveText('')
  })

  test('a selector query measures from the top of the page', async ({ page }) => {
    await expect(page.locator('.rect')).toHaveText('375x50@0 1,2 0')
  })

  test('an observer tells when something comes into view', async ({ page }) => {
    await expect(page.locator('.seen')).toHaveText('false')
    await page.locator('.phone-scroller').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))
    await expect(page.locator('.seen')).toHaveText('far')
  })

  test('a 2D canvas draws through its node', async ({ page }) => {
    await expect(page.locator('.drawn')).toHaveText('255,0,0,255')
  })

  test('an exported animation moves its node', async ({ page }) => {
    await page.getByRole('button', { name: 'Animate' }).click()
    await expect(page.locator('.moving')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 40, 0)')
  })

  test('a picker-view starts at its value and tells the row it rests on', async ({ page }) => {
    const column = page.locator('.wheel wx-picker-view-column')
    await expect.poll(() => column.evaluate((node) => node.scrollTop)).toBe(100)
    await column.evaluate((node) => node.scrollTo(0, 262))
    await expect(page.locator('.rolled')).toHaveText('5')
  })

  test('a hover class is on while a finger is down', async ({ page }) => {
    const box = await page.locator('.hover').boundingBox()
    if (!box) throw new Error('nothing to press')
    await page.mouse.move(box.x + 5, box.y + 5)
    await page.mouse.down()
    await expect(page.locator('.hover')).toHaveCSS('color', 'rgb(255, 0, 0)')
    await page.mouse.up()
    await expect(page.locator('.hover')).not.toHaveClass(/pressed-now/)
  })
})
