import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { test } from '../sample'

test.use({ viewport: { width: 375, height: 400 }, hasTouch: true })

const scrolled = (page: Page) => page.evaluate(() => document.querySelector('.phone-scroller')!.scrollTop)

/** Draws a real finger up over a node, and waits until the page would have moved. */
async function swipeUp(page: Page, selector: string): Promise<void> {
  const { x, y } = (await page.locator(selector).boundingBox())!
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', up?: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: up === undefined ? [] : [{ x: x + 20, y: y + 10 - up }],
    })
  await touch('touchStart', 0)
  for (let up = 5; up <= 50; up += 5) await touch('touchMove', up)
  await touch('touchEnd')
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  )
}

test('a finger scrolls the page, unless a handler catches it or answers false', async ({ open }) => {
  const page = await open('pages/parts/wxs/index')
  await swipeUp(page, '.movable')
  expect(await scrolled(page)).toBe(0)
  await swipeUp(page, '.held')
  expect(await scrolled(page)).toBe(0)
  await swipeUp(page, '.box')
  await expect.poll(() => scrolled(page)).toBeGreaterThan(20)
})
