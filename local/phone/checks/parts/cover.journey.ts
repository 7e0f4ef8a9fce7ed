import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { callWx, drag, errorsOf, logOf, patch, patchAndSee, phoneScreen, routes } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

const IN = ['beforeenter', 'enter', 'afterenter']
const OUT = ['beforeleave', 'leave', 'afterleave']
const COVER = '/pages/parts/cover/index'
/** Milliseconds, long enough to look at what is under way. */
const LONG = 2500
/** Below the bar, down to the end of the screen; the sheet is 300 px and 15 px around it. */
const [TOP, BOTTOM, SHEET] = [44, 812, 330]

const panel = (page: Page) => page.locator('.wx-page-panel').first()
const cover = (page: Page) => page.locator('.wx-page-cover').first()
const boxOf = async (page: Page) => (await panel(page).boundingBox())!
const heard = (page: Page) => expect.poll(() => logOf(page))

interface UnderWay {
  /** What of the panel and the cover moves, and how long it takes. */
  moves: string[]
  log: string[]
  isSeen: boolean
}

/**
 * What a way in or out is like before its end. The page looks at itself: its timers run in the order of their times
 * however late they are, while a look from outside may come when all is over.
 */
const underWay = async (): Promise<UnderWay> => {
  const moves = ['.wx-page-panel', '.wx-page-cover'].flatMap((selector) =>
    document
      .querySelector(selector)!
      .getAnimations()
      .map((one) => `${(one as CSSTransition).transitionProperty} ${one.effect!.getTiming().duration}`),
  )
  await new Promise((done) => setTimeout(done, 10))
  const pages = (window as unknown as { getCurrentPages(): { log: string[] }[] }).getCurrentPages()
  const { log } = pages[pages.length - 1]!
  const isSeen = document.querySelector<HTMLElement>('.sheet')!.offsetHeight > 0
  return { moves, log: [...log], isSeen }
}

/** Begins a way in or out: how it is under way, and how long it takes until its last event, at least. */
async function wayOf(
  page: Page,
  show: boolean,
): Promise<UnderWay & { until(last: string): Promise<number> }> {
  const began = await page.evaluate(() => Date.now())
  const found = await patchAndSee(page, { show }, underWay)
  const until = (last: string) =>
    page.evaluate(
      ([name, from]) => {
        const pages = (
          window as unknown as { getCurrentPages(): { times: Record<string, number> }[] }
        ).getCurrentPages()
        return pages[pages.length - 1]!.times[name]! - from
      },
      [last, began] as const,
    )
  return { ...found, until }
}

