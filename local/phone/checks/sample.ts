import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { PhoneHost } from '../runtime/host'
import type { PhoneServer } from '../index'
import { startPhone } from '../index'
import type { FakeCloud } from './fake-cloud'
import { startFakeCloud } from './fake-cloud'

interface PageLike {
  route: string
  data: Record<string, unknown>
}

/** What a phone's window offers to these checks. */
export interface SampleWindow {
  __phone: PhoneHost
  wx: Record<string, (argument?: unknown) => Promise<Record<string, unknown>>>
  getCurrentPages(): PageLike[]
  /** How many of the phone's errors the check has looked at. */
  errorsRead?: number
}

export interface Worker {
  /** The app that is opened: the one in `app` unless a file of checks names another. */
  appDir: string
  cloud: FakeCloud
  server: PhoneServer
}

export interface Each {
  /** Fails a check whose phone reported an error that the check did not look at (see `errorsOf`). */
  noSurprise: void
  /** Opens a phone; `query` is what follows `as=`. */
  open(path: string, query?: string): Promise<Page>
}

/** The sample app on a phone of its own for each check; a check fails when the phone reports an error it did not look at. */
export const test = base.extend<Each, Worker>({
  noSurprise: [
    async ({ page }, use, info) => {
      await use()
      if (info.status !== info.expectedStatus || page.isClosed()) return
      const unread = await page.evaluate(() => {
        const { __phone: phone, errorsRead = 0 } = window as unknown as Partial<SampleWindow>
        return phone ? phone.errors.slice(errorsRead) : []
      })
      expect(unread, 'errors of the phone that the check did not expect').toEqual([])
    },
    { auto: true },
  ],
  appDir: [join(__dirname, 'app'), { option: true, scope: 'worker' }],
  cloud: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of this pattern
    async ({}, use) => {
      const cloud = await startFakeCloud()
      await use(cloud)
      await cloud.close()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ cloud, appDir }, use) => {
      const server = await startPhone({ appDir, cloudUrl: cloud.url })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  open: async ({ page, server }, use) => {
    await use(async (path, query = 'as=anna&safe=34') => {
      await page.goto(`${server.url}/app.html?${query}&path=${encodeURIComponent(path)}`)
      await page.locator('page').first().waitFor()
      await agreeToPrivacy(page)
      return page
    })
  },
})

/** The person has agreed to the privacy guide before, unless they have answered something already. */
export function agreeToPrivacy(page: Page): Promise<void> {
  return page.evaluate(() => {
    const key = `wx-permissions:${(window as unknown as SampleWindow).__phone.account.name}`
    if (localStorage.getItem(key) === null) localStorage.setItem(key, '{"privacy":true}')
  })
}

/** The person has answered nothing yet. */
export function forgetAnswers(page: Page): Promise<void> {
  return page.evaluate(() =>
    localStorage.removeItem(`wx-permissions:${(window as unknown as SampleWindow).__phone.account.name}`),
  )
}

export const phoneScreen = { width: 375, height: 812 }

export function routes(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as SampleWindow).getCurrentPages().map(({ route }) => route))
}

/** What the phone reported; the check answers for what it has looked at here. */
export function errorsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const phone = window as unknown as SampleWindow
    phone.errorsRead = phone.__phone.errors.length
    return [...phone.__phone.errors]
  })
}

/** As `errorsOf`, without their ways; to be polled, for the app's file and line come after an answer of the server. */
export async function firstLinesOfErrors(page: Page): Promise<string[]> {
  return (await errorsOf(page)).map((text) => text.split('\n')[0]!)
}

/** Runs a wx call in the phone and answers its result or its failure. */
export function callWx(page: Page, name: string, argument?: unknown): Promise<Record<string, unknown>> {
  return page.evaluate(
    ([api, options]) =>
      (window as unknown as SampleWindow).wx[api as string]?.(options).catch(
        (error: object) => error as never,
      ) as never,
    [name, argument] as const,
  )
}

export function traceOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { wx } = window as unknown as { wx: { getStorageSync(key: string): string[] } }
    return wx.getStorageSync('trace') || []
  })
}

/** What the handlers of the page on top wrote down (see utils/logging.js of the sample). */
export function logOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pages = (window as unknown as SampleWindow).getCurrentPages() as unknown as { log: string[] }[]
    return [...(pages[pages.length - 1]?.log ?? [])]
  })
}

/** `setData` of the page on top. */
export async function patch(page: Page, data: object): Promise<void> {
  await patchAndSee(page, data, () => undefined)
}

/** `setData` of the page on top, and what a function of the checks finds in the document before anything else happens. */
export function patchAndSee<Result>(page: Page, data: object, see: () => Result): Promise<Result> {
  return page.evaluate(
    ([change, code]) => {
      const pages = (window as unknown as SampleWindow).getCurrentPages() as unknown as {
        setData(data: object): void
      }[]
      pages[pages.length - 1]?.setData(change)
      return (0, eval)(`(${code})()`) as Result
    },
    [data, see.toString()] as const,
  )
}

/** Drags a finger from one spot to another, in steps; `hold` leaves it down. */
export async function drag(
  page: Page,
  from: [number, number],
  to: [number, number],
  hold = false,
): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 5 })
  if (!hold) await page.mouse.up()
}

/** A function of the sample run with `wx` of the phone; its result, or what it threw. */
export function withWx<Result>(
  page: Page,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- scripts of other apps see wx without types
  run: (wx: any, argument: any) => Result | Promise<Result>,
  argument?: unknown,
): Promise<Result> {
  return page.evaluate(
    ([code, value]) => {
      const { wx } = window as unknown as { wx: unknown }
      return (0, eval)(`(${code as string})`)(wx, value) as Result
    },
    [run.toString(), argument] as const,
  )
}
