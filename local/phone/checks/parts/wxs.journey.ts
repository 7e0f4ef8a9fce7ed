import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { errorsOf, logOf, patch, phoneScreen, withWx } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** What every page's script is told first. */
const AT_START = ['ready', ['size', 1, 'none', 'w', true, true, null], ['group', 1, 'none']]
/** What the page's script was told after that. */
const heard = async (page: Page): Promise<unknown[]> => (await logOf(page)).slice(AT_START.length)

test.describe('handlers of WXS', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/wxs/index')))

  test('move a node with the finger by its style, which stays above the template’s', async ({ page }) => {
    const thing = page.locator('.movable')
    const from = (await thing.boundingBox())!
    await expect(thing).toHaveCSS('color', 'rgb(1, 2, 3)')
    await page.mouse.move(from.x + 10, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(from.x + 70, from.y + 10, { steps: 3 })
    await page.mouse.up()
    expect((await thing.boundingBox())!).toMatchObject({ x: from.x + 60, width: 100 })
    await patch(page, { base: 'color: rgb(7, 7, 7); margin-top: 3px' })
    await expect(thing).toHaveCSS('color', 'rgb(9, 9, 9)')
    expect((await thing.boundingBox())!).toMatchObject({ x: from.x + 60, y: from.y + 3, width: 100 })
    expect(await heard(page)).toEqual([])
  })

  test('put classes on and take them off, above what the data says', async ({ page }) => {
    const box = page.locator('.box')
    const classes = async () => ((await box.getAttribute('class')) ?? '').split(' ').sort()
    await press(page, 'Add')
    await expect(box).toHaveCSS('background-color', 'rgb(250, 240, 100)')
    await press(page, 'Remove')
    expect(await classes()).toEqual(['big', 'box', 'lit'])
    await patch(page, { names: 'plain fresh big' })
    expect(await classes()).toEqual(['big', 'box', 'fresh', 'lit'])
    await press(page, 'Unlight')
    await patch(page, { names: 'lit' })
    expect(await classes()).toEqual(['big', 'box'])
    expect(await heard(page)).toEqual(['plain lit big', 'lit big', 'big'])
  })

  test('write styles as a text, with rpx', async ({ page }) => {
    await press(page, 'Wide')
    expect((await page.locator('.box').boundingBox())!.width).toBe(50)
  })

  test('cannot dress the page itself', async ({ page }) => {
    await press(page, 'Page')
    await expect.poll(() => heard(page)).toEqual([[false, 375]])
    await expect(page.locator('page')).not.toHaveCSS('color', 'rgb(1, 1, 1)')
  })

  test('remember what belongs to each node', async ({ page }) => {
    for (const name of ['a', 'b', 'a']) await page.getByText(`row ${name}`).click()
    await expect.poll(() => heard(page)).toEqual(['a1a', 'b1b', 'a2a'])
  })

  test('call the page later, with a copy of what they give', async ({ page }) => {
    await press(page, 'Copy')
    await expect.poll(() => heard(page)).toEqual(['called', { changed: false, list: [1] }])
  })

  test('hand on an event with all that a script is told of it', async ({ page }) => {
    await page.getByText('pass', { exact: true }).click({ position: { x: 16, y: 4 } })
    const finger = {
      identifier: 0,
      clientX: 16,
      clientY: expect.any(Number),
      pageX: 16,
      pageY: expect.any(Number),
    }
    const node = { id: 'passed', dataset: { kind: 'p' } }
    await expect
      .poll(() => heard(page))
      .toEqual([
        {
          type: 'tap',
          timeStamp: expect.any(Number),
          bubbles: true,
          composed: true,
          mark: { row: '3' },
          detail: { x: 16, y: expect.any(Number) },
          touches: [finger],
          changedTouches: [finger],
          target: { id: '', dataset: { kind: 't' } },
          currentTarget: node,
          instance: {},
        },
        { list: [node] },
      ])
  })

  test('are told when they call what is not there', async ({ page }) => {
    await press(page, 'Nobody')
    await expect
      .poll(() => errorsOf(page))
      .toEqual([
        'WXS calls "noSuchMethod", which <pages/parts/wxs/index> does not have',
        'WXS calls "heard", which <button> does not have',
      ])
  })

  test('reach components and the nodes in them, and nothing beyond their own tree', async ({ page }) => {
    const card = page.locator('#card')
    await press(page, 'Card')
    await expect(card.locator('wx-view').first()).toHaveText('filled 0')
    await expect(card).toHaveCSS('color', 'rgb(3, 3, 3)')
    await expect(card.locator('wx-view').first()).toHaveCSS('background-color', 'rgb(4, 4, 4)')
    await expect.poll(() => heard(page)).toEqual(['card {"by":"wxs"}', ['c', 1, 2, 0, null, true, '{}']])
  })

  test('of a component have the component as their owner', async ({ page }) => {
    const inside = page.locator('#card').locator('wx-view').first()
    await inside.click()
    await inside.click()
    await expect(inside).toHaveText('empty 2')
    await expect(inside).toHaveCSS('color', 'rgb(5, 5, 5)')
  })

  test('leave the methods of a behaviour to the script', async ({ page }) => {
    await page.getByText('mark', { exact: true }).click()
    await expect(page.locator('#card')).toContainText('marked 0')
  })

  test('are chosen by the data', async ({ page }) => {
    await page.locator('.chosen').click()
    await patch(page, { listening: true })
    await page.locator('.chosen').click()
    await patch(page, { listening: false })
    await page.locator('.chosen').click()
    await expect.poll(() => heard(page)).toEqual(['outer', 'chosen true', 'outer'])
  })

  test('stop an event by answering false, which a script does not', async ({ page }) => {
    await page.locator('.stops').click()
    await page.locator('.goes').click()
    await expect.poll(() => heard(page)).toEqual(['stopped', 'refused', 'outer'])
  })

  test('have timers and frames', async ({ page }) => {
    await press(page, 'Timers')
    await expect.poll(() => heard(page)).toEqual([['frame', 'later']])
  })

  test('measure a node as a selector query does', async ({ page }) => {
    await page.locator('.measured').click()
    const rect = await withWx(
      page,
      (wx) =>
        new Promise((done) => wx.createSelectorQuery().select('.measured').boundingClientRect(done).exec()),
    )
    expect(rect).toMatchObject({ width: 120, height: 30, dataset: { kind: 'm' } })
    await expect
      .poll(() => heard(page))
      .toEqual([[rect, { height: '30px', lineHeight: 'normal', 'background-color': 'rgba(0, 0, 0, 0)' }]])
  })
})

test.describe('change: of WXS', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/parts/wxs/index')))

  test('is told at the start, when what is below the node is there', async ({ page }) => {
    await expect.poll(() => logOf(page)).toEqual(AT_START)
  })

  test('is told whenever the attribute is set, also to what it was', async ({ page }) => {
    await patch(page, { size: 2 })
    await patch(page, { other: 2 })
    await patch(page, { size: 2, other: 3 })
    expect((await heard(page)).map((told) => (told as unknown[]).slice(0, 3))).toEqual([
      ['size', 2, 1],
      ['size', 2, 2],
    ])
  })

  test('has the value of its time when only a part of it is set', async ({ page }) => {
    await patch(page, { 'group.part': 2 })
    await patch(page, { 'group.part': 3 })
    expect(await heard(page)).toEqual([
      ['group', 2, 1],
      ['group', 3, 2],
    ])
  })

  test('says when there is no such function', async ({ page }) => {
    await patch(page, { other: 'broken' })
    expect(await errorsOf(page)).toEqual(['change:size of pages/parts/wxs/index is no function of WXS'])
  })
})
