import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { errorsOf, patch, phoneScreen } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

test.describe('styles', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/isolation/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  /** What stands in a component of its own styles' kind, by its text. */
  const inside = (page: Page, name: string, text: string) =>
    page.locator(`iso-${name}`).getByText(text, { exact: true })
  // what the page itself has from app.wxss, and everything in it inherits
  const inherited = 'rgb(34, 34, 34)'

  const reach: [string, boolean][] = [
    ['isolated', false],
    ['apply', true],
    ['shared', true],
    ['scripted', true],
    ['global', true],
    // what is said of isolation counts more than addGlobalClass
    ['both', false],
  ]
  for (const [name, reached] of reach) {
    const verb = reached ? 'reach' : 'stay out of'
    test(`the classes of the page and of the app ${verb} a component that is ${name}`, async ({ page }) => {
      const [page77, app55] = ['rgb(0, 0, 77)', 'rgb(55, 0, 0)']
      await expect(inside(page, name, name)).toHaveCSS('color', reached ? page77 : inherited)
      await expect(inside(page, name, 'app')).toHaveCSS('color', reached ? app55 : inherited)
    })

    test(`tags that the page gives a style have it in a component that is ${name}`, async ({ page }) => {
      await expect(inside(page, name, name)).toHaveCSS('font-weight', '300')
    })
  }

  test('a component within an isolated one asks for the styles of the page by itself', async ({ page }) => {
    await expect(inside(page, 'outer', 'outer')).toHaveCSS('color', inherited)
    await expect(inside(page, 'outer', 'inner')).toHaveCSS('color', 'rgb(0, 0, 77)')
    await expect(inside(page, 'outer', 'app')).toHaveCSS('color', 'rgb(55, 0, 0)')
  })

  const leaking: [string, boolean][] = [
    ['isolated', false],
    ['apply', false],
    ['shared', true],
    ['scripted', true],
    ['global', false],
  ]
  for (const [name, leaks] of leaking) {
    test(`a component that is ${name} has its own styles`, async ({ page }) => {
      await expect(inside(page, name, name)).toHaveCSS('background-color', 'rgb(1, 1, 1)')
      await expect(inside(page, name, `from ${name}`)).toHaveCSS('color', 'rgb(66, 0, 0)')
    })

    test(`styles of a component that is ${name} ${leaks ? 'reach' : 'stay out of'} the page`, async ({
      page,
    }) => {
      const outside = page.getByText(`leak ${name}`, { exact: true })
      await expect(outside).toHaveCSS('color', leaks ? 'rgb(66, 0, 0)' : inherited)
    })

    for (const other of ['isolated', 'apply', 'shared', 'scripted', 'global'].filter((one) => one !== name)) {
      const reaches = leaks && other !== 'isolated'
      const verb = reaches ? 'reach' : 'stay out of'
      test(`styles of a component that is ${name} ${verb} one that is ${other}`, async ({ page }) => {
        const found = inside(page, other, `from ${name}`)
        await expect(found).toHaveCSS('color', reaches ? 'rgb(66, 0, 0)' : inherited)
      })
    }
  }

  test('a style attribute outranks an id', async ({ page }) => {
    await patch(page, { twice: true })
    await expect(page.locator('#by-id')).toHaveCSS('color', 'rgb(5, 5, 5)')
    await patch(page, { twice: false })
    await expect(page.locator('#by-id')).toHaveCSS('color', 'rgb(3, 3, 3)')
  })

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
