import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { buildApp } from '../local/phone/compile'
import { startPhone } from '../local/phone'
import { add, median, rounded } from './figures'

const root = resolve(__dirname, '..')
const appDir = join(root, 'miniprogram')
const nodeModules = join(root, 'node_modules')
const TIMES = 7

const PAINTED = 'first-contentful-paint'

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}

/** Milliseconds until a page that nobody has opened before in this browser shows something. */
async function firstPaint(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
  const page = await context.newPage()
  await page.goto(address)
  const painted = await page.evaluate(
    (name) =>
      new Promise<number>((done) =>
        new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName(name)
          if (entry) done(entry.startTime)
        }).observe({ type: 'paint', buffered: true }),
      ),
    PAINTED,
  )
  await context.close()
  return painted
}

/** Milliseconds from `navigateTo` until the page is on the screen. */
function openPage(page: Page, url: string): Promise<number> {
  return page.evaluate(async (to) => {
    const { wx } = window as unknown as { wx: Record<string, (options?: object) => Promise<unknown>> }
    const started = performance.now()
    await wx['navigateTo']!({ url: to })
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const took = performance.now() - started
    await wx['navigateBack']!()
    return took
  }, url)
}

/** The local phone with the mini-program in it; the unit is an empty page of the same browser in the same run. */
export async function measurePhone(): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-phone-'))
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const phone = await startPhone({
    appDir,
    nodeModules,
    extraRoutes: (asked, response) => {
      if (asked.url !== '/empty') return false
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><p>empty')
      return true
    },
  })
  try {
    const empty: number[] = []
    const cold: number[] = []
    const building: number[] = []
    for (let n = 0; n < TIMES; n += 1) {
      empty.push(await firstPaint(browser, `${phone.url}/empty`))
      cold.push(await firstPaint(browser, `${phone.url}/app.html?as=bench`))
      building.push(await timed(() => buildApp({ appDir, outDir, nodeModules })))
    }
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
    await page.goto(`${phone.url}/app.html?as=bench`)
    await page.locator('page').first().waitFor()
    const url = '/packages/leave/new/index'
    const opening: number[] = []
    for (let n = 0; n <= TIMES; n += 1) opening.push(await openPage(page, url))
    const unit = rounded(median(empty))
    add('phone.build', 'a warm build of the mini-program', rounded(median(building)), 'ms', unit, 40)
    add('phone.cold', 'the phone’s first paint', rounded(median(cold)), 'ms', unit, 20)
    add('phone.open', 'opening a page', rounded(median(opening.slice(1))), 'ms', unit, 1)
  } finally {
    await browser.close()
    await phone.close()
    rmSync(outDir, { recursive: true, force: true })
  }
}
