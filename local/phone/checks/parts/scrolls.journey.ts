import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { drag, errorsOf, logOf, patch, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

const boxOf = async (page: Page, selector: string) => {
  const locator = page.locator(selector).first()
  await locator.scrollIntoViewIfNeeded()
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${selector} is not there`)
  return box
}
const scrolled = (page: Page, selector: string) =>
  page.locator(selector).evaluate((node) => [node.scrollTop, node.scrollLeft])
const scroll = (page: Page, selector: string, top: number, left = 0) =>
  page.locator(selector).evaluate((node, [y, x]) => node.scrollTo(x!, y!), [top, left])
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test.describe('a scroll-view', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/scrolls/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('scrolls to what the data says, down and across', async ({ page }) => {
    await patch(page, { top: 150, left: 80 })
    await expect.poll(() => scrolled(page, '.list')).toEqual([150, 0])
    await expect.poll(() => scrolled(page, '.strip')).toEqual([0, 80])
  })

  test('scrolls a child to its top', async ({ page }) => {
    await patch(page, { into: 'row10' })
    await expect.poll(() => scrolled(page, '.list')).toEqual([500, 0])
  })

  test('tells its ends, each once', async ({ page }) => {
    await scroll(page, '.list', 1300)
    await expect.poll(() => logOf(page)).toContainEqual('scrolltolower {"direction":"bottom"}')
    await scroll(page, '.list', 1290)
    await scroll(page, '.list', 0)
    await expect.poll(() => logOf(page)).toContainEqual('scrolltoupper {"direction":"top"}')
    const ends = (await logOf(page)).filter((line) => line !== 'scroll')
    expect(ends).toEqual(['scrolltolower {"direction":"bottom"}', 'scrolltoupper {"direction":"top"}'])
    await scroll(page, '.strip', 0, 700)
    await expect.poll(() => logOf(page)).toContainEqual('scrolltolower strip {"direction":"right"}')
  })

  test('without a direction does not scroll', async ({ page }) => {
    await expect(page.locator('.still')).toHaveCSS('overflow', 'hidden')
    await expect(page.locator('.list')).toHaveCSS('overflow-y', 'auto')
    await expect(page.locator('.strip')).toHaveCSS('display', 'flex')
  })

  test('refreshes by a pull until the page says it is done', async ({ page }) => {
    const { x, y } = await boxOf(page, '.list')
    await drag(page, [x + 50, y + 20], [x + 50, y + 150])
    const told = async () => (await logOf(page)).filter((line) => /^refresher(?!pulling)/.test(line))
    await expect.poll(told).toEqual(['refresherrefresh'])
    await expect(page.locator('.list .wx-refresher')).toHaveCSS('height', '40px')
    await patch(page, { triggered: true })
    await patch(page, { triggered: false })
    await expect.poll(told).toEqual(['refresherrefresh', 'refresherrestore'])
    await expect(page.locator('.list .wx-refresher')).toHaveCSS('height', '0px')
  })

  test('forgets a pull that was too short', async ({ page }) => {
    const { x, y } = await boxOf(page, '.list')
    await drag(page, [x + 50, y + 20], [x + 50, y + 60])
    const log = await logOf(page)
    expect(log).toContain('refresherpulling')
    expect(log.filter((line) => /abort|refresherrefresh/.test(line))).toEqual(['refresherabort'])
  })

  test('refreshes when the data says so', async ({ page }) => {
    await patch(page, { triggered: true })
    expect(await logOf(page)).toEqual(['refresherrefresh'])
  })

  test('that is enhanced tells a drag', async ({ page }) => {
    await scroll(page, '.list', 100)
    const { x, y } = await boxOf(page, '.list')
    await drag(page, [x + 50, y + 120], [x + 50, y + 60])
    expect((await logOf(page)).filter((line) => line.startsWith('drag'))).toEqual(['dragstart', 'dragend'])
  })

  test('is steered by its node', async ({ page }) => {
    await press(page, 'steer to')
    await expect.poll(() => scrolled(page, '.list')).toEqual([120, 0])
    await press(page, 'steer into')
    await expect.poll(() => scrolled(page, '.list')).toEqual([750, 0])
    await press(page, 'lock')
    await expect(page.locator('.list')).toHaveCSS('overflow', 'hidden')
  })
})

test.describe('a swiper', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/scrolls/index')))

  test('shows the page of the data, tells it, and marks its dot', async ({ page }) => {
    await patch(page, { current: 2 })
    await expect
      .poll(() => logOf(page))
      .toEqual([
        'change {"current":2,"currentItemId":"three","source":""}',
        'animationfinish {"current":2,"currentItemId":"three","source":""}',
      ])
    const dots = page.locator('.pages .wx-swiper-dots i')
    await expect(dots).toHaveCount(3)
    await expect(dots.nth(2)).toHaveCSS('background-color', 'rgb(2, 2, 2)')
    await expect(dots.nth(0)).toHaveCSS('background-color', 'rgb(1, 1, 1)')
  })

  test('goes to a page by its id', async ({ page }) => {
    await patch(page, { item: 'two' })
    await expect
      .poll(() => logOf(page))
      .toContainEqual('change {"current":1,"currentItemId":"two","source":""}')
  })

  test('turns by a swipe, stops at its ends, and tells the way of the finger', async ({ page }) => {
    const { x, y } = await boxOf(page, '.pages')
    await drag(page, [x + 100, y + 50], [x + 250, y + 50])
    expect((await logOf(page)).filter((line) => line.startsWith('change'))).toEqual([])
    await drag(page, [x + 250, y + 50], [x + 100, y + 50])
    await expect
      .poll(async () => (await logOf(page)).filter((line) => line.startsWith('change')))
      .toEqual(['change {"current":1,"currentItemId":"two","source":"touch"}'])
    expect(await logOf(page)).toContain('transition')
  })

  test('that goes round comes back to the first page, upright', async ({ page }) => {
    const { x, y } = await boxOf(page, '.round')
    for (let turn = 0; turn < 2; turn += 1) await drag(page, [x + 50, y + 55], [x + 50, y + 5])
    expect((await logOf(page)).map((line) => line.replace(/"currentItemId":"",/, ''))).toEqual([
      'change round {"current":1,"source":"touch"}',
      'change round {"current":0,"source":"touch"}',
    ])
  })

  test('turns by itself while it is asked to', async ({ page }) => {
    expect(await logOf(page)).toEqual([])
    await patch(page, { autoplay: true })
    await expect
      .poll(async () => (await logOf(page)).slice(0, 2))
      .toEqual([
        'change self {"current":1,"currentItemId":"","source":"autoplay"}',
        'change self {"current":0,"currentItemId":"","source":"autoplay"}',
      ])
    await patch(page, { autoplay: false })
    const { length } = await logOf(page)
    await page.waitForTimeout(400)
    expect(await logOf(page)).toHaveLength(length)
  })

  test('shows several pages between margins', async ({ page }) => {
    const [all, first, second] = [
      await boxOf(page, '.many'),
      await boxOf(page, '.m0'),
      await boxOf(page, '.m1'),
    ]
    expect(first.x - all.x).toBe(20)
    expect(first.width).toBeCloseTo((all.width - 20 - 20) / 2, 0)
    expect(second.x).toBeCloseTo(first.x + first.width, 0)
  })
})

test.describe('other things that move', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/scrolls/index')))

  test('the wheels of a picker-view have the chosen row in the middle', async ({ page }) => {
    const wheels = await boxOf(page, '.wheels')
    const chosen = await page
      .locator('.wheels wx-picker-view-column')
      .nth(1)
      .getByText('2', { exact: true })
      .boundingBox()
    expect(chosen!.y + chosen!.height / 2).toBeCloseTo(wheels.y + wheels.height / 2, 0)
    const line = page.locator('.wheels .wx-picker-indicator')
    await expect(line).toHaveCSS('height', '40px')
    await expect(line).toHaveCSS('color', 'rgb(8, 8, 8)')
  })

  test('a wheel tells where it rests, and follows the data', async ({ page }) => {
    await page
      .locator('.wheels wx-picker-view-column')
      .first()
      .evaluate((node) => node.scrollTo(0, 125))
    await expect.poll(() => logOf(page)).toEqual(['change wheels {"value":[3,2]}', 'pickend wheels'])
    await patch(page, { wheel: [0, 4] })
    await expect
      .poll(() =>
        page
          .locator('.wheels wx-picker-view-column')
          .nth(1)
          .evaluate((node) => node.scrollTop),
      )
      .toBe(160)
  })

  test('a movable view follows the finger within its area', async ({ page }) => {
    const { x, y } = await boxOf(page, '.thing')
    await drag(page, [x + 10, y + 10], [x + 70, y + 40])
    await expect(page.locator('.thing')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 60, 30)')
    await drag(page, [x + 70, y + 40], [x + 400, y + 400])
    await expect(page.locator('.thing')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 150, 150)')
    const log = await logOf(page)
    expect(log[log.length - 1]).toBe('change thing {"x":150,"y":150,"source":"touch"}')
  })

  test('a movable view goes where the data says, and grows', async ({ page }) => {
    await patch(page, { x: 30, y: '40rpx' })
    await expect(page.locator('.thing')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 30, 20)')
    await patch(page, { scale: 9 })
    await expect(page.locator('.thing')).toHaveCSS('transform', 'matrix(3, 0, 0, 3, 30, 20)')
    expect(await logOf(page)).toEqual([
      'change thing {"x":30,"y":0,"source":""}',
      'change thing {"x":30,"y":20,"source":""}',
      'scale thing {"x":30,"y":20,"scale":3}',
    ])
  })

  test('a movable view keeps to its direction, and a disabled one stays', async ({ page }) => {
    const { x, y } = await boxOf(page, '.sideways')
    await drag(page, [x + 10, y + 10], [x + 50, y + 90])
    await expect(page.locator('.sideways')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 40, 0)')
    const fixed = await boxOf(page, '.fixed-thing')
    await drag(page, [fixed.x + 10, fixed.y + 10], [fixed.x + 60, fixed.y + 60])
    expect((await boxOf(page, '.fixed-thing')).x).toBe(fixed.x)
  })

  test('a sticky header sticks', async ({ page }) => {
    await expect(page.locator('.sticky')).toHaveCSS('position', 'sticky')
  })
})
