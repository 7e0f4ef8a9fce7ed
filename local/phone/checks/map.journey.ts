import { expect } from '@playwright/test'
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
