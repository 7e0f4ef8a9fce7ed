import type { Page } from '@playwright/test'
import { drawBetweenTimers } from './drawn-between'
import type { SampleWindow } from './sample'
import { agreeToPrivacy, phoneScreen, test as base } from './sample'

export interface Stage {
  page: Page
  /** Whether the next check may go on from here. */
  clean: boolean
}

/**
 * The same checks on a phone that stands in the browser from one check to the next: its pages are opened anew and its
 * storage is empty, but the app is not started again, which takes most of the time of a short check.
 * For what starts the app, changes the phone's settings or listens on `wx`, take `test` of sample.ts.
 */
export const test = base.extend<object, { stage: Stage }>({
  stage: [
    async ({ browser }, use) => {
      const page = await browser.newPage({
        viewport: phoneScreen,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      await drawBetweenTimers(page)
      await use({ page, clean: false })
      await page.context().close()
    },
    { scope: 'worker' },
  ],
  page: async ({ stage, viewport }, use) => {
    await stage.page.setViewportSize(viewport ?? phoneScreen)
    await use(stage.page)
    await stage.page.unrouteAll({ behavior: 'ignoreErrors' })
  },
  open: async ({ page, server, stage }, use, info) => {
    await use(async (path, query = 'as=anna&safe=34') => {
      const again = stage.clean && page.url().includes(`?${query}&`) && (await enterAgain(page, path))
      if (!again) {
        await page.goto(`${server.url}/app.html?${query}&path=${encodeURIComponent(path)}`)
        await page.evaluate(() => localStorage.clear())
        await page.reload()
      }
      await page.locator('page').first().waitFor()
      await agreeToPrivacy(page)
      return page
    })
    stage.clean = info.status === info.expectedStatus
  },
})

/** Opens the page on the phone that is there; false when something was left open on it. */
function enterAgain(page: Page, path: string): Promise<boolean> {
  return page.evaluate(async (url) => {
    if (document.querySelector('[role="dialog"], [role="status"], .wx-mask, .wx-shield')) return false
    const { wx, __phone: phone } = window as unknown as SampleWindow
    localStorage.clear()
    await wx['reLaunch']?.({ url: `/${url}` })
    phone.errors.length = 0
    ;(window as unknown as SampleWindow).errorsRead = 0
    phone.missing.length = 0
    return true
  }, path)
}
