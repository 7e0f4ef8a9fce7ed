import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { test } from '../sample'

test.use({ viewport: { width: 375, height: 400 }, hasTouch: true })

/** Draws a real finger up over a node, and answers how far the page was scrolled by it. */
async function swipeUp(page: Page, selector: string): Promise<number> {
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
  return page.evaluate(
    () =>
      new Promise((done) =>
        // the page has moved by the second frame after the finger
        requestAnimationFrame(() =>
          requestAnimationFrame(() => done(document.querySelector('.phone-scroller')!.scrollTop)),
        ),
      ),
  )
}

test('a finger scrolls the page, unless a handler catches it or answers false', async ({ open }) => {
  const page = await open('pages/parts/wxs/index')
  expect(await swipeUp(page, '.movable')).toBe(0)
  expect(await swipeUp(page, '.held')).toBe(0)
  expect(await swipeUp(page, '.box')).toBeGreaterThan(20)
})
