import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { logOf, patch, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test.describe('fields', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/fields/index')))

  test('an input tells its life in order', async ({ page }) => {
    await field(page, 'plain').fill('ab')
    await field(page, 'plain').press('Enter')
    await expect
      .poll(() => logOf(page))
      .toEqual([
        'focus plain',
        'input plain {"value":"ab","cursor":2,"keyCode":0}',
        'confirm plain {"value":"ab"}',
        'blur plain {"value":"ab","cursor":2}',
        'change plain {"value":"ab"}',
      ])
  })

  test('what a script sets is in the input, and no event', async ({ page }) => {
    await patch(page, { value: 'set' })
    await expect(field(page, 'plain')).toHaveValue('set')
    expect(await logOf(page)).toEqual([])
  })

  test('what a listener of input returns takes its place', async ({ page }) => {
    await field(page, 'upper').pressSequentially('abc')
    await expect(field(page, 'upper')).toHaveValue('ABC')
    await field(page, 'masked').fill('a1b2')
    await expect(field(page, 'masked')).toHaveValue('a*b*')
    expect(await field(page, 'masked').evaluate((node: HTMLInputElement) => node.selectionStart)).toBe(1)
  })

  test('keyboards, passwords and the key below right are as asked for', async ({ page }) => {
    await expect(field(page, 'secret')).toHaveAttribute('type', 'password')
    await expect(field(page, 'numeric')).toHaveAttribute('inputmode', 'numeric')
    await expect(field(page, 'decimal')).toHaveAttribute('inputmode', 'decimal')
    await expect(field(page, 'decimal')).toHaveAttribute('enterkeyhint', 'search')
  })

  test('an input keeps to its length: 140 unless it says otherwise', async ({ page }) => {
    await expect(field(page, 'plain')).toHaveAttribute('maxlength', '140')
    await expect(field(page, 'short')).toHaveAttribute('maxlength', '3')
    await expect(field(page, 'endless')).not.toHaveAttribute('maxlength', /./)
    await field(page, 'short').pressSequentially('abcdef')
    await expect(field(page, 'short')).toHaveValue('abc')
  })

  test('a disabled input takes nothing', async ({ page }) => {
    await expect(field(page, 'locked')).toBeDisabled()
  })

  test('focus follows the data', async ({ page }) => {
    await patch(page, { focus: true })
    await expect(field(page, 'focused')).toBeFocused()
    await patch(page, { focus: false })
    await expect(field(page, 'focused')).not.toBeFocused()
    expect(await logOf(page)).toEqual(['focus focused'])
  })

  test('the placeholder has its own style and class, and goes when something is typed', async ({ page }) => {
    const placeholder = page.locator('.styled .wx-placeholder')
    await expect(placeholder).toHaveText('styled')
    await expect(placeholder).toHaveCSS('color', 'rgb(7, 8, 9)')
    await expect(placeholder).toHaveCSS('opacity', '0.4')
    await field(page, 'styled').fill('x')
    await expect(placeholder).toBeHidden()
  })

  test('a textarea grows with its lines and tells them', async ({ page }) => {
    const height = async () => (await field(page, 'area').boundingBox())?.height ?? 0
    await field(page, 'area').fill('one')
    const low = await height()
    await field(page, 'area').fill('one\ntwo\nthree')
    expect(await height()).toBeGreaterThan(low)
    expect((await logOf(page)).filter((line) => line === 'linechange area').length).toBeGreaterThanOrEqual(1)
  })

  test('a textarea with a key of its own confirms instead of breaking the line', async ({ page }) => {
    await field(page, 'area').fill('done')
    await field(page, 'area').press('Enter')
    expect(await logOf(page)).toContainEqual('confirm area {"value":"done"}')
    await expect(field(page, 'area')).toHaveValue('done')
  })

  test('a slider goes by its steps and shows its number', async ({ page }) => {
    const line = page.locator('.line input')
    await expect(line).toHaveValue('30')
    await expect(page.locator('.line .wx-slider-value')).toHaveText('30')
    await line.press('ArrowRight')
    expect(await logOf(page)).toEqual(['changing line {"value":40}', 'change line {"value":40}'])
    await expect(page.locator('.line .wx-slider-value')).toHaveText('40')
    await patch(page, { number: 200 })
    await expect(line).toHaveValue('200')
    await patch(page, { number: 50, min: 100 })
    await expect(line).toHaveValue('100')
  })

  test('a slider has its colours and its block', async ({ page }) => {
    const styles = await page.locator('.line input').evaluate((node) => {
      const style = getComputedStyle(node)
      return ['active', 'ground', 'block', 'size', 'part'].map((name) =>
        style.getPropertyValue(`--wx-slider-${name}`),
      )
    })
    expect(styles).toEqual(['rgb(10, 0, 0)', 'rgb(0, 10, 0)', 'rgb(0, 0, 10)', '20px', '15%'])
    await expect(page.locator('.line-off input')).toBeDisabled()
  })

  test('a switch turns over, keeps its colour, and a disabled one stays', async ({ page }) => {
    const flip = page.locator('.flip')
    await expect(flip).toHaveAttribute('aria-checked', 'true')
    await expect(flip.locator('.wx-switch')).toHaveCSS('background-color', 'rgb(200, 0, 0)')
    await flip.click()
    await page.locator('.flip-off').click()
    expect(await logOf(page)).toEqual(['change flip {"value":false}'])
    await expect(flip.locator('.wx-switch')).toHaveCSS('background-color', 'rgb(223, 223, 223)')
  })

  test('a switch may look like a check box', async ({ page }) => {
    const box = page.locator('.flip-box .wx-mark')
    await expect(box).toHaveCSS('width', '22px')
    await box.click()
    await expect(box).toHaveClass(/on/)
    expect(await logOf(page)).toEqual(['change box {"value":true}'])
  })

  test('check boxes tell all that are ticked', async ({ page }) => {
    await page.locator('.tick-b').click()
    await page.locator('.tick-c').click()
    await page.locator('.tick-a').click()
    await page.locator('.tick-b').click()
    expect(await logOf(page)).toEqual([
      'change group {"value":["b"]}',
      'change group {"value":["a","b"]}',
      'change group {"value":["a"]}',
    ])
    await patch(page, { ticked: true })
    await patch(page, { ticked: false })
    await expect(page.locator('.tick-a')).toHaveAttribute('aria-checked', 'false')
  })

  test('of radio buttons one is chosen, and it cannot be taken back', async ({ page }) => {
    await expect(page.locator('.radio-b')).toHaveAttribute('aria-checked', 'true')
    for (const name of ['b', 'c', 'a', 'a']) await page.locator(`.radio-${name}`).click()
    expect(await logOf(page)).toEqual(['change radios {"value":"a"}'])
    await expect(page.locator('.radio-b')).toHaveAttribute('aria-checked', 'false')
  })

  test('a region picker has the regions of the installed package', async ({ page }) => {
    const rows = (column: number) => page.getByRole('listbox').nth(column).getByRole('option')
    await page.locator('.region').click()
    await rows(0).filter({ hasText: '宁夏回族自治区' }).click()
    await rows(1).filter({ hasText: '固原市' }).click()
    await rows(2).filter({ hasText: '隆德县' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    expect(await logOf(page)).toEqual([
      'change region {"value":["宁夏回族自治区","固原市","隆德县"],"code":["640000","640400","640423"]}',
    ])
  })

  test('a disabled picker opens nothing', async ({ page }) => {
    await page.locator('.dull').click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('a picker of objects shows one of their fields, its title, and tells a cancel', async ({ page }) => {
    await page.locator('.keyed').click()
    await expect(page.getByRole('dialog', { name: 'Pick one' })).toBeVisible()
    await expect(page.getByRole('option')).toHaveText(['one', 'two'])
    await page.getByRole('option', { name: 'two' }).click()
    await press(page, '确定')
    await page.locator('.keyed').click()
    await expect(page.getByRole('option', { selected: true })).toHaveText('two')
    await press(page, '取消')
    expect(await logOf(page)).toEqual(['change keyed {"value":"1"}', 'cancel keyed {}'])
  })

  test('columns tell every move', async ({ page }) => {
    await page.locator('.multi').click()
    await page.getByRole('option', { name: '2' }).click()
    await page.getByRole('option', { name: 'b' }).click()
    await press(page, '确定')
    expect(await logOf(page)).toEqual([
      'columnchange multi {"column":1,"value":1}',
      'columnchange multi {"column":0,"value":1}',
      'change multi {"value":[1,1]}',
    ])
  })

  test('dates may stop at the month or the year', async ({ page }) => {
    await page.locator('.month').click()
    await expect(page.getByRole('listbox')).toHaveCount(2)
    await page.getByRole('option', { name: '07月' }).click()
    await press(page, '确定')
    await page.locator('.year').click()
    await expect(page.getByRole('option')).toHaveText(['2024年', '2025年', '2026年', '2027年'])
    await page.getByRole('option', { name: '2025年' }).click()
    await press(page, '确定')
    expect(await logOf(page)).toEqual(['change month {"value":"2026-07"}', 'change year {"value":"2025"}'])
  })

  test('times keep to their range', async ({ page }) => {
    await page.locator('.time').click()
    const [hours, minutes] = [page.getByRole('listbox').nth(0), page.getByRole('listbox').nth(1)]
    await expect(hours.getByRole('option')).toHaveText(['09', '10'])
    await hours.getByRole('option', { name: '10' }).click()
    await expect(minutes.getByRole('option').last()).toHaveText('30')
    await press(page, '确定')
    expect(await logOf(page)).toEqual(['change time {"value":"10:10"}'])
  })

  test('a form sends every named field, built-in or not', async ({ page }) => {
    await press(page, 'submit')
    const [line = ''] = await logOf(page)
    expect(JSON.parse(line.slice('submit form '.length))).toEqual({
      value: { text: 't', level: 40, flag: true, when: '2026-01-02', words: 'w', own: 'mine' },
      formId: 'the formId is a mock one',
    })
    await press(page, 'reset')
    await press(page, 'submit')
    const [, reset, again = ''] = await logOf(page)
    expect(reset).toBe('reset form')
    expect(JSON.parse(again.slice('submit form '.length))).toMatchObject({
      value: { text: '', level: 0, flag: false, when: '', words: '', own: 'mine' },
    })
  })
})