test.describe('a page-container', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/cover/index')))

  test('moves in and out in its time, and tells each step when it is reached', async ({ page }) => {
    await expect(page.locator('.sheet')).toBeHidden()
    await patch(page, { duration: LONG })
    const moving = [`transform ${LONG}`, `opacity ${LONG}`]
    const wayIn = await wayOf(page, true)
    expect(wayIn).toMatchObject({ moves: moving, log: IN.slice(0, 2), isSeen: true })
    await heard(page).toEqual(IN)
    expect(await wayIn.until('afterenter')).toBeGreaterThanOrEqual(LONG)
    await expect.poll(() => boxOf(page)).toEqual({ x: 0, y: BOTTOM - SHEET, width: 375, height: SHEET })
    const wayOut = await wayOf(page, false)
    expect(wayOut).toMatchObject({ moves: moving, log: [...IN, ...OUT.slice(0, 2)], isSeen: true })
    await heard(page).toEqual([...IN, ...OUT])
    expect(await wayOut.until('afterleave')).toBeGreaterThanOrEqual(LONG)
    await expect(page.locator('.sheet')).toBeHidden()
  })

  test('that is called back on its way tells no end of it', async ({ page }) => {
    const log = await page.evaluate(async (duration) => {
      type Cover = { log: string[]; setData(data: object): void }
      const [cover] = (window as unknown as { getCurrentPages(): Cover[] }).getCurrentPages()
      cover!.setData({ duration, show: true })
      await new Promise((done) => setTimeout(done, 10))
      const before = [...cover!.log]
      cover!.setData({ duration: 20, show: false })
      return before
    }, LONG)
    expect(log).toEqual(IN.slice(0, 2))
    await heard(page).toEqual([...IN.slice(0, 2), ...OUT])
    await patch(page, { show: true })
    await heard(page).toEqual([...IN.slice(0, 2), ...OUT, ...IN])
    await page.waitForTimeout(LONG)
    expect(await logOf(page)).toEqual([...IN.slice(0, 2), ...OUT, ...IN])
  })

  const whole = { y: TOP, height: BOTTOM - TOP }
  const places = [
    {
      position: 'top',
      away: 'translateY(-100%)',
      box: { y: TOP, height: SHEET },
      corners: '0px 0px 16px 16px',
    },
    {
      position: 'bottom',
      away: 'translateY(100%)',
      box: { y: BOTTOM - SHEET, height: SHEET },
      corners: '16px 16px 0px 0px',
    },
    { position: 'right', away: 'translateX(100%)', box: whole, corners: '16px 0px 0px 16px' },
    { position: 'center', away: '0', box: whole, corners: '16px' },
  ]
  for (const { position, away, box, corners } of places) {
    test(`comes from its side: ${position}`, async ({ page }) => {
      const from = await patchAndSee(page, { position, round: true, show: true }, () => {
        const [move] = document.querySelector('.wx-page-panel')!.getAnimations()
        const [first] = (move!.effect as KeyframeEffect).getKeyframes()
        return first!['transform'] ?? first!['opacity']
      })
      expect(from).toBe(away)
      await heard(page).toEqual(IN)
      await expect.poll(() => boxOf(page)).toMatchObject({ x: 0, width: 375, ...box })
      await expect(panel(page)).toHaveCSS('border-radius', corners)
      await patch(page, { round: false })
      await expect(panel(page)).toHaveCSS('border-radius', '0px')
    })
  }

  test('looks as it is told, and so does what lies under it', async ({ page }) => {
    await patch(page, { duration: 0, show: true })
    await expect(panel(page)).toHaveCSS('background-color', 'rgb(4, 5, 6)')
    await expect(panel(page)).toHaveCSS('padding-top', '15px')
    await expect(panel(page)).toHaveCSS('z-index', '7')
    await expect(cover(page)).toHaveCSS('background-color', 'rgb(1, 2, 3)')
    expect(await cover(page).boundingBox()).toEqual({ x: 0, y: TOP, width: 375, height: BOTTOM - TOP })
    await patch(page, { overlay: false })
    await page.locator('.beneath').click()
    expect(await logOf(page)).toContain('tap')
  })

  test('closes when the page beside it is tapped', async ({ page }) => {
    await patch(page, { duration: 20, show: true })
    await heard(page).toEqual(IN)
    await cover(page).click({ position: { x: 100, y: 50 } })
    await heard(page).toEqual([...IN, 'clickoverlay', ...OUT])
    await expect(page.locator('.sheet')).toBeHidden()
    await patch(page, { show: true })
    await expect(page.locator('.sheet')).toBeVisible()
  })

  test('takes a step back for itself, from the bar and from the script', async ({ page }) => {
    await callWx(page, 'navigateTo', { url: COVER })
    await patch(page, { duration: 20, show: true })
    await heard(page).toEqual(IN)
    await page.getByRole('button', { name: '返回' }).click()
    await heard(page).toEqual([...IN, ...OUT])
    await patch(page, { show: true })
    await heard(page).toEqual([...IN, ...OUT, ...IN])
    await callWx(page, 'navigateBack')
    await heard(page).toEqual([...IN, ...OUT, ...IN, ...OUT])
    expect(await routes(page)).toHaveLength(2)
    await patch(page, { show: true })
    await callWx(page, 'navigateBack', { delta: 2 })
    expect(await routes(page)).toEqual(['pages/parts/cover/index'])
  })

  test('takes a step back for itself on the first page, too', async ({ page }) => {
    await patch(page, { duration: 20, show: true })
    await heard(page).toEqual(IN)
    expect(await callWx(page, 'navigateBack', { delta: 2 })).toEqual({ errMsg: 'navigateBack:ok' })
    await heard(page).toEqual([...IN, ...OUT])
    expect(await callWx(page, 'navigateBack')).toMatchObject({
      errMsg: 'navigateBack:fail cannot navigate back at first page',
    })
    expect(await routes(page)).toEqual(['pages/parts/cover/index'])
  })

  test('that is gone takes no step back', async ({ page }) => {
    await callWx(page, 'navigateTo', { url: COVER })
    await patch(page, { duration: 20, show: true })
    await heard(page).toEqual(IN)
    await patch(page, { there: false })
    await callWx(page, 'navigateBack')
    expect(await routes(page)).toHaveLength(1)
  })

  test('closes when a finger slides it down far enough, if it is asked to', async ({ page }) => {
    const y = BOTTOM - 100
    await patch(page, { duration: 20, show: true })
    await heard(page).toEqual(IN)
    // it is told by a timer, and moves by frames
    await expect.poll(async () => (await boxOf(page)).y).toBe(BOTTOM - SHEET)
    await drag(page, [50, y], [50, y + 95], true)
    expect((await boxOf(page)).y).toBe(BOTTOM - SHEET)
    await page.mouse.up()
    expect((await boxOf(page)).y).toBe(BOTTOM - SHEET)
    await patch(page, { slide: true, duration: 0 })
    await drag(page, [50, y], [50, y + 60], true)
    expect((await boxOf(page)).y).toBe(BOTTOM - SHEET + 60)
    await page.mouse.up()
    expect((await boxOf(page)).y).toBe(BOTTOM - SHEET)
    expect(await logOf(page)).toEqual(IN)
    await drag(page, [50, BOTTOM - SHEET + 100], [50, BOTTOM - SHEET + 220])
    await heard(page).toEqual([...IN, ...OUT])
  })

  test('comes back to its place when the finger that slides it is lost', async ({ page }) => {
    await patch(page, { duration: 0, slide: true, show: true })
    await heard(page).toEqual(IN)
    const y = BOTTOM - SHEET + 100
    await drag(page, [50, y], [50, y + 120], true)
    expect((await boxOf(page)).y).toBe(BOTTOM - SHEET + 120)
    // as the mouse comes back into the window, let go outside of it
    await page.evaluate(() => window.dispatchEvent(new MouseEvent('mousemove', { buttons: 0 })))
    expect((await boxOf(page)).y).toBe(BOTTOM - SHEET)
    await page.mouse.up()
    expect((await boxOf(page)).y).toBe(BOTTOM - SHEET)
    expect(await logOf(page)).toEqual(IN)
  })

  test('lets what is scrolled in it scroll back first', async ({ page }) => {
    await patch(page, { duration: 0, slide: true, show: true })
    await heard(page).toEqual(IN)
    const list = page.locator('.list')
    await list.evaluate((node) => (node.scrollTop = 50))
    const { x, y } = (await list.boundingBox())!
    await drag(page, [x + 20, y + 20], [x + 20, y + 200])
    expect(await logOf(page)).toEqual(IN)
    await list.evaluate((node) => (node.scrollTop = 0))
    await drag(page, [x + 20, y + 20], [x + 20, y + 200])
    await heard(page).toEqual([...IN, ...OUT])
  })

  test('is the only one of its page', async ({ page }) => {
    await patch(page, { show: true })
    await patch(page, { second: true })
    await heard(page).toEqual(IN)
    await expect(page.locator('.other')).toBeHidden()
    expect(await errorsOf(page)).toEqual(['page-container: a page shows one at a time'])
  })
})
