import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from './sample'
import { callWx, errorsOf, firstLinesOfErrors, routes } from './sample'
import { serveApp } from './served-app'

const { go: open } = serveApp({
  'app.json': JSON.stringify({
    pages: ['pages/first/index', 'pages/second/index', 'pages/tab/index'],
    tabBar: {
      list: [
        { pagePath: 'pages/first/index', text: 'First' },
        { pagePath: 'pages/tab/index', text: 'Tab' },
      ],
    },
  }),
  // a page that is not there says in its query where the app is to lead, and whether at once
  'app.js': `App({
  told: [],
  onLaunch({ path }) { this.told.push(['launch', path]) },
  onShow() { this.told.push(['show']) },
  onPageNotFound(found) {
    this.told.push(['onPageNotFound', found])
    const { by, to, late } = found.query
    const lead = () => wx[by]({ url: to, fail: ({ errMsg }) => this.told.push(['fail', errMsg]) })
    if (late) setTimeout(lead, 0)
    else if (by) lead()
  },
  onError(text) { this.told.push(['onError', text]) },
  onUnhandledRejection({ reason, promise }) {
    this.told.push(['onUnhandledRejection', reason, promise instanceof Promise])
  },
})`,
  'pages/first/index.wxml': '<view class="first">first</view><button bindtap="fail">Fail</button>',
  'pages/first/index.js': `Page({
  fail() { throw new TypeError('pressed') },
  onHide() { throw new Error('hidden') },
})`,
  'pages/second/index.wxml': '<view class="second">second</view>',
  'pages/second/index.js': 'Page({})',
  'pages/tab/index.wxml': '<view class="tab">tab</view>',
  'pages/tab/index.js': 'Page({})',
})

type Told = [string, ...unknown[]]

/** What `App(…)` was told. */
const toldOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { getApp(): { told: Told[] } }).getApp().told)

/** As a message card does it while the app is open. */
const enter = (page: Page, path: string) =>
  page.evaluate((to) => (window as unknown as SampleWindow).__phone.open(to), path)

const lost = (page: Page) => page.getByRole('region', { name: '页面不存在' })
const NOT_FOUND = 'page "pages/none/index" is not found'

test.describe('a page that is not there', () => {
  for (const [by, to, shown] of [
    ['redirectTo', '/pages/second/index', 'second'],
    ['switchTab', '/pages/tab/index', 'tab'],
    ['reLaunch', '/pages/second/index', 'second'],
  ] as const) {
    test(`is told to the app, which leads elsewhere by ${by} in the same breath`, async ({ page }) => {
      await open(page, `pages/none/index?by=${by}&to=${to}`)
      await expect(page.locator(`.${shown}`)).toBeVisible()
      const query = { by, to }
      expect(await toldOf(page)).toEqual([
        ['launch', 'pages/none/index'],
        ['show'],
        ['onPageNotFound', { path: 'pages/none/index', query, isEntryPage: true }],
      ])
      expect(await routes(page)).toEqual([to.slice(1)])
      await expect(lost(page)).toHaveCount(0)
      expect(await errorsOf(page)).toEqual([])
    })
  }

  test('stands as WeChat’s own page when nobody leads elsewhere, and has a way home', async ({ page }) => {
    await open(page, 'pages/none/index')
    await expect(lost(page)).toBeVisible()
    await expect(page.getByRole('tab')).toHaveCount(0)
    expect(await routes(page)).toEqual([])
    await lost(page).getByRole('button', { name: '回到首页' }).click()
    await expect(page.locator('.first')).toBeVisible()
    await expect(lost(page)).toHaveCount(0)
    await expect(page.getByRole('tab')).toHaveCount(2)
    expect(await routes(page)).toEqual(['pages/first/index'])
    expect(await errorsOf(page)).toEqual([NOT_FOUND])
  })

  test('stands there too when the app leads to another one, and is not told twice', async ({ page }) => {
    await open(page, 'pages/none/index?by=redirectTo&to=/pages/neither/index')
    await expect(lost(page)).toBeVisible()
    expect((await toldOf(page)).map(([name]) => name)).toEqual(['launch', 'show', 'onPageNotFound', 'fail'])
    expect((await toldOf(page))[3]![1]).toBe('redirectTo:fail page "pages/neither/index" is not found')
    expect(await errorsOf(page)).toEqual([NOT_FOUND])
  })

  test('is not replaced by an app that leads elsewhere later', async ({ page }) => {
    await open(page, 'pages/none/index?by=reLaunch&to=/pages/second/index&late=1')
    await expect.poll(() => routes(page)).toEqual(['pages/second/index'])
    await expect(lost(page)).toBeVisible()
    const covered = await page.evaluate(
      () => document.elementFromPoint(100, 100)?.closest('[role="region"]') !== null,
    )
    expect(covered).toBe(true)
    expect(await errorsOf(page)).toEqual([NOT_FOUND])
  })

  test('covers what was open, and goes when a card leads to a page that is there', async ({ page }) => {
    await open(page, 'pages/second/index')
    await expect(page.locator('.second')).toBeVisible()
    await enter(page, 'pages/none/index')
    await expect(lost(page)).toBeVisible()
    await expect(page.locator('.second')).toHaveCount(0)
    expect((await toldOf(page)).filter(([name]) => name === 'onPageNotFound')).toHaveLength(1)
    await enter(page, 'pages/second/index')
    await expect(page.locator('.second')).toBeVisible()
    await expect(lost(page)).toHaveCount(0)
    expect(await errorsOf(page)).toEqual([NOT_FOUND])
  })

  test('is no matter of the app when a script looks for it: the call fails', async ({ page }) => {
    await open(page, 'pages/second/index')
    const { errMsg } = await callWx(page, 'navigateTo', { url: '/pages/none/index' })
    expect(errMsg).toBe(`navigateTo:fail ${NOT_FOUND}`)
    expect((await toldOf(page)).map(([name]) => name)).toEqual(['launch', 'show'])
    await expect(page.locator('.second')).toBeVisible()
  })
})

test.describe('what nobody caught is told to the app', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, 'pages/first/index')
    await expect(page.locator('.first')).toBeVisible()
  })
  const errorsTold = async (page: Page) =>
    (await toldOf(page)).filter(([name]) => name === 'onError').map(([, text]) => text as string)

  test('once, by its message and the way to it, from a handler and from the life of a page', async ({
    page,
  }) => {
    await page.getByRole('button', { name: 'Fail' }).click()
    await expect.poll(() => errorsTold(page)).toHaveLength(1)
    expect((await errorsTold(page))[0]).toMatch(/^pressed\nTypeError: pressed\n {4}at /)
    await callWx(page, 'navigateTo', { url: '/pages/second/index' })
    await expect.poll(() => errorsTold(page)).toHaveLength(2)
    expect((await errorsTold(page))[1]).toMatch(/^hidden\nError: hidden\n/)
    await expect
      .poll(() => firstLinesOfErrors(page))
      .toEqual(['pages/first/index.js:2: TypeError: pressed', 'pages/first/index.js:3: Error: hidden'])
  })

  test('also a promise that nobody waited for, with its reason and itself', async ({ page }) => {
    await page.evaluate(() => {
      void Promise.reject({ errMsg: 'request:fail' })
      void Promise.resolve(1)
    })
    const rejections = async () => (await toldOf(page)).filter(([name]) => name === 'onUnhandledRejection')
    await expect.poll(rejections).toEqual([['onUnhandledRejection', { errMsg: 'request:fail' }, true]])
    expect(await errorsTold(page)).toEqual([])
    expect(await errorsOf(page)).toEqual(['unhandled rejection: request:fail'])
  })
})
