import { expect } from '@playwright/test'
import { errorsOf, phoneScreen, test } from './sample'

test.use({ viewport: phoneScreen })

test.describe('native components', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/native/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('a script may mix import and module.exports, and sees no browser', async ({ page }) => {
    await expect(page.locator('.mixed')).toHaveText('42 false true')
  })

  test('WXS has its own types, patterns and dates', async ({ page }) => {
    await expect(page.locator('.wxs')).toHaveText('Array digits other 1970 apple+pear+plum')
  })

  test('of a duplicated attribute the last one wins', async ({ page }) => {
    await expect(page.getByText('twice')).toHaveClass('second')
  })

  test('model:value follows what is typed', async ({ page }) => {
    await page.getByLabel('your name').fill('Wang')
    await expect(page.locator('.echo')).toHaveText('Wang')
  })

  test('a textarea tells its text and keeps to its length', async ({ page }) => {
    await page.getByLabel('a note').pressSequentially('twelve chars')
    await expect(page.locator('.noted')).toHaveText('twelve cha')
  })

  test('a picker offers its range and answers the row', async ({ page }) => {
    await page.locator('.fruit').click()
    await page.getByRole('option', { name: 'plum' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await expect(page.locator('.fruit')).toHaveText('fruit plum')
  })

  test('a cancelled picker changes nothing', async ({ page }) => {
    await page.locator('.fruit').click()
    await page.getByRole('option', { name: 'plum' }).click()
    await page.getByRole('button', { name: '取消' }).click()
    await expect(page.locator('.fruit')).toHaveText('fruit pear')
  })

  test('a date picker keeps to its range and to the length of months', async ({ page }) => {
    await page.locator('.day').click()
    await page.getByRole('option', { name: '01月' }).click()
    await expect(page.getByRole('listbox').nth(2).getByRole('option').first()).toHaveText('15日')
    await page.getByRole('option', { name: '02月' }).click()
    await expect(page.getByRole('listbox').nth(2).getByRole('option').last()).toHaveText('28日')
    await page.getByRole('option', { name: '05日' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await expect(page.locator('.day')).toHaveText('day 2026-02-05')
  })

  test('a time picker answers hours and minutes', async ({ page }) => {
    await page.locator('.hour').click()
    await page.getByRole('listbox').nth(0).getByText('17', { exact: true }).click()
    await page.getByRole('listbox').nth(1).getByText('05', { exact: true }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await expect(page.locator('.hour')).toHaveText('hour 17:05')
  })

  test('a picker of several columns answers all of them', async ({ page }) => {
    await page.locator('.pair').click()
    await page.getByRole('option', { name: 'a' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await expect(page.locator('.pair')).toHaveText('pair 0,2')
  })

  test('a label passes a press on to its control, once', async ({ page }) => {
    await page.locator('.switch-line').click({ position: { x: 5, y: 10 } })
    await expect(page.locator('.power')).toHaveText('true')
    await page.getByRole('switch').click()
    await expect(page.locator('.power')).toHaveText('false')
  })

  test('check boxes and radio buttons tell their group', async ({ page }) => {
    await page.getByText('apple tick').click()
    await page.getByRole('checkbox').nth(2).click()
    await expect(page.locator('.ticked')).toHaveText('apple,plum')
    await page.getByText('pear radio').click()
    await expect(page.locator('.picked')).toHaveText('pear')
    await expect(page.getByRole('radio').nth(0)).toHaveAttribute('aria-checked', 'false')
  })

  test('a form collects its fields, and clears them', async ({ page }) => {
    await page.getByText('pear tick').click()
    await page.getByLabel('word').fill('done')
    await page.getByRole('button', { name: 'Send' }).click()
    await expect(page.locator('.sent')).toHaveText(
      '{"power":false,"ticks":["pear"],"one":"apple","word":"done"}',
    )
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByRole('button', { name: 'Send' }).click()
    await expect(page.locator('.sent')).toHaveText('{"power":false,"ticks":[],"one":"","word":""}')
  })

  test('templates, includes and conditions draw', async ({ page }) => {
    await expect(page.locator('.row')).toHaveText(['0: one', '1: two'])
    await expect(page.locator('.foot')).toHaveText('included')
    await page.getByRole('button', { name: 'Toggle' }).click()
    await expect(page.locator('.shown')).toHaveCount(0)
    await expect(page.locator('.hidden-now')).toBeVisible()
  })

  test('a component has slots, a class from outside, observers, a behaviour and one show', async ({
    page,
  }) => {
    const head = page.locator('.card--title, .index--title').first()
    await expect(head).toHaveText('card 8 yes shown 1')
    await expect(page.locator('.before')).toBeVisible()
    await head.click()
    await expect(page.locator('.pressed')).toHaveText('card')
    await expect(head).toContainText('CARD')
  })

  test('the styles of a page stay out of a component and the other way round', async ({ page }) => {
    const color = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((node) => getComputedStyle(node).color)
    expect(await color('.title.from-page')).toBe('rgb(10, 20, 30)')
    expect(await page.locator('.from-page').evaluate((node) => node.clientWidth)).toBe(188)
  })

  test('hover and placeholder classes of a component are its own', async ({ page }) => {
    await expect(page.getByText('in the card')).toHaveCSS('color', 'rgb(120, 120, 0)')
    const held = page.getByText('hold me')
    await held.scrollIntoViewIfNeeded()
    const box = await held.boundingBox()
    if (!box) throw new Error('nothing to hold')
    await page.mouse.move(box.x + 5, box.y + 5)
    await page.mouse.down()
    await expect(held).toHaveCSS('color', 'rgb(0, 128, 0)')
    await page.mouse.up()
  })

  test('relations follow children that come later', async ({ page }) => {
    await expect(page.locator('.tabset--names, .index--names, [class$="--names"]')).toHaveText('x,y')
    await page.getByRole('button', { name: 'More panes' }).click()
    await expect(page.locator('[class$="--names"]')).toHaveText('x,y,z')
  })

  test('a swiper turns by a swipe', async ({ page }) => {
    const swiper = page.locator('.swiper')
    await swiper.scrollIntoViewIfNeeded()
    const box = await swiper.boundingBox()
    if (!box) throw new Error('no swiper')
    await page.mouse.move(box.x + 300, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 150, box.y + 40)
    await page.mouse.up()
    await expect(page.locator('.current')).toHaveText('1')
  })

  test('a scroll-view scrolls to a child and tells its end', async ({ page }) => {
    await page.evaluate(() => {
      const pages = (
        window as unknown as { getCurrentPages(): { setData(data: object): void }[] }
      ).getCurrentPages()
      pages[0]?.setData({ into: 'row19' })
    })
    await expect(page.locator('.reached')).toHaveText('true')
  })

  test('text is decoded and rich text runs nothing', async ({ page }) => {
    await expect(page.locator('.decoded')).toHaveText('a\u00a0<b>')
    expect(await page.locator('.rich').innerHTML()).toBe('<b>bold</b>')
  })

  test('what the app says to a screen reader is there', async ({ page }) => {
    await expect(page.getByRole('button', { name: 'close the window' })).toHaveText('x')
  })
})
