import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { callWx, logOf, patch, phoneScreen, withWx } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

/** Runs in the page on top, as its script would. */
function inPage<Result>(page: Page, run: (self: never) => Result): Promise<Result> {
  return page.evaluate((code) => {
    const pages = (window as unknown as { getCurrentPages(): unknown[] }).getCurrentPages()
    return (0, eval)(`(${code})`)(pages[pages.length - 1]) as Result
  }, run.toString())
}

interface Probe {
  trail: string[]
  data: Record<string, unknown>
  greet(): string
  only(): string
  animate(selector: string, frames: object[], ms: number, done: () => void): void
  clearAnimation(selector: string, done: () => void): void
  getPageId(): string
  getTabBar(): unknown
}
interface Self {
  selectComponent(selector: string): Probe
  probe(): unknown[]
  animate: Probe['animate']
  clearAnimation: Probe['clearAnimation']
  getPageId(): string
  getTabBar(): unknown
  renderer: string
  pageRouter: { navigateTo(to: object): void }
}
const trail = (page: Page) => inPage(page, (self: Self) => [...self.selectComponent('#probe').trail])

test.describe('the framework', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/tree/index')))

  test('a component lives in WeChat’s order, its behaviour first', async ({ page }) => {
    await expect
      .poll(async () => (await trail(page)).filter((line) => !/^(deep|pure|heading)/.test(line)))
      .toEqual([
        'behavior created',
        'created',
        'behavior attached',
        'attached',
        'page show',
        'ready',
        'page routeDone',
      ])
  })

  test('property observers hear what was and what is', async ({ page }) => {
    await patch(page, { value: 2 })
    expect(await trail(page)).toContain('heading h1>h2')
  })

  test('data observers hear single paths and everything below', async ({ page }) => {
    await expect(page.locator('.probe .probe--inside').first()).toContainText('h1 1 2 extra')
    const before = (await trail(page)).filter((line) => line === 'deep').length
    await patch(page, { 'deep.a.b': 10 })
    await expect(page.locator('.probe .probe--inside').first()).toContainText('h1 1 11 extra')
    expect((await trail(page)).filter((line) => line === 'deep').length).toBeGreaterThan(before)
  })

  test('a component’s own method is before its behaviour’s', async ({ page }) => {
    const called = await inPage(page, (self: Self) => {
      const probe = self.selectComponent('#probe')
      return [probe.greet(), probe.only()]
    })
    expect(called).toEqual(['own', 'only extra'])
  })

  test('components are found, know themselves and their owner', async ({ page }) => {
    expect(await inPage(page, (self: Self) => self.probe())).toEqual([
      'h1',
      'm',
      'probe',
      'components/probe/index',
      2,
      true,
    ])
  })

  test('leaving and coming back reach components', async ({ page }) => {
    await callWx(page, 'navigateTo', { url: '/pages/detail/index' })
    await callWx(page, 'navigateBack')
    expect((await trail(page)).slice(-2)).toEqual(['page hide', 'page show'])
  })

  test('a window that changes its size is told to page and components', async ({ page }) => {
    await page.setViewportSize({ width: 600, height: 400 })
    await expect.poll(() => logOf(page)).toContain('resize 600')
    await expect.poll(() => trail(page)).toContain('page resize')
  })

  test('the end of the way to a page is told', async ({ page }) => {
    await expect.poll(() => logOf(page)).toContain('routeDone')
  })

  test('a component that goes is told', async ({ page }) => {
    await patch(page, { shown: false })
    expect(await withWx(page, (wx) => wx.getStorageSync('gone') as string)).toBe('h1')
    await expect(page.locator('#probe')).toHaveCount(0)
  })

  test('an event stays where it is sent, or bubbles when it says so', async ({ page }) => {
    await page.locator('.second .probe--inside').click()
    expect((await logOf(page)).filter((line) => line.startsWith('bubbled'))).toEqual([
      'bubbled on it',
      'bubbled outside',
    ])
    await page.locator('#probe .probe--inside').click()
    expect(await logOf(page)).toContain('poked {"from":"h1"}')
  })

  test('loops have names of their own', async ({ page }) => {
    await expect(page.locator('.looped')).toHaveText(['0x', '1y', '2z'])
  })

  test('keyed rows keep their elements when they change places', async ({ page }) => {
    await page.locator('#r1').evaluate((node) => node.setAttribute('data-mine', 'yes'))
    await patch(page, { 'deep.list': [{ n: 3 }, { n: 2 }, { n: 1 }] })
    await expect(page.locator('.keyed-row')).toHaveText(['3', '2', '1'])
    await expect(page.locator('#r1')).toHaveAttribute('data-mine', 'yes')
  })

  for (const [n, text] of [
    [1, 'one'],
    [2, 'two'],
    [3, 'else'],
  ] as const) {
    test(`of branches one is drawn: ${text}`, async ({ page }) => {
      await patch(page, { n })
      await expect(page.locator('.branch')).toHaveText([text])
    })
  }

  test('expressions compute', async ({ page }) => {
    await expect(page.locator('.expression')).toHaveText('many 3 a2 1 2 4 false')
  })

  test('a template is chosen by the data and sees only what it is given', async ({ page }) => {
    await expect(page.locator('.made-two')).toHaveText('two w')
    await patch(page, { kind: 'one' })
    await expect(page.locator('.made-one')).toHaveText('one w')
    await expect(page.locator('.made-two')).toHaveCount(0)
  })

  test('generics are filled in by the user or by default, slots by name', async ({ page }) => {
    await expect(page.locator('.plain--plain')).toHaveText('plain')
    await expect(page.getByText('shared', { exact: true })).toBeVisible()
    await expect(page.locator('.slotted')).toHaveText('head')
  })

  test('a virtual host leaves no element', async ({ page }) => {
    expect(await page.locator('.virtual-parent').evaluate((node) => node.firstElementChild?.tagName)).toBe(
      'WX-VIEW',
    )
  })

  test('model: binds both ways', async ({ page }) => {
    await page.getByLabel('two way').fill('typed')
    await expect(page.locator('.echo')).toHaveText('typed')
    await patch(page, { word: 'set' })
    await expect(page.getByLabel('two way')).toHaveValue('set')
  })

  test('this.animate moves, stays, tells its end, and is cleared', async ({ page }) => {
    const state = () => page.locator('.branch').evaluate((node) => getComputedStyle(node).transform)
    await page.evaluate(() => {
      const pages = (window as unknown as { getCurrentPages(): Self[] }).getCurrentPages()
      return new Promise<void>((done) =>
        pages[0]!.animate(
          '.branch',
          [{ opacity: 1 }, { opacity: 0.5, translate: [10, 20], rotate: 90, offset: 1 }],
          40,
          done,
        ),
      )
    })
    const [a, b, , , x, y] = (await state())
      .replace(/[^\d.,-]/g, '')
      .split(',')
      .map(Number)
    expect([a, b, x, y].map((part) => Math.round(part!))).toEqual([0, 1, 10, 20])
    await expect(page.locator('.branch')).toHaveCSS('opacity', '0.5')
    await inPage(page, (self: Self) => self.clearAnimation('.branch', () => undefined))
    expect(await state()).toBe('none')
  })

  test('a page has an id, a router, no tab bar of its own, and knows what draws it', async ({ page }) => {
    expect(await inPage(page, (self: Self) => [self.getPageId(), self.getTabBar(), self.renderer])).toEqual([
      'pageId:0',
      null,
      'webview',
    ])
    await inPage(page, (self: Self) => self.pageRouter.navigateTo({ url: '/pages/detail/index?id=5' }))
    await expect(page.locator('.detail')).toHaveText('detail 5')
  })
})
