import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { callWx, errorsOf, logOf, patch, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

const BOTTOM = 812
const boxOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())!
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test.describe('a root-portal', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/portal/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('takes what it holds out of whatever moves, clips or holds its surroundings', async ({ page }) => {
    // its neighbour is caught in the transform
    expect(await boxOf(page, '.pinned')).toEqual({ x: 10, y: 44 + 60 - 20, width: 80, height: 20 })
    expect(await boxOf(page, '.popup')).toEqual({ x: 0, y: BOTTOM - 150, width: 375, height: 150 })
    expect(await boxOf(page, '.plain-line')).toMatchObject({ x: 0, y: 44, width: 375 })
    expect((await boxOf(page, '.after')).y).toBe(44 + 60)
    await expect(page.locator('.words')).toHaveCSS('color', 'rgb(11, 12, 13)')
    await expect(page.locator('.words')).toHaveCSS('font-size', '20px')
  })

  test('draws above everything and lets through what is beside it', async ({ page }) => {
    await page.mouse.click(300, BOTTOM - 20)
    await page.mouse.click(300, BOTTOM - 180)
    await page.locator('.after').click()
    expect(await logOf(page)).toEqual(['tap around', 'tap high', 'tap after'])
  })

  test('tells events where it is written', async ({ page }) => {
    await button(page, 'Act').click()
    await button(page, 'More').click()
    expect(await logOf(page)).toEqual(['tap act', 'tap more', 'tap around'])
  })

  test('follows the data', async ({ page }) => {
    await patch(page, { words: 'second', deep: true })
    await expect(page.locator('.words')).toHaveText('second')
    await expect(page.locator('.popup .deep')).toBeVisible()
    await patch(page, { deep: false })
    await expect(page.locator('.deep')).toHaveCount(0)
    await patch(page, { open: false })
    await expect(page.locator('.popup')).toHaveCount(0)
    await expect(page.locator('page > .dressed')).toHaveCount(0)
    await patch(page, { open: true })
    expect((await boxOf(page, '.popup')).y).toBe(BOTTOM - 150)
  })

  test('goes back to its place when it is not enabled, and out again', async ({ page }) => {
    await patch(page, { enable: false })
    expect(await boxOf(page, '.plain-line')).toMatchObject({ x: 10, y: 44, width: 375 })
    expect((await boxOf(page, '.popup')).y).toBe(44 + 60 - 150)
    await expect(page.locator('.clip .words')).toHaveCSS('font-size', '20px')
    await patch(page, { words: 'inside' })
    await expect(page.locator('.clip .words')).toHaveText('inside')
    await patch(page, { enable: true })
    expect((await boxOf(page, '.popup')).y).toBe(BOTTOM - 150)
    await button(page, 'More').click()
    expect(await logOf(page)).toEqual(['tap more', 'tap around'])
  })

  test('is hidden with its page and goes with it', async ({ page }) => {
    await callWx(page, 'navigateTo', { url: '/pages/detail/index?id=1' })
    await expect(page.locator('.popup')).toBeHidden()
    await callWx(page, 'navigateBack')
    await expect(page.locator('.popup')).toBeVisible()
    await callWx(page, 'reLaunch', { url: '/pages/detail/index?id=1' })
    await expect(page.locator('.popup')).toHaveCount(0)
  })

  test('of a component keeps the component’s styles and script', async ({ page }) => {
    const sheet = page.getByText('sheet 0')
    expect(await sheet.boundingBox()).toEqual({ x: 275, y: 244, width: 100, height: 40 })
    await expect(sheet).toHaveCSS('color', 'rgb(6, 6, 6)')
    await sheet.click()
    await expect(page.getByText('sheet 1')).toBeVisible()
  })

  test('leaves its fields in the form they are written in, also one in the other', async ({ page }) => {
    await page.locator('.fields input').fill('changed')
    await button(page, 'Send').click()
    await expect.poll(() => logOf(page)).toEqual(['sent {"word":"changed","inner":"deep"}'])
  })
})
