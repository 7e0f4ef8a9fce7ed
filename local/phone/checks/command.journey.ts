import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { FrameLocator, Page } from '@playwright/test'
import type { FakeCloud } from './fake-cloud'
import { startFakeCloud } from './fake-cloud'
import type { Terminal } from './terminal'
import { canListen, freePort, startCommand, urlOf } from './terminal'
import type { WrittenApp } from './written-app'
import { writeApp } from './written-app'

const project = join(__dirname, '..', '..', '..')

test.describe('npm run phone', () => {
  let app: WrittenApp
  let cloud: FakeCloud
  let terminal: Terminal
  let port: number

  test.beforeAll(async () => {
    app = writeApp({
      'pages/first/index.wxml':
        '<view class="first">first</view><button bindtap="call">Call</button><picker mode="region"><view class="where">where</view></picker>',
      'regions.json': JSON.stringify({
        province_list: { 990000: '北河自治区' },
        city_list: { 990100: '河西市' },
        county_list: { 990101: '清河县' },
      }),
      'pages/first/index.js': `Page({
  call() { wx.cloud.callFunction({ name: 'api', data: { a: 1 } }) },
})`,
    })
    cloud = await startFakeCloud()
    port = await freePort()
    const options = ['--app', app.dir, '--port', String(port), '--cloud', `${cloud.url}/`, '--watch']
    options.push('--regions', join(app.dir, 'regions.json'))
    terminal = startCommand('npm', ['run', 'phone', '--', ...options], project)
    await urlOf(terminal)
  })
  test.afterAll(async () => {
    await terminal.interrupt()
    await cloud.close()
    app.remove()
  })

  const phone = (page: Page, name: string): FrameLocator => page.frameLocator(`iframe[name="${name}"]`)

  test('says where the phones are, at the port it was given, and what was built', async ({ page }) => {
    expect(await urlOf(terminal)).toBe(`http://127.0.0.1:${port}`)
    expect(terminal.text()).toMatch(/^1 pages, 1 components built in \d+ ms$/m)
    await page.goto(`http://127.0.0.1:${port}/`)
    await expect(page.locator('iframe')).toHaveCount(3)
    await expect(phone(page, 'anna').locator('.first')).toHaveText('first')
  })

  test('leads wx.cloud to the cloud it was given', async ({ page }) => {
    await page.goto(`http://127.0.0.1:${port}/?as=ben`)
    await phone(page, 'ben').getByRole('button', { name: 'Call' }).click()
    await expect
      .poll(() => cloud.seen)
      .toEqual([
        {
          method: 'POST',
          path: '/client/callFunction',
          openid: 'ben',
          body: expect.stringContaining('"a":1'),
        },
      ])
  })

  test('offers the regions of the file it was given', async ({ page }) => {
    await page.goto(`http://127.0.0.1:${port}/?as=ben`)
    await phone(page, 'ben').locator('.where').click()
    await expect(phone(page, 'ben').getByRole('option')).toHaveText(['北河自治区', '河西市', '清河县'])
  })

  test('builds again what was changed, says so, and every phone loads itself again', async ({ page }) => {
    await page.goto(`http://127.0.0.1:${port}/?as=anna,ben`)
    for (const name of ['anna', 'ben']) await expect(phone(page, name).locator('.first')).toHaveText('first')
    const said = terminal.listen()
    app.write({ 'pages/first/index.wxml': '<view class="first">second</view>' })
    for (const name of ['anna', 'ben']) await expect(phone(page, name).locator('.first')).toHaveText('second')
    expect(said()).toMatch(/^1 pages, 1 components built in \d+ ms\n$/)
  })

  test('is ended by Ctrl-C, without a complaint, and leaves its port', async () => {
    expect(await canListen(port)).toBe(false)
    const said = terminal.listen()
    await terminal.interrupt()
    expect(said()).toBe('')
    expect(await canListen(port)).toBe(true)
  })
})
