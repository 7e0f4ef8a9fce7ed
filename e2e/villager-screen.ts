import { expect, type Locator, type Page } from '@playwright/test'
import type { Grade } from '../cloudfunctions/capabilities/satisfaction/contract'
import type { DemoServer } from './demo-server'

/** A cheap phone of 360 × 640, less its status bar. */
export const SCREEN = { width: 360, height: 616 }
/** Pixels of a finger. */
export const FINGER = 44
/** Pixels below which nobody of seventy reads. */
const READABLE = 22

export const GRADE_WORDS: Record<Grade, string> = {
  satisfied: '满意',
  basically: '基本满意',
  not: '不满意',
  unknown: '不了解',
}

/** The standard text, and 大字. */
export const SIZES: Array<[string, string]> = [
  ['', ''],
  [', with large text', '&font=1.35'],
]

interface PhoneWindow {
  __phone: { setAirplane(on: boolean): void; missing: string[]; errors: string[] }
}

/** One phone alone, entered by a scanned code. */
async function scan(demo: DemoServer, page: Page, openid: string, path: string, more: string): Promise<void> {
  await page.goto(`${demo.url}/app.html?as=${openid}&scene=1047&path=${encodeURIComponent(path)}${more}`)
}

export const scanSlip = (demo: DemoServer, page: Page, openid: string, scene: string, more = '') =>
  scan(demo, page, openid, `packages/poll/vote/index?scene=${encodeURIComponent(scene)}`, more)

export const scanPoster = (demo: DemoServer, page: Page, code: string, more = '') =>
  scan(demo, page, 'a-passer-by', `packages/poll/result/index?scene=${encodeURIComponent(code)}`, more)

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true })

export const radio = (page: Page, name: string): Locator =>
  page.getByRole('radio', { name, exact: true }).filter({ visible: true })

export const setAirplane = (page: Page, on: boolean) =>
  page.evaluate((state) => (window as unknown as PhoneWindow).__phone.setAirplane(state), on)

export async function expectSound(page: Page): Promise<void> {
  const told = await page.evaluate(() => {
    const { missing, errors } = (window as unknown as PhoneWindow).__phone
    return { missing: [...missing], errors: [...errors] }
  })
  expect(told).toEqual({ missing: [], errors: [] })
  expect(await page.locator('body').innerText()).not.toMatch(/undefined|NaN|null|\[object|\{\{|Error/)
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}
async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`not on the screen: ${locator}`)
  return box
}

/** The whole of it is on the screen, without scrolling. */
export async function expectInside(locator: Locator): Promise<Box> {
  const box = await boxOf(locator)
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(SCREEN.width)
  expect(box.y + box.height).toBeLessThanOrEqual(SCREEN.height)
  return box
}

/** Everything to tap on the page is as large as a finger. */
export async function expectFingers(page: Page): Promise<void> {
  // The cross of a sheet is every sheet's own, and lies beside nothing.
  const tapped = ':is(wx-view[role=button], wx-view[role=radio]):not([aria-label=关闭])'
  const targets = page.locator(tapped).filter({ visible: true })
  await expect(targets.first()).toBeVisible()
  for (const target of await targets.all()) {
    const { width, height } = await boxOf(target)
    // Chromium lays out in parts of a pixel: 44 may come back as 43.99998.
    const size = Math.round(Math.min(width, height) * 100) / 100
    expect(size, await target.innerText()).toBeGreaterThanOrEqual(FINGER)
  }
}

/** Every text of the page is as large as the design says; the bar above it is WeChat's own. */
export async function expectReadable(page: Page): Promise<void> {
  const small = await page.evaluate((least) => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let texts = 0
    while (walk.nextNode()) {
      const words = walk.currentNode.textContent!.trim()
      const element = walk.currentNode.parentElement!
      const shown =
        words && element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
      if (!shown || element.closest('.phone-nav')) continue
      texts++
      const { fontSize } = getComputedStyle(element)
      if (parseFloat(fontSize) < least) found.push(`${fontSize} ${words}`)
    }
    return texts === 0 ? ['no text at all'] : found
  }, READABLE)
  expect(small).toEqual([])
}

/** The question, its four answers and the bar below them are on the screen at once, and none covers another. */
export async function expectFirstQuestion(page: Page, question: string): Promise<void> {
  await expect(radio(page, GRADE_WORDS.satisfied)).toBeVisible()
  await expectInside(page.getByText(question, { exact: true }))
  const bar = await expectInside(button(page, '先选一个'))
  for (const words of Object.values(GRADE_WORDS)) {
    const box = await expectInside(radio(page, words))
    expect(box.y + box.height, words).toBeLessThanOrEqual(bar.y)
  }
}

/** A kind sentence, what to do next, and a way out that a finger finds, in letters that can be read. */
export async function expectTold(page: Page, what: string, next: string | RegExp): Promise<void> {
  await expect(page.getByText(what)).toBeVisible()
  await expect(page.getByText(next)).toBeVisible()
  await expectInside(button(page, '知道了'))
  await expectFingers(page)
  await expectReadable(page)
  await expectSound(page)
}
