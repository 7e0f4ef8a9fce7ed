import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from '../sample'
import { drag, errorsOf, logOf, patch, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen, appDir: join(__dirname, '..', 'vant-app') })

const boxOf = async (page: Page, selector: string) => {
  const locator = page.locator(selector).first()
  await locator.scrollIntoViewIfNeeded()
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${selector} is not there`)
  return box
}

test.describe('what Vant asks with', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/fields/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('a field tells each letter, keeps to its length and counts', async ({ page }) => {
    const field = page.getByLabel('a word')
    await field.pressSequentially('abcdefg')
    expect(await logOf(page)).toEqual(
      ['a', 'ab', 'abc', 'abcd', 'abcde'].map((word) => `change word "${word}"`),
    )
    await expect(page.locator('.van-field__word-limit')).toHaveText('5/5')
  })

  test('a field is emptied by its cross', async ({ page }) => {
    await page.getByLabel('a word').fill('abc')
    await page.locator('.van-field__clear-root').first().dispatchEvent('touchstart')
    await expect(page.getByLabel('a word')).toHaveValue('')
    expect(await logOf(page)).toContain('clear word')
  })

  test('a field shows that it is required and what is wrong', async ({ page }) => {
    await expect(page.getByText('too short')).toHaveCSS('color', 'rgb(238, 10, 36)')
    await expect(page.locator('.van-cell--required')).toHaveCount(1)
  })

  test('a field that is only read tells a tap, a locked one takes nothing', async ({ page }) => {
    const box = (label: string) => page.locator('van-field').filter({ hasText: label }).locator('input')
    await expect(box('Locked')).toHaveValue('locked')
    await expect(box('Locked')).toBeDisabled()
    await page.locator('van-field').filter({ hasText: 'Fixed' }).locator('wx-input').click({ force: true })
    await expect.poll(() => logOf(page)).toEqual(['click-input fixed'])
    await expect(box('Fixed')).not.toBeEditable()
  })

  test('a stepper goes to its ends and tells that there is no more', async ({ page }) => {
    for (let n = 0; n < 3; n += 1) await page.locator('.count .van-stepper__plus').click()
    expect(await logOf(page)).toEqual(['change count 2', 'change count 3', 'overlimit count "plus"'])
    await expect(page.locator('.count input')).toHaveValue('3')
    await page.locator('.count .van-stepper__minus').click()
    await expect(page.locator('.count input')).toHaveValue('2')
  })

  test('a stepper takes a typed number into its range', async ({ page }) => {
    await page.locator('.count input').fill('9')
    await page.locator('.count input').blur()
    await expect(page.locator('.count input')).toHaveValue('3')
    expect(await logOf(page)).toContain('change count 3')
  })

  test('a check box turns over', async ({ page }) => {
    await page.getByText('agree', { exact: true }).click()
    await page.getByText('agree', { exact: true }).click()
    expect(await logOf(page)).toEqual(['change ticked true', 'change ticked false'])
  })

  test('check boxes of a group tell all, and stop at the most', async ({ page }) => {
    await page.getByText('box c').click()
    await page.getByText('box b').click()
    await page.getByText('box a').click()
    expect(await logOf(page)).toEqual(['change boxes ["a","c"]', 'change boxes ["c"]'])
  })

  test('of radios one is chosen', async ({ page }) => {
    await page.getByText('radio c').click()
    await page.getByText('radio b').click()
    expect(await logOf(page)).toEqual(['change chosen "b"'])
    await expect(page.locator('.van-radio__icon--checked')).toHaveCount(1)
  })

  test('a switch turns, a disabled one does not', async ({ page }) => {
    await page.locator('.switch .van-switch').click()
    await page.locator('.switch-off .van-switch').click()
    expect(await logOf(page)).toEqual(['change on true'])
    await expect(page.locator('.switch .van-switch')).toHaveClass(/van-switch--on/)
  })

  test('stars are given by a tap, and halves', async ({ page }) => {
    await page.locator('.rate .van-rate__item').nth(3).locator('.van-rate__icon').first().click()
    const half = page.locator('.half .van-rate__item').nth(4)
    const { x, y, height } = (await half.boundingBox())!
    await page.mouse.click(x + 4, y + height / 2)
    await page.locator('.seen-only .van-rate__icon').first().click()
    expect(await logOf(page)).toEqual(['change stars 4', 'change half 4.5'])
    await expect(page.locator('.rate .van-rate__icon--full')).toHaveCount(4)
  })

  test('stars follow a finger', async ({ page }) => {
    const { x, y } = await boxOf(page, '.rate .van-rate__item')
    await drag(page, [x + 8, y + 8], [x + 100, y + 8])
    const log = await logOf(page)
    expect(log[log.length - 1]).toBe('change stars 4')
  })

  test('a slider is tapped and dragged', async ({ page }) => {
    const { x, y, width } = await boxOf(page, '.slider .van-slider')
    await page.mouse.click(x + width / 2, y + 1)
    await expect.poll(() => logOf(page)).toEqual(['change level 50'])
    // the knob slides to where the tap was
    const knob = async () => (await page.locator('.slider .van-slider__button').boundingBox())!
    await expect
      .poll(async () => Math.round((await knob()).x + (await knob()).width / 2 - x))
      .toBe(Math.round(width / 2))
    await drag(page, [x + width / 2, y + 1], [x + width * 0.8, y + 1])
    await expect
      .poll(() => logOf(page))
      .toEqual(['change level 50', 'drag-start level', 'change level 80', 'drag-end level'])
  })

  test('a slider of two ends keeps both', async ({ page }) => {
    const { x, y, width } = await boxOf(page, '.ranged .van-slider')
    await drag(page, [x + width * 0.6, y + 1], [x + width * 0.9, y + 1])
    await expect.poll(() => logOf(page)).toEqual(['change range [20,90]'])
  })

  test('a picker is turned by a tap on a row, and confirms what is in the middle', async ({ page }) => {
    const kinds = page.locator('.kinds')
    await kinds.getByText('south').click()
    await kinds.getByText('green').click()
    await kinds.getByText('确认').click()
    const log = await logOf(page)
    expect(log.slice(0, 2)).toEqual(['change kinds', 'change kinds'])
    expect(log[2]).toBe('confirm kinds {"value":["south","green"],"index":[1,2]}')
    await kinds.getByText('取消').click()
    expect((await logOf(page))[3]).toBe('cancel kinds')
  })

  test('a picker is turned by a finger', async ({ page }) => {
    const row = page.locator('.kinds').getByText('blue')
    await row.scrollIntoViewIfNeeded()
    const { x, y } = (await row.boundingBox())!
    await drag(page, [x + 5, y + 10], [x + 5, y - 34])
    await page.locator('.kinds').getByText('确认').click()
    await expect
      .poll(() => logOf(page))
      .toContainEqual('confirm kinds {"value":["north","green"],"index":[0,2]}')
  })

  test('a date is chosen, and a shorter month has fewer days', async ({ page }) => {
    const moment = page.locator('.moment')
    const columns = moment.locator('van-picker-column, .van-picker-column')
    await columns.first().scrollIntoViewIfNeeded()
    await moment.getByText('04', { exact: true }).first().click()
    await expect(moment.getByText('31', { exact: true })).toHaveCount(0)
    await moment.getByText('确认').click()
    const line = (await logOf(page)).find((one) => one.startsWith('confirm')) ?? ''
    const day = new Date(Number(line.split(' ')[2]))
    expect(day.toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })).toBe('2026-04-06')
  })

  test('an area narrows down from province to county', async ({ page }) => {
    const area = page.locator('.area')
    await area.getByText('宁波市').click()
    await expect(area.getByText('海曙区')).toBeVisible()
    await area.getByText('确认').click()
    const line = (await logOf(page)).find((one) => one.startsWith('confirm')) ?? ''
    expect(JSON.parse(line.slice('confirm area '.length))).toMatchObject({
      values: [{ code: '330000' }, { code: '330200', name: '宁波市' }, { code: '330203', name: '海曙区' }],
    })
  })

  test('a search tells what was looked for, and is given up', async ({ page }) => {
    const seek = page.getByLabel('seek')
    await seek.fill('well')
    await seek.press('Enter')
    await page.locator('.van-search__action').click()
    await expect
      .poll(() => logOf(page))
      .toEqual(['change asked "well"', 'search asked "well"', 'cancel asked', 'change asked ""'])
    await expect(seek).toHaveValue('')
  })

  test('an uploader takes a picture, shows it, and lets it go', async ({ page }) => {
    await page.evaluate(() => {
      const bytes = Uint8Array.from(
        atob(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        ),
        (c) => c.charCodeAt(0),
      )
      ;(window as unknown as SampleWindow).__phone.nextPicture(
        new File([bytes], 'p.png', { type: 'image/png' }),
      )
    })
    await page.locator('.uploader .van-uploader__upload').click()
    await expect.poll(() => logOf(page)).toEqual(['after-read image 70'])
    await expect(page.locator('.uploader .van-uploader__preview-image img')).toHaveJSProperty(
      'naturalWidth',
      1,
    )
    await expect(page.locator('.uploader .van-uploader__upload')).toHaveCount(0)
    await page.locator('.uploader .van-uploader__preview-delete').click()
    await expect.poll(() => logOf(page)).toEqual(['after-read image 70', 'delete 0'])
  })

  test('what the page sets is shown by every field', async ({ page }) => {
    await patch(page, { word: 'set', count: 2, ticked: true, chosen: 'b', on: true, stars: 5, level: 100 })
    await expect(page.getByLabel('a word')).toHaveValue('set')
    await expect(page.locator('.count input')).toHaveValue('2')
    await expect(page.locator('.van-switch--on')).toHaveCount(2)
    await expect(page.locator('.rate .van-rate__icon--full')).toHaveCount(5)
    expect(await logOf(page)).toEqual([])
  })
})
