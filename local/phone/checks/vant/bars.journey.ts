import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { logOf, patch, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen, appDir: join(__dirname, '..', 'vant-app') })

const scrollTo = (page: Page, top: number) =>
  page.evaluate((to) => document.querySelector('.phone-scroller')!.scrollTo(0, to), top)

/** What was told, but for the sticky part, which speaks at every layout. */
const told = async (page: Page) => (await logOf(page)).filter((line) => !line.startsWith('scroll'))

test.describe('Vant at the edges of a page', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/bars/index')))

  test('a tag that may be closed is closed, alone', async ({ page }) => {
    const tags = page.locator('van-tag')
    await expect(tags).toHaveCount(2)
    await tags.first().locator('.van-tag__close').click()
    await expect(tags).toHaveText(['two'])
    expect(await told(page)).toEqual(['close one'])
  })

  test('a sticky part goes with the page and then stays below the top, and goes back', async ({ page }) => {
    // counted from the page below the navigation bar
    const top = async () => Math.round((await page.locator('.held').boundingBox())!.y - 44)
    const start = await top()
    expect(start).toBeGreaterThan(300)
    await scrollTo(page, 100)
    await expect.poll(top).toBe(start - 100)
    await scrollTo(page, 900)
    await expect.poll(top).toBe(20)
    const scrolled = (await logOf(page)).filter((line) => line.startsWith('scroll sticky')).at(-1)!
    expect(JSON.parse(scrolled.slice('scroll sticky '.length))).toMatchObject({ isFixed: true })
    await scrollTo(page, 0)
    await expect.poll(top).toBe(start)
  })

  test('the bar at the bottom shows the price and is sent, unless it is off or busy', async ({ page }) => {
    const bar = page.locator('.van-submit-bar')
    const send = page.getByRole('button', { name: 'send' })
    await expect(bar).toContainText('30.50')
    const { y, height } = (await bar.boundingBox())!
    expect(y + height).toBe(812)
    await send.click()
    expect(await told(page)).toEqual(['submit bar'])
    await patch(page, { disabled: true, tip: 'why not' })
    await expect(bar).toContainText('why not')
    await send.click({ force: true })
    await patch(page, { disabled: false, loading: true })
    await page.locator('.van-submit-bar__button').click({ force: true })
    expect(await told(page)).toEqual(['submit bar'])
  })
})
