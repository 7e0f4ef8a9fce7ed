import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { PhoneServer } from '../index'
import { startPhone } from '../index'
import { OWN_PAGES } from './own-pages'
import type { FakeCloud } from './fake-cloud'
import { startFakeCloud } from './fake-cloud'
import type { SampleWindow } from './sample'
import { callWx, errorsOf, logOf, patch, phoneScreen, test, withWx } from './sample'
import type { WrittenApp } from './written-app'
import { writeApp } from './written-app'

test.use({ viewport: phoneScreen })

let app: WrittenApp
let cloud: FakeCloud
let server: PhoneServer

test.beforeAll(async () => {
  app = writeApp(OWN_PAGES)
  cloud = await startFakeCloud()
  server = await startPhone({ appDir: app.dir, nodeModules: app.nodeModules, cloudUrl: cloud.url })
})
test.afterAll(async () => {
  await server.close()
  await cloud.close()
  app.remove()
})

async function go(page: Page, name: string): Promise<void> {
  await page.goto(`${server.url}/app.html?as=anna&path=pages/${name}/index`)
  await page.locator('page').first().waitFor()
}

type Told = Record<'boundingClientRect' | 'relativeRect', { top: number; bottom: number; left: number }> & {
  intersectionRatio: number
  id: string
  dataset: object
}

/** Starts an observer of `.target` on the page `watch`. */
const watch = (page: Page, ...values: unknown[]) =>
  page.evaluate((given) => {
    const pages = (window as unknown as SampleWindow).getCurrentPages() as unknown as {
      watch(...all: unknown[]): void
    }[]
    pages[pages.length - 1]?.watch(...given)
  }, values)
const toldOf = async (page: Page) => (await logOf(page)) as unknown as Told[]
const scrollTo = (page: Page, top: number) =>
  page.evaluate((to) => document.querySelector('.phone-scroller')!.scrollTo(0, to), top)

test.describe('a form', () => {
  test.beforeEach(async ({ page }) => go(page, 'forms'))
  const expected = { own: '1', slotted: '2', grouped: '4', field: 'whole' }

  test('takes its own fields, slotted ones, and those of components that open themselves', async ({
    page,
  }) => {
    await page.getByRole('button', { name: 'Own' }).click()
    expect(JSON.parse(await page.locator('.value').innerText())).toEqual(expected)
  })

  test('hears a button in a component only if that opens itself', async ({ page }) => {
    await page.getByRole('button', { name: 'Closed' }).click()
    await expect(page.locator('.value')).toHaveText('nothing')
    await page.getByRole('button', { name: 'Push' }).click()
    expect(JSON.parse(await page.locator('.value').innerText())).toEqual(expected)
  })
})

test('a text is decoded once, at first and after every change', async ({ page }) => {
  await go(page, 'texts')
  const decoded = page.locator('.decoded')
  await expect(decoded).toHaveText('<a>')
  await patch(page, { text: '&amp;lt;' })
  await expect(decoded).toHaveText('&lt;')
  await patch(page, { more: false })
  await expect(page.locator('.turned')).toHaveText('&amp;lt;')
  // something else changes, and what is shown is not decoded a second time
  await patch(page, { blank: 'c d' })
  await expect(page.locator('.spaced')).toHaveText('c\u2002d', { useInnerText: false })
  await expect(decoded).toHaveText('&lt;')
  await patch(page, { more: true, text: '&nbsp;&gt;' })
  expect(await page.locator('.turned').textContent()).toBe('\u00a0>')
})

