import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { patch, patchAndSee, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

/** Where the pages of a class lie across the screen, as pairs of left and right. */
const spans = (page: Page, name: string, numbers: number[]) =>
  Promise.all(
    numbers.map(async (n) => {
      const { x, width } = (await page.locator(`.${name}${n}`).boundingBox())!
      return [x, x + width].map((edge) => Math.round(edge) + 0)
    }),
  )

/** Which of the four pages of the swiper that skip have a layout. */
const laidOut = () => [0, 1, 2, 3].filter((n) => document.querySelector(`.s${n}`)!.clientWidth > 0)

test.describe('a swiper', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/swiper/index')))

  test('that snaps to its edges gives its first and last page no margin beyond them', async ({ page }) => {
    // margins of 20 and 30 px leave 325 px for a page
    for (const [current, [one, other]] of [
      [0, [0, 325]],
      [1, [-305, 20]],
      [3, [-275, 50]],
    ] as const) {
      await patch(page, { current })
      const pages = current === 3 ? [2, 3] : [0, 1]
      await expect.poll(() => spans(page, 'e', pages)).toEqual([one, other].map((left) => [left, left + 325]))
    }
  })

  test('that does not snap, or goes round, keeps its margins', async ({ page }) => {
    await patch(page, { snap: false })
    await expect.poll(() => spans(page, 'e', [0])).toEqual([[20, 345]])
    await patch(page, { snap: true })
    await expect.poll(() => spans(page, 'e', [0])).toEqual([[0, 325]])
    await patch(page, { circular: true, snap: true, current: 3 })
    await expect.poll(() => spans(page, 'e', [3])).toEqual([[20, 345]])
  })

  const easings: [string, string][] = [
    ['default', 'ease'],
    ['linear', 'linear'],
    ['easeInCubic', 'cubic-bezier(0.32, 0, 0.67, 0)'],
    ['easeOutCubic', 'cubic-bezier(0.33, 1, 0.68, 1)'],
    ['easeInOutCubic', 'cubic-bezier(0.65, 0, 0.35, 1)'],
  ]
  test('turns in the way it is told', async ({ page }) => {
    for (const [easing, timing] of easings) {
      await patch(page, { easing })
      await expect(page.locator('.e0')).toHaveCSS('transition-timing-function', timing)
    }
  })

  test('that skips the layout of hidden pages has one for the turn only', async ({ page }) => {
    await expect.poll(() => page.evaluate(laidOut)).toEqual([0])
    const turning = await patchAndSee(page, { current: 1 }, () => [
      ...[0, 1, 2, 3].filter((n) => document.querySelector(`.s${n}`)!.clientWidth > 0),
      ...document
        .querySelector('.s1')!
        .getAnimations()
        .map((one) => one.effect!.getTiming().duration),
    ])
    expect(turning).toEqual([0, 1, 200])
    await expect.poll(() => page.evaluate(laidOut)).toEqual([1])
    expect(await patchAndSee(page, { skip: false }, laidOut)).toEqual([0, 1, 2, 3])
  })

  test('has single pages that skip their layout', async ({ page }) => {
    await expect(page.locator('.skipped')).toHaveCSS('display', 'none')
    await expect(page.locator('.kept')).toHaveCSS('display', 'block')
    await patch(page, { current: 2 })
    await expect(page.locator('.skipped')).toBeVisible()
    await expect(page.locator('.kept')).toHaveCSS('display', 'block')
  })
})
