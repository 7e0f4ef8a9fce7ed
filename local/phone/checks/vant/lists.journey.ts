import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { drag, errorsOf, logOf, phoneScreen, withWx } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen, appDir: join(__dirname, '..', 'vant-app') })

const boxOf = async (page: Page, selector: string) => {
  const locator = page.locator(selector).first()
  await locator.scrollIntoViewIfNeeded()
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${selector} is not there`)
  return box
}
const linesOf = async (page: Page, start: string) =>
  (await logOf(page)).filter((line) => line.startsWith(start))

test.describe('what Vant shows', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/lists/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('the bar on top tells both of its ends', async ({ page }) => {
    await page.getByText('left', { exact: true }).click()
    await page.getByText('right', { exact: true }).click()
    expect(await logOf(page)).toEqual(['click-left nav', 'click-right nav'])
  })

  test('a notice is closed', async ({ page }) => {
    await page.locator('.van-notice-bar__right-icon').click()
    await expect(page.locator('.van-notice-bar')).toHaveCount(0)
    expect(await logOf(page)).toEqual(['close notice'])
  })

  test('tabs are pressed, a disabled one is not, and the line follows', async ({ page }) => {
    await page.locator('.van-tab').getByText('three').click()
    await page.locator('.van-tab').getByText('two').click()
    expect(await logOf(page)).toEqual(['disabled tabs', 'change tab 1 two'])
    const line = async () => (await page.locator('.van-tabs__line').first().boundingBox())!.x
    await expect.poll(line).toBeGreaterThan(160)
    await expect(page.getByText('pane two')).toBeInViewport()
  })

  test('tabs are swiped', async ({ page }) => {
    const { x, y } = await boxOf(page, '.pane')
    await drag(page, [x + 300, y + 10], [x + 100, y + 10])
    expect(await logOf(page)).toEqual(['change tab 1 two'])
  })

  test('an item of a collapse opens beside the others', async ({ page }) => {
    await expect(page.locator('.fold-b')).toBeVisible()
    await page.getByText('item a').click()
    await page.getByText('item c').click()
    expect(await logOf(page)).toEqual(['open open "a"', 'change open ["b","a"]'])
    await expect.poll(async () => (await boxOf(page, '.fold-a')).height).toBeGreaterThan(0)
    await page.getByText('item b').click()
    expect((await logOf(page)).slice(2)).toEqual(['close open "b"', 'change open ["a"]'])
  })

  test('an accordion has one open at a time', async ({ page }) => {
    await page.getByText('only x').click()
    await page.getByText('only y').click()
    expect(await logOf(page)).toEqual(['change accordion "x"', 'change accordion "y"'])
    await expect(page.locator('.van-collapse-item__wrapper').getByText('fold y')).toBeVisible()
  })

  test('a cell is swiped open and closed by its button', async ({ page }) => {
    const { x, y } = await boxOf(page, '.swiped')
    await drag(page, [x + 300, y + 20], [x + 180, y + 20])
    await expect.poll(() => linesOf(page, 'open')).toEqual(['open swipe {"position":"right","name":""}'])
    const shift = () =>
      page
        .locator('.van-swipe-cell > wx-view')
        .first()
        .evaluate((node) => getComputedStyle(node).transform)
    await expect.poll(shift).toBe('matrix(1, 0, 0, 1, -65, 0)')
    await page.locator('.swipe-right').click()
    expect(await linesOf(page, 'close')).toEqual(['close right'])
    await expect.poll(shift).toBe('matrix(1, 0, 0, 1, 0, 0)')
  })

  test('a swipe that was too short springs back', async ({ page }) => {
    const { x, y } = await boxOf(page, '.swiped')
    await drag(page, [x + 300, y + 20], [x + 290, y + 20])
    const shift = () =>
      page
        .locator('.van-swipe-cell > wx-view')
        .first()
        .evaluate((node) => getComputedStyle(node).transform)
    await expect.poll(shift).toBe('matrix(1, 0, 0, 1, 0, 0)')
    expect(await logOf(page)).toEqual([])
  })

  test('a sidebar tells the row, a disabled one does not', async ({ page }) => {
    await page.getByText('side three').click()
    await page.getByText('side two').click()
    expect(await logOf(page)).toEqual(['change side 1'])
    await expect(page.locator('.van-sidebar-item--selected').first()).toHaveText(/side two/)
    await expect(page.locator('.van-sidebar-item .van-info')).toHaveText('5')
  })

  test('a grid has its columns and tells its square', async ({ page }) => {
    await page.getByText('grid B').click()
    expect(await logOf(page)).toEqual(['click B'])
    const [a, b] = [
      await boxOf(page, '.van-grid-item'),
      (await page.locator('wx-view.van-grid-item').nth(1).boundingBox())!,
    ]
    expect(a.width).toBeCloseTo(125, 0)
    expect(b.x).toBeCloseTo(a.x + 125, 0)
  })

  test('steps tell the step that was pressed', async ({ page }) => {
    await page.getByText('third').click()
    expect(await logOf(page)).toEqual(['click-step step 2'])
    await expect(page.locator('.van-step--finish')).toHaveCount(2)
  })

  test('a tree has branches and leaves', async ({ page }) => {
    await page.getByText('pear').click()
    await page.getByText('trees').click()
    await page.getByText('oak').click()
    expect(await logOf(page)).toEqual(['nav 1', 'leaf oak'])
    await expect(page.locator('.van-tree-select__item--active')).toHaveText(/oak/)
  })

  test('a cascade goes down to its last step', async ({ page }) => {
    for (const name of ['county', 'town', 'village']) {
      await page.locator('.van-cascader__option').getByText(name, { exact: true }).click()
      if (name !== 'village')
        await expect(
          page.locator('.van-cascader__option').getByText(name === 'county' ? 'town' : 'village'),
        ).toBeInViewport()
    }
    expect(await logOf(page)).toEqual(['finish county/town/village'])
  })

  test('a count of seconds runs when it is started', async ({ page }) => {
    const down = page.locator('.down')
    await expect(down).toHaveText('01 时 02 分 03 秒')
    await page.evaluate(() => {
      const pages = (
        window as unknown as { getCurrentPages(): { selectComponent(s: string): { start(): void } }[] }
      ).getCurrentPages()
      pages[pages.length - 1]!.selectComponent('#down').start()
    })
    await expect(down).toHaveText('01 时 02 分 02 秒')
  })

  test('an index goes to its letter and marks it while the page scrolls', async ({ page }) => {
    const letters = page.locator('.van-index-bar__index')
    await expect(letters).toHaveText(['A', 'B', 'C'])
    await letters.nth(2).click()
    await expect.poll(() => linesOf(page, 'select')).toEqual(['select index "C"'])
    await expect.poll(async () => (await page.locator('.block-C').boundingBox())!.y).toBeLessThan(200)
    await expect(letters.nth(2)).toHaveCSS('color', 'rgb(7, 193, 96)')
    await withWx(page, (wx) => wx.pageScrollTo({ scrollTop: 0, duration: 0 }) as object)
    await expect(letters.nth(2)).not.toHaveCSS('color', 'rgb(7, 193, 96)')
  })

  test('a tab bar below tells its name and shows its badge', async ({ page }) => {
    await expect(page.locator('.van-tabbar-item .van-info')).toHaveText('9')
    await page.locator('.van-tabbar-item').getByText('me', { exact: true }).click()
    expect(await logOf(page)).toEqual(['change bar "me"'])
    await expect(page.locator('.van-tabbar-item--active')).toHaveText(/me/)
    const bar = (await page.locator('.van-tabbar').boundingBox())!
    expect(Math.round(bar.y + bar.height)).toBe(812)
  })
})