test.describe('an observer of where nodes meet', () => {
  test.beforeEach(async ({ page }) => go(page, 'watch'))

  test('is told at first only of what differs from what was expected', async ({ page }) => {
    await watch(page, {})
    await page.waitForTimeout(200)
    expect(await toldOf(page)).toEqual([])
    await patch(page, { far: 10 })
    await expect.poll(async () => (await toldOf(page)).length).toBe(1)
    await watch(page, {})
    await expect.poll(async () => (await toldOf(page)).length).toBe(1)
    expect((await toldOf(page))[0]).toMatchObject({ id: 't', dataset: { n: '1' }, intersectionRatio: 1 })
    await watch(page, { initialRatio: 1 })
    await page.waitForTimeout(200)
    expect(await toldOf(page)).toEqual([])
  })

  test('meets the window of the page with its margins, not that of the browser', async ({ page }) => {
    // the window is 768 high, so a node at 1000 comes into it, widened by 100, at 132
    await watch(page, {}, null, { bottom: 100 })
    await scrollTo(page, 125)
    await page.waitForTimeout(200)
    expect(await toldOf(page)).toEqual([])
    await scrollTo(page, 140)
    await expect.poll(async () => (await toldOf(page)).length).toBe(1)
    const [told] = await toldOf(page)
    expect(told!.relativeRect).toMatchObject({ left: 0, top: 0, bottom: 868 })
    expect(told!.boundingClientRect.top).toBe(860)
  })

  test('meets a node around it, narrowed by margins', async ({ page }) => {
    await withWx(page, () => {
      const pages = (window as unknown as SampleWindow).getCurrentPages() as unknown as {
        log: unknown[]
        createIntersectionObserver(options: object): {
          relativeTo(selector: string, margins: object): { observe(selector: string, told: unknown): void }
        }
      }[]
      const top = pages[pages.length - 1]!
      top.log = []
      top
        .createIntersectionObserver({ thresholds: [0, 1] })
        .relativeTo('.box', { bottom: -50, top: -50 })
        .observe('.inner', (told: { intersectionRatio: number }) => top.log.push(told.intersectionRatio))
    })
    const box = (top: number) => page.evaluate((to) => document.querySelector('.box')!.scrollTo(0, to), top)
    // the box is 200 high, of which 50..150 count; the node lies at 500..600
    await box(340)
    await page.waitForTimeout(200)
    expect(await logOf(page)).toEqual([])
    await box(400)
    await expect.poll(async () => (await logOf(page)).length).toBe(1)
    await box(450)
    await expect.poll(async () => (await logOf(page)).at(-1)).toBe(1)
    await box(700)
    await expect.poll(async () => (await logOf(page)).at(-1)).toBe(0)
  })

  test('does not pretend to know how nodes meet that do not lie in each other', async ({ page }) => {
    await watch(page, {}, '.box')
    const missing = 'IntersectionObserver relative to a node that is not around its target'
    expect(await page.evaluate(() => [...(window as unknown as SampleWindow).__phone.missing])).toEqual([
      missing,
    ])
    expect(await errorsOf(page)).toEqual([`[wx] not implemented: ${missing}`])
  })
})

test.describe('a page', () => {
  test('hears where it is scrolled to', async ({ page }) => {
    await go(page, 'watch')
    await scrollTo(page, 321)
    const scrolled = () =>
      page.evaluate(
        () =>
          ((window as unknown as SampleWindow).getCurrentPages()[0] as unknown as { scrolled: number })
            .scrolled,
      )
    await expect.poll(scrolled).toBe(321)
  })

  test('says what stands on the timeline', async ({ page }) => {
    await go(page, 'watch')
    const shared = page.evaluate(
      () => new Promise((done) => (window as unknown as SampleWindow).__phone.on('share', done)),
    )
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '分享到朋友圈' }).click()
    expect(await shared).toMatchObject({ title: 'Mine', path: '/pages/watch/index?a=1', from: 'timeline' })
  })

  test('has its own root font size, scroll and ground by page-meta, and takes them with it', async ({
    page,
  }) => {
    await go(page, 'meta')
    const width = async () => (await page.locator('.one:visible').boundingBox())!.width
    expect(await width()).toBe(20)
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(1, 2, 3)')
    await patch(page, { top: '300px', size: '30px' })
    expect(await width()).toBe(30)
    await expect
      .poll(() => page.evaluate(() => document.querySelector('.phone-scroller')!.scrollTop))
      .toBe(300)
    await callWx(page, 'navigateTo', { url: '/pages/forms/index' })
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('16px')
    await callWx(page, 'navigateBack')
    expect(await width()).toBe(30)
    await callWx(page, 'reLaunch', { url: '/pages/plain/index' })
    expect(await width()).toBe(16)
    await expect(page.locator('body')).not.toHaveCSS('background-color', 'rgb(1, 2, 3)')
  })

  test('has the app’s own tab bar, which leads to the others and is one for each', async ({ page }) => {
    await go(page, 'first')
    const tabs = page.getByRole('tab').filter({ visible: true })
    await expect(tabs).toHaveText(['FIRST', 'plain'])
    await page.getByRole('tab', { name: 'to plain' }).click()
    await expect(tabs).toHaveText(['first', 'PLAIN'])
    await tabs.first().click()
    await expect(tabs).toHaveText(['FIRST', 'plain'])
    await callWx(page, 'navigateTo', { url: '/pages/forms/index' })
    await expect(tabs).toHaveCount(0)
  })
})

