import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { errorsOf, logOf, patch, phoneScreen, routes } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen, appDir: join(__dirname, '..', 'vant-app') })

const linesOf = async (page: Page, name: string) =>
  (await logOf(page)).filter((line) => line.split(' ')[1] === name)

test.describe('what Vant shows of pictures, goods and movement', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/shows/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('a picture tells that it came, how large it is, and that it was pressed', async ({ page }) => {
    const picture = page.locator('.picture')
    await expect.poll(() => linesOf(page, 'picture')).toEqual(['load picture {"width":1,"height":1}'])
    await expect(picture.locator('.van-image__loading')).toHaveCount(0)
    const box = (await picture.locator('.van-image').boundingBox())!
    expect([box.width, box.height]).toEqual([80, 20])
    await expect(picture.locator('.van-image__img img')).toHaveCSS('object-fit', 'cover')
    await patch(page, { fit: 'contain' })
    await expect(picture.locator('.van-image__img img')).toHaveCSS('object-fit', 'contain')
    await picture.click()
    expect((await linesOf(page, 'picture')).slice(1)).toEqual(['click picture'])
  })

  test('a picture that is not there tells it, and shows what stands for it', async ({ page }) => {
    await expect.poll(() => linesOf(page, 'lost')).toEqual(['error lost'])
    await expect(page.locator('.lost .no-picture')).toBeVisible()
    await expect(page.locator('.lost .van-image__img')).toHaveCount(0)
    await expect.poll(() => linesOf(page, 'quiet')).toEqual(['error quiet'])
    await expect(page.locator('.quiet .van-image__error')).toHaveCount(0)
  })

  test('a picture that went wrong is tried again with another source', async ({ page }) => {
    const told = () => linesOf(page, 'picture')
    await expect.poll(told).toHaveLength(1)
    await patch(page, { src: '/none.png' })
    await expect(page.locator('.picture .van-image__error-icon')).toBeVisible()
    await patch(page, { src: '' })
    await expect(page.locator('.picture .van-image__error')).toHaveCount(0)
    await expect
      .poll(told)
      .toEqual([
        'load picture {"width":1,"height":1}',
        'error picture',
        'load picture {"width":1,"height":1}',
      ])
  })

  test('a card shows its goods, what they cost, and what is slotted into it', async ({ page }) => {
    const card = page.locator('.van-card').first()
    await expect(card.locator('.van-card__tag')).toHaveText('new')
    await expect(card.locator('.van-card__title')).toHaveText('a lamp')
    await expect(card.locator('.van-card__desc')).toHaveText('for the desk')
    await expect(card.locator('.van-card__price')).toHaveText('¥12.50')
    await expect(card.locator('.van-card__origin-price')).toHaveText('¥ 20.00')
    await expect(card.locator('.van-card__num')).toHaveText('x 2')
    await patch(page, { price: '9' })
    await expect(card.locator('.van-card__price')).toHaveText('¥9')
    await card.getByText('take').click()
    expect(await linesOf(page, 'card')).toEqual(['click card'])
    const slotted = page.locator('.slotted')
    await expect(slotted.locator('.own-title')).toBeVisible()
    await expect(slotted.locator('.own-tags')).toBeVisible()
    await expect(slotted.locator('.van-card__price')).toHaveCSS('color', 'rgb(1, 2, 3)')
  })

  test('the picture of a card leads where it says', async ({ page }) => {
    await page.locator('.van-card__thumb').first().click()
    await expect.poll(() => routes(page)).toEqual(['pages/first/index'])
  })

  const way = ['before-enter', 'enter', 'after-enter', 'before-leave', 'leave', 'after-leave']

  test('a transition tells the steps of coming and going in their order', async ({ page }) => {
    const turn = () => page.getByRole('button', { name: 'turn' }).click()
    await expect(page.locator('.moved')).toHaveCount(0)
    await turn()
    const told = () => linesOf(page, 'moving')
    await expect.poll(told).toEqual(way.slice(0, 3).map((step) => `${step} moving`))
    await expect(page.locator('.moved')).toBeVisible()
    await expect(page.locator('.moving')).toHaveClass(/van-slide-left-enter-to/)
    await expect(page.locator('.moving')).toHaveCSS('transition-duration', '0.2s')
    await turn()
    await expect.poll(told).toEqual(way.map((step) => `${step} moving`))
    await expect(page.locator('.moved')).toBeHidden()
    await expect(page.locator('.moving')).toHaveCSS('transition-duration', '0.1s')
    await turn()
    await expect.poll(told).toHaveLength(9)
    await expect(page.locator('.moved')).toBeVisible()
  })

  test('a transition takes its steps from the classes of the page', async ({ page }) => {
    const turn = () => page.getByRole('button', { name: 'turn' }).click()
    await turn()
    await expect.poll(() => linesOf(page, 'mine')).toEqual(['after-enter mine'])
    const own = page.locator('.van-transition').filter({ has: page.locator('.own-move') })
    await expect(own).toHaveCSS('opacity', '1')
    await expect(own).toHaveCSS('transition-property', 'opacity')
    await turn()
    await expect.poll(() => linesOf(page, 'mine')).toEqual(['after-enter mine', 'after-leave mine'])
    await expect(own).toHaveCSS('opacity', '0')
    await expect(page.locator('.own-move')).toBeHidden()
  })
})
