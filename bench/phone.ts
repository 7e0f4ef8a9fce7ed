import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { dataFolder } from '../local/demo/data-folder'
import { runCounty } from '../local/demo/running-county'
import { buildApp } from '../local/phone/compile'
import { startPhone } from '../local/phone'
import { add, median, rounded } from './figures'

const root = resolve(__dirname, '..')
const appDir = join(root, 'miniprogram')
const nodeModules = join(root, 'node_modules')
const TIMES = 7

const PAINTED = 'first-contentful-paint'

/** Whose phone it is: a member of a team in the demo county, whose WeChat is bound and who may ask for leave. */
const WHO = 'as=wang-lei'
/** What must stand on the screen, or nothing was measured: words of the first page and of the opened one that the cloud answers. */
const FIRST_WORDS = '王磊'
const OPENED = { url: '/packages/leave/new/index', words: '事假' }

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}

/** Milliseconds until a page that nobody has opened before in this browser shows something; fails unless it comes to show the words. */
async function firstPaint(browser: Browser, address: string, words: string): Promise<number> {
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
  await page.getByText(words).filter({ visible: true }).first().waitFor()
  await context.close()
  return painted
}

/** Milliseconds from `navigateTo` until the page is on the screen; fails unless it comes to show its words. */
async function openPage(page: Page): Promise<number> {
  type Call = (options?: object) => Promise<unknown>
  const took = await page.evaluate(async (url) => {
    const { wx } = window as unknown as { wx: Record<string, Call> }
    const started = performance.now()
    await wx['navigateTo']!({ url })
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return performance.now() - started
  }, OPENED.url)
  await page.getByText(OPENED.words).filter({ visible: true }).first().waitFor()
  await page.evaluate(() => (window as unknown as { wx: Record<string, Call> }).wx['navigateBack']!())
  return took
}

/** The local phone with the mini-program in it; the unit is an empty page of the same browser in the same run. */
export async function measurePhone(): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-phone-'))
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-county-'))
  const county = await runCounty(dataFolder(dataDir))
  const phone = await startPhone({
    appDir,
    cloudUrl: county.url,
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
      empty.push(await firstPaint(browser, `${phone.url}/empty`, 'empty'))
      cold.push(await firstPaint(browser, `${phone.url}/app.html?${WHO}`, FIRST_WORDS))
      building.push(await timed(() => buildApp({ appDir, outDir, nodeModules })))
    }
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
    await page.goto(`${phone.url}/app.html?${WHO}`)
    await page.getByText(FIRST_WORDS).filter({ visible: true }).first().waitFor()
    const opening: number[] = []
    for (let n = 0; n <= TIMES; n += 1) opening.push(await openPage(page))
    const unit = rounded(median(empty))
    add('phone.build', 'a warm build of the mini-program', rounded(median(building)), 'ms', unit, 40)
    add('phone.cold', 'the phone’s first paint', rounded(median(cold)), 'ms', unit, 20)
    add('phone.open', 'opening a page', rounded(median(opening.slice(1))), 'ms', unit, 1)
  } finally {
    await browser.close()
    await phone.close()
    await county.close()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(outDir, { recursive: true, force: true })
  }
}
