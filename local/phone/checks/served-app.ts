import type { Page } from '@playwright/test'
import { test } from '@playwright/test'
import type { PhoneServer } from '../index'
import { startPhone } from '../index'
import { phoneScreen } from './sample'
import type { WrittenApp } from './written-app'
import { writeApp } from './written-app'

/** An app written down in a file of checks, on the phone for as long as they run. */
export interface ServedApp {
  /** Opens a page of it, by its path with its query. */
  go(page: Page, path: string): Promise<void>
}

export function serveApp(files: Record<string, string>): ServedApp {
  test.use({ viewport: phoneScreen })
  let app: WrittenApp
  let server: PhoneServer
  test.beforeAll(async () => {
    app = writeApp(files)
    server = await startPhone({ appDir: app.dir, nodeModules: app.nodeModules })
  })
  test.afterAll(async () => {
    await server.close()
    app.remove()
  })
  return {
    go: async (page, path) =>
      void (await page.goto(`${server.url}/app.html?as=anna&path=${encodeURIComponent(path)}`)),
  }
}