test.describe('parts of a page', () => {
  test.beforeEach(async ({ page }) => go(page, 'parts'))

  test('are told when they are moved in their list, and when they go', async ({ page }) => {
    await patch(page, { rows: ['c', 'a'] })
    const log = await logOf(page)
    expect(log.filter((line) => /^(moved|detached)/.test(line)).sort()).toEqual([
      'detached b',
      expect.stringMatching(/^moved [ac]$/),
    ])
  })

  test('that belong together are told when one goes', async ({ page }) => {
    expect((await logOf(page)).filter((line) => /^linked/.test(line))).toEqual(['linked x', 'linked y'])
    await patch(page, { parts: ['y'] })
    expect((await logOf(page)).filter((line) => /^unlinked/.test(line))).toEqual(['unlinked x'])
  })

  test('are shown while the window is as match-media says, and follow it', async ({ page }) => {
    const shown = async () =>
      Promise.all(['.tall', '.narrow', '.lying'].map((one) => page.locator(one).isVisible()))
    expect(await shown()).toEqual([true, true, false])
    await page.setViewportSize({ width: 800, height: 600 })
    await expect.poll(shown).toEqual([false, false, true])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(shown).toEqual([true, true, false])
  })

  test('may be a canvas with WebGL', async ({ page }) => {
    const colour = await withWx(
      page,
      (wx) =>
        new Promise<number[]>((done) => {
          wx.createSelectorQuery()
            .select('#gl')
            .fields({ node: true, size: true })
            .exec(([{ node }]: [{ node: HTMLCanvasElement }]) => {
              const gl = node.getContext('webgl')!
              gl.clearColor(1, 0, 0, 1)
              gl.clear(gl.COLOR_BUFFER_BIT)
              const pixel = new Uint8Array(4)
              gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
              done([...pixel])
            })
        }),
    )
    expect(colour).toEqual([255, 0, 0, 255])
  })
})

test('a handler of WXS that asks for what WeChat does not give says so, with its line', async ({ page }) => {
  await go(page, 'wxs')
  await expect(page.locator('.moved')).toBeVisible()
  const first = async () => (await errorsOf(page))[0]?.split('\n')[0]
  await expect.poll(first).toBe('pages/wxs/index.wxml:3: TypeError: instance.setText is not a function')
})

test.describe('files of the cloud', () => {
  test.beforeEach(async ({ page }) => go(page, 'forms'))
  const ask = (page: Page, name: string, options: object) =>
    withWx(
      page,
      (wx, [api, given]) =>
        wx.cloud[api as string](given).catch((error: unknown) => error) as Promise<object>,
      [name, options],
    )

  test('are downloaded by their id, and a missing one says so', async ({ page }) => {
    const answer = (await ask(page, 'downloadFile', { fileID: 'cloud://a/there.txt' })) as Record<
      string,
      string
    >
    expect(answer).toMatchObject({ errMsg: 'cloud.downloadFile:ok', statusCode: 200 })
    const text = await withWx(
      page,
      (wx, path) => wx.getFileSystemManager().readFileSync(path, 'utf8') as string,
      answer['tempFilePath'],
    )
    expect(text).toBe('from the cloud')
    expect(await ask(page, 'downloadFile', { fileID: 'cloud://a/none.txt' })).toEqual({
      errMsg: 'cloud.downloadFile:fail file not exists',
      errCode: -503003,
    })
  })

  test('have addresses for a while, each with its own answer', async ({ page }) => {
    const fileList = ['cloud://a/there.txt', { fileID: 'cloud://a/none.txt', maxAge: 60 }]
    expect(await ask(page, 'getTempFileURL', { fileList })).toMatchObject({
      errMsg: 'cloud.getTempFileURL:ok',
      fileList: [
        { fileID: 'cloud://a/there.txt', status: 0, tempFileURL: `${cloud.url}/files/there.txt` },
        { fileID: 'cloud://a/none.txt', tempFileURL: '' },
      ],
    })
  })
})

// builds the app anew, so it comes last
test('a behaviour that WeChat does not have is named, with the component that asks for it', async ({
  page,
}) => {
  app.write({
    'pages/plain/index.json': '{ "usingComponents": { "odd-part": "/c/odd" } }',
    'pages/plain/index.wxml': '<odd-part />',
  })
  await server.rebuild()
  await go(page, 'plain')
  await expect(page.getByText('odd')).toBeVisible()
  expect(await page.evaluate(() => [...(window as unknown as SampleWindow).__phone.missing])).toEqual([
    'behavior "wx://no-such-thing" of c/odd',
  ])
  expect((await errorsOf(page)).join()).toContain('behavior "wx://no-such-thing" of c/odd')
})
