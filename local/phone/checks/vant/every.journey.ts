import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { errorsOf, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen, appDir: join(__dirname, '..', 'vant-app') })

const library = join(__dirname, '..', '..', '..', '..', 'node_modules', '@vant', 'weapp', 'dist')
const components = readdirSync(library).filter((name) => existsSync(join(library, name, 'index.wxml')))

test.describe('every component of Vant', () => {
  test('is on one page, drawn, without an error', async ({ page, open }) => {
    // the pictures of van-empty and van-share-sheet live on a CDN, which no check reaches
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.fulfill({ status: 204 }))
    await open('pages/every/index')
    expect(components.length).toBeGreaterThan(60)
    const drawn = () =>
      page.evaluate(
        (names) =>
          names.filter((name) => {
            const hosts = [...document.querySelectorAll(`van-${name}[wx-host="van-${name}"]`)]
            return hosts.some((host) => host.childNodes.length > 0)
          }),
        components,
      )
    await expect.poll(drawn).toEqual(components.filter((name) => name !== 'dropdown-item'))
    // an item of a menu draws nothing until it is opened, which a check of sheets does
    await expect(page.locator('van-dropdown-item')).toHaveCount(1)
    expect(await errorsOf(page)).toEqual([])
  })
})
