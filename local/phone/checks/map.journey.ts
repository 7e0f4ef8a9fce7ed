import { expect } from '@playwright/test'
import type { SampleWindow } from './sample'
import { errorsOf, phoneScreen, test } from './sample'

test.use({ viewport: phoneScreen })

test.describe('map', () => {
  test('shows its markers and circles to scale, and the points that must be seen', async ({ open }) => {
    const page = await open('pages/map/index')
    const map = await page.locator('wx-map').boundingBox()
    const pins = page.locator('.wx-map-marker')
    await expect(pins).toHaveCount(2)
    await expect(page.locator('.callout')).toHaveText('the well')
    for (const pin of await pins.all()) {
      const box = (await pin.boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(map!.x)
      expect(box.y + box.height).toBeLessThanOrEqual(map!.y + map!.height)
    }
    const [circle] = await page.locator('.wx-map-circle').all()
    const across = (await circle!.boundingBox())!.width
    const [well, hill] = await pins.all()
    const at = async (pin: typeof well) => (await pin!.boundingBox())!
    const north =
      (await at(well)).y + (await at(well)).height - ((await at(hill)).y + (await at(hill)).height)
    // 0.02 degrees of latitude are 2,226 metres of the map; the circle is 2,000 metres across.
    expect(across / north).toBeCloseTo((2000 / 2226) * Math.cos(0), 0)
    expect(await errorsOf(page)).toEqual([])
  })

  test('a marker that is tapped tells its id, and a finger moves the picture', async ({ open }) => {
    const page = await open('pages/map/index')
    await page.getByRole('button', { name: 'the hill' }).click()
    await expect(page.locator('.out')).toHaveText('8')
    const box = (await page.locator('wx-map').boundingBox())!
    await page.mouse.move(box.x + 40, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 90, box.y + 60, { steps: 4 })
    await page.mouse.up()
    await expect(page.locator('.moved')).toHaveText('begin end')
  })

  test('markers have the app’s own pictures on their spot, and words that are tapped by themselves', async ({
    open,
  }) => {
    const page = await open('pages/map/index', 'as=anna&place=36,104.01,10')
    await page.getByRole('button', { name: 'Rich' }).click()
    const icon = page.locator('.wx-map-marker img')
    await expect(icon).toHaveAttribute('src', /\/images\/dot\.svg$/)
    await expect(icon).toHaveCSS('opacity', '0.5')
    const box = (await icon.boundingBox())!
    expect([box.width, box.height]).toEqual([40, 30])
    const map = (await page.locator('wx-map').boundingBox())!
    // its middle stands where the map's does
    expect(box.x + 20).toBeCloseTo(map.x + map.width / 2, 0)
    expect(box.y + 15).toBeCloseTo(map.y + map.height / 2, 0)
    await page.getByText('school').click()
    await expect(page.locator('.out')).toHaveText('labeltap 10')
    await expect(page.getByText('school')).toHaveCSS('color', 'rgb(0, 0, 255)')
    await expect(page.locator('.callout')).toHaveCount(0)
    await icon.click()
    await expect(page.locator('.out')).toHaveText('9')
    expect((await icon.boundingBox())!).toEqual(box)
    await page.locator('.callout').click()
    await expect(page.locator('.out')).toHaveText('callouttap 9')
    await expect(page.locator('.callout')).toHaveCSS('background-color', 'rgb(255, 0, 0)')
    expect(await errorsOf(page)).toEqual([])
  })

  test('areas, ways and the phone’s own place are drawn, as long as it may be known', async ({ open }) => {
    const page = await open('pages/map/index', 'as=anna&place=36,104.01,10')
    await page.getByRole('button', { name: 'Rich' }).click()
    await expect(page.locator('.wx-map polygon')).toHaveAttribute('fill', '#11223344')
    await expect(page.locator('.wx-map polyline')).toHaveAttribute('stroke', '#445566')
    const map = (await page.locator('wx-map').boundingBox())!
    const here = (await page.locator('.wx-map-here').boundingBox())!
    expect(here.x).toBeGreaterThan(map.x + map.width / 2)
    const move = (place: unknown) =>
      page.evaluate((to) => (window as unknown as SampleWindow).__phone.setPlace(to as 'denied'), place)
    await move({ latitude: 36, longitude: 103.99, accuracy: 10 })
    await expect
      .poll(async () => (await page.locator('.wx-map-here').boundingBox())!.x)
      .toBeLessThan(map.x + map.width / 2)
    await move('denied')
    await expect(page.locator('.wx-map-here')).toHaveCount(0)
  })
})

test.describe('choosing a location', () => {
  test('answers what was written, and that it was cancelled', async ({ open }) => {
    const page = await open('pages/apis/index')
    await page.getByRole('button', { name: 'Spot', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('纬度')).toHaveValue('30.1')
    await dialog.getByLabel('名称').fill('the well')
    await dialog.getByLabel('经度').fill('120.5')
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(page.locator('.out')).toHaveText(
      '{"errMsg":"chooseLocation:ok","name":"the well","address":"","latitude":30.1,"longitude":120.5}',
    )
    await page.getByRole('button', { name: 'Spot', exact: true }).click()
    await dialog.getByRole('button', { name: '取消' }).click()
    await expect(page.locator('.out')).toHaveText('{"errMsg":"chooseLocation:fail cancel"}')
  })
})
