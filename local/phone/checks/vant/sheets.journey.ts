import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { errorsOf, logOf, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen, appDir: join(__dirname, '..', 'vant-app') })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/**
 * Until Vant's own timer has run (300 ms) it takes a layer for one that is going, also where the browser's transition was
 * over before, and does not show it again. Timers run in their order, so one that is set later and is longer runs later.
 */
const untilGone = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 400)))

test.describe('what Vant lays over a page', () => {
  test.beforeEach(async ({ page, open }) => {
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.fulfill({ status: 204 }))
    await open('pages/sheets/index')
  })
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('a popup comes from below, tells it, and goes by its cross', async ({ page }) => {
    await press(page, 'popup')
    await expect.poll(() => logOf(page)).toEqual(['after-enter popup'])
    const box = (await page.locator('.in-popup').boundingBox())!
    expect(box.y + box.height).toBeGreaterThan(700)
    await page.locator('.van-popup__close-icon').click()
    await expect.poll(() => logOf(page)).toEqual(['after-enter popup', 'close popup', 'after-leave popup'])
    await expect(page.locator('.in-popup')).toBeHidden()
  })

  test('an action is chosen from a sheet, a disabled one is not', async ({ page }) => {
    await press(page, 'actions')
    await page.getByText('frozen').click()
    await page.getByText('erase').click()
    await expect
      .poll(() => logOf(page))
      .toEqual(['select actions {"name":"erase","color":"#ee0a24"}', 'close actions'])
    await expect(page.getByText('erase')).toBeHidden()
  })

  test('a sheet is given up', async ({ page }) => {
    await press(page, 'actions')
    await page.getByText('never mind').click()
    expect((await logOf(page))[0]).toBe('cancel actions')
  })

  test('a way to share is chosen', async ({ page }) => {
    await press(page, 'share')
    await page.getByText('link', { exact: true }).click()
    expect(await logOf(page)).toEqual(['select share {"name":"link","icon":"link","index":1}'])
  })

  test('a calendar answers a day', async ({ page }) => {
    await press(page, 'calendar')
    await expect(page.locator('.van-calendar__selected-day').filter({ visible: true })).toHaveText('10')
    await page
      .locator('.van-calendar__day')
      .filter({ visible: true })
      .getByText('15', { exact: true })
      .first()
      .click()
    expect(await logOf(page)).toEqual(['dated 1-15'])
  })

  test('a calendar answers a stretch of days', async ({ page }) => {
    await press(page, 'range')
    const day = (n: string) =>
      page.locator('.van-calendar__day').filter({ visible: true }).getByText(n, { exact: true }).first()
    await day('12').click()
    await day('14').click()
    await page.getByText('确定').filter({ visible: true }).click()
    expect(await logOf(page)).toEqual(['dated 1-12 1-14'])
  })

  test('a menu drops down and tells what was chosen', async ({ page }) => {
    await page.locator('.van-dropdown-menu__item').click()
    await page.locator('.van-dropdown-item__option').getByText('oldest').click()
    expect(await logOf(page)).toEqual(['sorted 1'])
    await expect(page.locator('.van-dropdown-menu__title')).toHaveText('oldest')
  })

  test('an overlay holds what is in it and tells a tap', async ({ page }) => {
    await press(page, 'overlay')
    await expect(page.locator('.in-overlay')).toBeVisible()
    await page.mouse.click(200, 600)
    expect(await logOf(page)).toEqual(['click overlay'])
    await expect(page.locator('.in-overlay')).toBeHidden()
  })

  test('a dialog of the page has a slot and tells both buttons', async ({ page }) => {
    await press(page, 'manual')
    await expect(page.locator('.in-dialog')).toBeVisible()
    await page.locator('.van-dialog__cancel').filter({ visible: true }).click()
    expect((await logOf(page)).slice(0, 1)).toEqual(['cancel manual'])
    await expect(page.locator('.in-dialog')).toBeHidden()
    await untilGone(page)
    await press(page, 'manual')
    await page.locator('.van-dialog__confirm').filter({ visible: true }).click()
    expect(await logOf(page)).toContain('confirm manual')
  })

  test('a dialog of a script is a promise that may be refused', async ({ page }) => {
    await press(page, 'ask')
    await page.locator('.van-dialog__cancel').filter({ visible: true }).click()
    await expect.poll(() => logOf(page)).toEqual(['stayed'])
    await untilGone(page)
    await press(page, 'tell')
    await expect(page.getByText('only this')).toBeVisible()
    await page.locator('.van-dialog__confirm').filter({ visible: true }).click()
    await expect.poll(() => logOf(page)).toEqual(['stayed', 'read'])
  })

  test('a toast that waits keeps the page from being touched until it is taken away', async ({ page }) => {
    await press(page, 'wait')
    await expect(page.locator('.van-toast')).toHaveText('wait')
    await expect(page.locator('.van-toast .van-loading')).toBeVisible()
    const covered = await page.evaluate(
      () => document.elementFromPoint(30, 100)?.closest('van-button') === null,
    )
    expect(covered).toBe(true)
    await page.getByRole('button', { name: 'stop' }).dispatchEvent('click')
    await page.evaluate(() => {
      const pages = (window as unknown as { getCurrentPages(): { stop(): void }[] }).getCurrentPages()
      pages[pages.length - 1]!.stop()
    })
    await expect(page.locator('.van-toast')).toBeHidden()
  })

  test('a toast goes by itself and tells it', async ({ page }) => {
    await press(page, 'cheer')
    await expect(page.locator('.van-toast')).toContainText('cheers')
    await expect.poll(() => logOf(page)).toEqual(['toast gone'])
  })

  test('a warning comes from above and goes', async ({ page }) => {
    await press(page, 'warn')
    await expect(page.locator('.van-notify')).toHaveText('careful')
    await expect(page.locator('.van-notify')).toHaveCSS('background-color', 'rgb(238, 10, 36)')
    await expect.poll(() => logOf(page)).toEqual(['notify gone'])
    await expect(page.locator('.van-notify')).toBeHidden()
  })

  test('buttons that are disabled or loading tell nothing', async ({ page }) => {
    await page.getByRole('button', { name: 'disabled' }).click({ force: true })
    await page.locator('.van-button--loading').click({ force: true })
    expect(await logOf(page)).toEqual([])
  })

  test('the bar of goods tells its icons and buttons', async ({ page }) => {
    await page.getByText('chat', { exact: true }).click()
    await page.getByText('buy', { exact: true }).click()
    expect(await logOf(page)).toEqual(['click chat', 'click buy'])
  })
})
