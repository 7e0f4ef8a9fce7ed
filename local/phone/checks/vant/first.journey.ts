import { join } from 'node:path'
import { expect } from '@playwright/test'
import { errorsOf, phoneScreen, test } from '../sample'

test.use({ viewport: phoneScreen, appDir: join(__dirname, '..', 'vant-app') })

test.describe('vant from npm', () => {
  test.beforeEach(async ({ page, open }) => {
    // the pictures of van-empty live on a CDN, which no check reaches
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.fulfill({ status: 204 }))
    await open('pages/first/index')
  })
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('a button tells its click once', async ({ page }) => {
    await page.getByText('Press', { exact: true }).click()
    await expect(page.locator('.clicks')).toHaveText('1')
  })

  test('a field tells what is typed', async ({ page }) => {
    await page.getByLabel('a word').fill('hello')
    await expect(page.locator('.word')).toHaveText('hello')
  })

  test('a popup opens from a cell and closes by its overlay', async ({ page }) => {
    await page.getByText('Open sheet').click()
    await expect(page.locator('.sheet')).toBeVisible()
    await page
      .locator('.van-overlay')
      .first()
      .click({ position: { x: 100, y: 60 } })
    await expect(page.locator('.sheet')).toBeHidden()
  })

  test('tabs change', async ({ page }) => {
    await page.getByText('Two', { exact: true }).click()
    await expect(page.locator('.active')).toHaveText('1')
    await expect(page.getByText('body two')).toBeVisible()
  })

  test('a calendar answers a day of the next month', async ({ page }) => {
    await page.getByText('Open calendar').click()
    await page.locator('.van-calendar__day').getByText('15', { exact: true }).nth(1).click()
    await expect(page.locator('.date')).toHaveText('15')
  })

  test('switch, stepper, check box and collapse change', async ({ page }) => {
    await page.locator('.van-switch').click()
    await expect(page.locator('.on')).toHaveText('true')
    await page.locator('.van-stepper__plus').click()
    await expect(page.locator('.count')).toHaveText('2')
    await page.locator('.van-checkbox__label').click()
    await expect(page.locator('.agreed')).toHaveText('true')
    await page.locator('.van-collapse-item__title').nth(1).click()
    await expect(page.getByText('beta')).toBeVisible()
  })

  test('dialog and toast are called from a script', async ({ page }) => {
    await page.getByText('Ask', { exact: true }).click()
    await page.locator('.van-dialog__confirm').click()
    await expect(page.locator('.asked')).toHaveText('left')
    await page.getByText('Toast', { exact: true }).click()
    await expect(page.locator('.van-toast')).toHaveText('cheers')
  })

  test('the icon font comes with the app', async ({ page }) => {
    const fonts = await page.evaluate(async () => {
      await document.fonts.load('16px "vant-icon"', '\ue728')
      return [...document.fonts].map(({ family, status }) => `${family.replace(/"/g, '')} ${status}`)
    })
    expect(fonts).toContain('vant-icon loaded')
  })
})
