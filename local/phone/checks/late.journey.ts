import { expect, test } from '@playwright/test'
import { startPhone, type PhoneServer } from '../index'
import { errorsOf, phoneScreen } from './sample'
import { writeApp, type WrittenApp } from './written-app'

test.use({ viewport: phoneScreen })

let app: WrittenApp
let server: PhoneServer

test.beforeAll(async () => {
  app = writeApp({
    'app.json': '{ "pages": ["pages/first/index", "pages/next/index"] }',
    'pages/first/index.wxml':
      '<view hidden="{{over}}" aria-label="{{word}}"><button disabled="{{over}}">go</button></view>',
    'pages/first/index.js': `Page({
  onLoad() {
    getApp().answer = () => { this.setData({ over: true, word: 'late' }); return this.data.word }
  },
})`,
    'pages/next/index.json': '{}',
    'pages/next/index.wxml': '<view class="next">next</view>',
    'pages/next/index.js': 'Page({})',
  })
  server = await startPhone({ appDir: app.dir, nodeModules: app.nodeModules })
})
test.afterAll(async () => {
  await server.close()
  app.remove()
})

interface PhoneWindow {
  wx: Record<string, (options: object) => Promise<unknown>>
  getApp(): { answer(): string }
}

test('an answer that comes after its page has gone is set without an error', async ({ page }) => {
  await page.goto(`${server.url}/app.html`)
  await expect(page.getByText('go')).toBeVisible()
  await page.evaluate(() =>
    (window as unknown as PhoneWindow).wx['redirectTo']!({ url: '/pages/next/index' }),
  )
  await expect(page.locator('.next')).toBeVisible()
  await expect(page.getByText('go')).toHaveCount(0)
  expect(await page.evaluate(() => (window as unknown as PhoneWindow).getApp().answer())).toBe('late')
  expect(await errorsOf(page)).toEqual([])
})
