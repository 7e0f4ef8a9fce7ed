import { expect } from '@playwright/test'
import { errorsOf, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

test.describe('styles', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/isolation/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  const page77 = 'rgb(0, 0, 77)'
  const reach: [string, boolean][] = [
    ['isolated', false],
    ['apply', true],
    ['shared', true],
    ['scripted', true],
    ['global', true],
  ]
  for (const [name, reached] of reach) {
    test(`the page’s classes ${reached ? 'reach' : 'stay out of'} a component that is ${name}`, async ({
      page,
    }) => {
      const inside = page.getByText(name, { exact: true })
      if (reached) await expect(inside).toHaveCSS('color', page77)
      else await expect(inside).not.toHaveCSS('color', page77)
    })

    test(`a component that is ${name} has its own styles`, async ({ page }) => {
      await expect(page.getByText(name, { exact: true })).toHaveCSS('background-color', 'rgb(1, 1, 1)')
    })
  }

  for (const [name, leaks] of [
    ['isolated', false],
    ['apply', false],
    ['shared', true],
    ['scripted', true],
  ] as const) {
    test(`styles of a component that is ${name} ${leaks ? 'reach' : 'stay out of'} the page`, async ({
      page,
    }) => {
      const outside = page.locator(`.leaking-${name}`)
      if (leaks) await expect(outside).toHaveCSS('color', 'rgb(66, 0, 0)')
      else await expect(outside).not.toHaveCSS('color', 'rgb(66, 0, 0)')
    })
  }

  const ranks: [string, string, string, string][] = [
    ['an id outranks a class', '#by-id', 'color', 'rgb(3, 3, 3)'],
    ['a class outranks a tag', '.plain-ranked', 'font-weight', '700'],
    ['a tag has its style', '.decorated', 'font-weight', '300'],
    ['brothers are selected', '.second-child', 'color', 'rgb(6, 6, 6)'],
    ['children are counted', '.first-child', 'color', 'rgb(7, 7, 7)'],
    ['important outranks a style attribute', '.important', 'color', 'rgb(8, 8, 8)'],
    ['of equals the later wins', '.later', 'color', 'rgb(10, 10, 10)'],
    ['attributes are selected', '.by-attribute', 'color', 'rgb(13, 13, 13)'],
    ['a media query counts', '.viewport', 'color', 'rgb(14, 14, 14)'],
    ['a class from outside reaches in', '.painted', 'color', 'rgb(12, 12, 12)'],
  ]
  for (const [name, selector, property, value] of ranks) {
    test(name, async ({ page }) => {
      await expect(page.locator(selector).first()).toHaveCSS(property, value)
    })
  }

  test('what stands before and after has its text', async ({ page }) => {
    const content = (which: string) =>
      page.locator('.decorated').evaluate((node, pseudo) => getComputedStyle(node, pseudo).content, which)
    expect([await content('::before'), await content('::after')]).toEqual(['"before"', '"after"'])
  })

  const lengths: [string, string, string, string][] = [
    ['half the screen', '.half', 'width', '187.5px'],
    ['its height too', '.half', 'height', '375px'],
    ['a style attribute', '.measured', 'width', '50px'],
    ['a sheet beside it', '.measured', 'height', '25px'],
    ['less than nothing', '.measured', 'margin-left', '-10px'],
    ['several in one value', '.mixed-lengths', 'padding-top', '5px'],
    ['a transform', '.mixed-lengths', 'transform', 'matrix(1, 0, 0, 1, 50, -25)'],
    ['a hairline', '.half', 'border-top-width', '1px'],
  ]
  for (const [name, selector, property, value] of lengths) {
    test(`rpx measures ${name}`, async ({ page }) => {
      const found = await page
        .locator(selector)
        .evaluate((node, one) => getComputedStyle(node).getPropertyValue(one), property)
      const rounded = found.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))
      expect(rounded).toBe(value)
    })
  }
})

test.describe('styles on another screen', () => {
  test.use({ viewport: { width: 750, height: 900 } })
  test('rpx follows the width', async ({ open, page }) => {
    await open('pages/parts/isolation/index')
    const width = await page
      .locator('.half')
      .evaluate((node) => Number.parseFloat(getComputedStyle(node).width))
    expect(width).toBeCloseTo(375, 1)
  })
})
