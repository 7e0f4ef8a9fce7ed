import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { errorsOf, logOf, patch, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

test.describe('words and pictures', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/texts/index')))

  test('text keeps its line breaks, a view does not', async ({ page }) => {
    await expect(page.locator('.lines')).toHaveCSS('white-space', 'pre-line')
    await expect(page.locator('.lines')).toHaveCSS('display', 'inline')
    await expect(page.locator('.many')).toHaveCSS('white-space', 'normal')
    await expect(page.locator('.many')).toHaveCSS('display', 'block')
  })

  test('text within text has a look of its own', async ({ page }) => {
    await expect(page.locator('.nested .inner')).toHaveCSS('color', 'rgb(5, 5, 5)')
    await expect(page.locator('.nested')).toHaveText('outer inner')
  })

  test('text may be selected only when it says so', async ({ page }) => {
    await expect(page.locator('.selectable')).toHaveCSS('user-select', 'text')
  })

  test('entities are decoded where asked for', async ({ page }) => {
    expect(await page.locator('.entities').textContent()).toBe("<>&'\u00a0\u2002\u2003")
  })

  test('blanks become as wide as asked for', async ({ page }) => {
    expect(await page.locator('.spaced').textContent()).toBe('a\u2002b')
    expect(await page.locator('.from-spaced').textContent()).toBe('a\u00a0b')
  })

  test('rich text of nodes draws what is harmless', async ({ page }) => {
    const made = page.locator('.from-nodes > .made')
    await expect(made).toHaveCSS('color', 'rgb(3, 4, 5)')
    expect(await made.textContent()).toBe('a\u00a0b <c>')
    await expect(made.locator('img')).toHaveAttribute('src', '/images/dot.svg')
    expect(await made.getAttribute('onclick')).toBeNull()
    await expect(made.locator('script')).toHaveCount(0)
  })

  test('rich text of HTML draws what is harmless', async ({ page }) => {
    const html = await page.locator('.from-html').innerHTML()
    expect(html).toBe('<p class="para">one <strong>two</strong></p>')
  })

  const icons: [string, string][] = [
    ['success', 'rgb(7, 193, 96)'],
    ['info', 'rgb(16, 174, 255)'],
    ['warn', 'rgb(244, 53, 48)'],
    ['waiting', 'rgb(16, 174, 255)'],
    ['cancel', 'rgb(244, 53, 48)'],
    ['download', 'rgb(7, 193, 96)'],
    ['search', 'rgb(178, 178, 178)'],
    ['clear', 'rgb(178, 178, 178)'],
  ]
  for (const [type, color] of icons) {
    test(`the icon ${type} has its colour and size`, async ({ page }) => {
      const icon = page.locator(`.icon-${type}`)
      await expect(icon).toHaveCSS('color', color)
      await expect(icon).toHaveCSS('width', type === 'success' ? '40px' : '23px')
      await expect(icon.locator('svg')).toHaveCount(1)
    })
  }

  test('an icon takes a colour and a length of its own', async ({ page }) => {
    await expect(page.locator('.icon-success_no_circle')).toHaveCSS('color', 'rgb(9, 9, 9)')
    await expect(page.locator('.icon-rem')).toHaveCSS('width', '32px')
  })

  test('a progress bar shows its percents and its looks', async ({ page }) => {
    const bar = page.locator('.plain-bar')
    await expect(bar).toHaveAttribute('aria-valuenow', '30')
    await expect(bar.locator('.wx-progress-info')).toHaveText('30%')
    await expect(bar.locator('.wx-progress-info')).toHaveCSS('font-size', '20px')
    await expect(bar.locator('.wx-progress-track')).toHaveCSS('height', '10px')
    await expect(bar.locator('.wx-progress-track')).toHaveCSS('border-radius', '5px')
    await expect(bar.locator('.wx-progress-track')).toHaveCSS('background-color', 'rgb(4, 5, 6)')
    await expect(bar.locator('i')).toHaveCSS('background-color', 'rgb(1, 2, 3)')
    await patch(page, { percent: 130 })
    await expect(bar).toHaveAttribute('aria-valuenow', '100')
  })

  test('a moving progress bar tells that it arrived', async ({ page }) => {
    await expect.poll(() => logOf(page)).toContainEqual('activeend bar {"curPercent":20}')
  })

  const shown = (locator: Locator) =>
    locator.locator('img').evaluate((image) => {
      const { objectFit, objectPosition } = getComputedStyle(image)
      return [objectFit, objectPosition]
    })
  const modes: [string, string, string][] = [
    ['scaleToFill', 'fill', '50% 50%'],
    ['aspectFit', 'contain', '50% 50%'],
    ['aspectFill', 'cover', '50% 50%'],
    ['top', 'none', '50% 0%'],
    ['bottom', 'none', '50% 100%'],
    ['center', 'none', '50% 50%'],
    ['left', 'none', '0% 50%'],
    ['right', 'none', '100% 50%'],
    ['top left', 'none', '0% 0%'],
    ['top right', 'none', '100% 0%'],
    ['bottom left', 'none', '0% 100%'],
    ['bottom right', 'none', '100% 100%'],
  ]
  modes.forEach(([mode, fit, position], n) => {
    test(`an image of mode ${mode} lies as WeChat lays it`, async ({ page }) => {
      expect(await shown(page.locator(`.image-${n}`))).toEqual([fit, position])
      await expect(page.locator(`.image-${n}`)).toHaveCSS('width', '100px')
    })
  })

  const sizeOf = async (page: Page, selector: string) => {
    const box = await page.locator(selector).boundingBox()
    return [box?.width, box?.height]
  }

  test('an image follows its picture by width or by height', async ({ page }) => {
    await expect.poll(() => sizeOf(page, '.by-width')).toEqual([100, 50])
    await expect.poll(() => sizeOf(page, '.by-height')).toEqual([80, 40])
  })

  test('an image is 320 by 240 until somebody says otherwise', async ({ page }) => {
    expect(await sizeOf(page, '.plain-image')).toEqual([320, 240])
  })

  test('an image tells its size when it is there, and that it is not', async ({ page }) => {
    await expect.poll(() => logOf(page)).toContainEqual('load changing {"width":200,"height":100}')
    await patch(page, { src: '/images/none.png' })
    await expect.poll(() => logOf(page)).toContainEqual(expect.stringMatching(/^error changing \{"errMsg":/))
  })

  test('an image may change its mode and keeps its size', async ({ page }) => {
    for (const [mode, height] of [
      ['widthFix', 40],
      ['aspectFit', 60],
    ] as const) {
      await patch(page, { mode })
      await expect.poll(() => sizeOf(page, '.changing')).toEqual([80, height])
    }
  })

  test('a picture is found beside its page', async ({ page }) => {
    await expect.poll(() => logOf(page)).toContainEqual('load near {"width":10,"height":10}')
    await expect(page.locator('.near img')).toHaveAttribute('src', '/pages/parts/texts/near.svg')
  })

  test('what is hidden takes no room', async ({ page }) => {
    await expect(page.locator('.hidden-view')).toHaveCSS('display', 'none')
  })

  test('a child can keep its parent from the look of being pressed', async ({ page }) => {
    await page.locator('.hover-child').scrollIntoViewIfNeeded()
    const box = (await page.locator('.hover-child').boundingBox())!
    await page.mouse.move(box.x + 5, box.y + 5)
    await page.mouse.down()
    await expect(page.locator('.hover-child')).toHaveClass(/(^| )over( |$)/)
    await expect(page.locator('.hover-parent')).not.toHaveClass(/(^| )over( |$)/)
    await page.mouse.up()
  })

  test('nothing of this is an error', async ({ page }) => {
    expect(await errorsOf(page)).toEqual([])
  })
})
