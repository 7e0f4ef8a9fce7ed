import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { errorsOf, phoneScreen, test } from './sample'

test.use({ viewport: phoneScreen })

test.describe('gestures and queries', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/gestures/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('a tap carries its finger, its dataset and its mark', async ({ page }) => {
    await page.locator('#box').click()
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

  test('an animation moves by rpx and turns in space', async ({ page }) => {
    await page.evaluate(() => {
      const { wx, getCurrentPages } = window as unknown as {
        wx: { createAnimation(options: object): Record<string, (...values: unknown[]) => unknown> }
        getCurrentPages(): Array<{ setData(data: object): void }>
      }
      const animation = wx.createAnimation({ duration: 1 })
      animation['translateX']!('75rpx')
      animation['rotate3d']!(0, 0, 1, 90)
      animation['step']!()
      getCurrentPages().at(-1)!.setData({ animation: animation['export']!() })
    })
    const moving = page.locator('.moving')
    const places = () =>
      moving.evaluate((node) => {
        const { a, b, e } = new DOMMatrix(getComputedStyle(node).transform)
        return [a, b, e / innerWidth].map((value) => Math.round(value * 1000) / 1000 + 0)
      })
    await expect.poll(places).toEqual([0, 1, 0.1])
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

test.describe('on a machine with a mouse and a touch screen', () => {
  test.use({ hasTouch: true })
  test.beforeEach(async ({ open }) => void (await open('pages/gestures/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  const middleOf = async (page: Page) => {
    const box = await page.locator('#box').boundingBox()
    if (!box) throw new Error('no box')
    return [box.x + box.width / 2, box.y + box.height / 2] as const
  }

  test('a tap of a finger is told once, and the mouse works after it', async ({ page }) => {
    const spot = await middleOf(page)
    await page.touchscreen.tap(...spot)
    await expect(page.locator('.log')).toHaveText('tap:box:1:g')
    await page.mouse.click(...spot)
    await expect(page.locator('.log')).toHaveText('tap:box:1:g,tap:box:1:g')
    await page.touchscreen.tap(...spot)
    await expect(page.locator('.log')).toHaveText('tap:box:1:g,tap:box:1:g,tap:box:1:g')
  })

  test('a touch that a script sends does not take the mouse away', async ({ page }) => {
    await page.locator('#box').dispatchEvent('touchstart')
    await page.locator('#box').dispatchEvent('touchend')
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.locator('#box').click()
    await expect(page.locator('.log')).toHaveText('tap:box:1:g')
  })

  test('a button let go outside is a finger that has gone', async ({ page }) => {
    const [x, y] = await middleOf(page)
    const mouse = (type: string, buttons: number) =>
      page.locator('#box').dispatchEvent(type, { button: 0, buttons, clientX: x, clientY: y, bubbles: true })
    await mouse('mousedown', 1)
    await mouse('mousemove', 0)
    await mouse('mouseup', 0)
    await expect(page.locator('.log')).toHaveText('')
    await page.mouse.click(x, y)
    await expect(page.locator('.log')).toHaveText('tap:box:1:g')
  })
})
