import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from './sample'
import { errorsOf, forgetAnswers, phoneScreen, test } from './sample'

test.use({ viewport: phoneScreen })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const out = (page: Page) => page.locator('.out')

/** Lays a picture ready: sky blue, of this size, and turned by its EXIF if asked. */
async function layReady(page: Page, width: number, height: number, turn = 0): Promise<void> {
  await page.evaluate(
    async ([w, h, orientation]) => {
      const canvas = new OffscreenCanvas(w!, h!)
      const pen = canvas.getContext('2d')!
      pen.fillStyle = '#3080ff'
      pen.fillRect(0, 0, w!, h!)
      const plain = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())
      const exif = [
        ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
        ...[
          0x4d,
          0x4d,
          0,
          42,
          0,
          0,
          0,
          8,
          0,
          1,
          0x01,
          0x12,
          0,
          3,
          0,
          0,
          0,
          1,
          0,
          orientation!,
          0,
          0,
          0,
          0,
          0,
          0,
        ],
      ]
      const parts = orientation ? [plain.slice(0, 2), new Uint8Array(exif), plain.slice(2)] : [plain]
      const { __phone } = window as unknown as SampleWindow
      __phone.nextPicture(new File(parts, 'scene.jpg', { type: 'image/jpeg' }))
    },
    [width, height, turn],
  )
}

async function take(page: Page, width = 800, height = 600, turn = 0): Promise<void> {
  await layReady(page, width, height, turn)
  await press(page, 'Shoot')
  await expect(out(page)).toHaveText('"chooseMedia:ok"')
}

async function looks(page: Page, facts: unknown[]): Promise<void> {
  await press(page, 'Look')
  await expect(out(page)).toHaveText(JSON.stringify(facts))
}

test.describe('the camera', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/camera/index')))

  test('asks for the privacy guide first, and says WeChat’s words when it is refused', async ({ page }) => {
    await forgetAnswers(page)
    await press(page, 'Shoot')
    await press(page, '拒绝')
    await expect(out(page)).toHaveText('"chooseMedia:fail privacy permission is not authorized"')
    await press(page, 'Shoot')
    await press(page, '同意')
    await expect(page.getByRole('dialog', { name: '相机' })).toBeVisible()
  })

  test('shows scenes to a visitor who has none, and may be closed', async ({ page }) => {
    await press(page, 'Shoot')
    await press(page, '取消')
    await expect(out(page)).toHaveText('"chooseMedia:fail cancel"')
    await press(page, 'Shoot')
    await press(page, '拍一张：房子')
    await expect(out(page)).toHaveText('"chooseMedia:ok"')
    await looks(page, [1600, 1200, 'jpeg', 'up'])
  })

  test('takes a file of the visitor’s own computer', async ({ page }) => {
    await press(page, 'Shoot')
    const chooser = page.waitForEvent('filechooser')
    await press(page, '用自己的图片')
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await (await chooser).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: dot })
    await looks(page, [1, 1, 'png', 'up'])
  })

  test('that the phone’s own settings forbid says so', async ({ page, open }) => {
    await open('pages/camera/index', 'as=anna&camera=denied')
    await press(page, 'Shoot')
    await expect(out(page)).toHaveText('"chooseMedia:fail system permission denied"')
  })

  test('and the album give what was laid ready, with its turn', async ({ page }) => {
    await layReady(page, 40, 30, 6)
    await press(page, 'Choose')
    await expect(out(page)).toHaveText('["errMsg","tempFilePaths","tempFiles"]')
    await looks(page, [30, 40, 'jpeg', 'right'])
  })
})

test.describe('a picture', () => {
  test.beforeEach(async ({ open, page }) => {
    await open('pages/camera/index')
    await take(page)
  })

  test('is made smaller and keeps its shape', async ({ page }) => {
    await press(page, 'Compress')
    await expect(out(page)).toHaveText('"compressImage:ok"')
    await looks(page, [400, 300, 'jpeg', 'up'])
  })

  test('that was turned lies the right way once it is drawn', async ({ page }) => {
    await take(page, 800, 600, 6)
    await looks(page, [600, 800, 'jpeg', 'right'])
    await press(page, 'Compress')
    await looks(page, [400, 533, 'jpeg', 'up'])
  })

  test('is drawn on a canvas and saved with what was drawn over it', async ({ page }) => {
    await press(page, 'Draw')
    const picture = page.locator('.shown img')
    await expect(picture).toBeVisible()
    const colours = await picture.evaluate((image: HTMLImageElement) => {
      const canvas = new OffscreenCanvas(200, 100)
      const pen = canvas.getContext('2d')!
      pen.drawImage(image, 0, 0)
      const at = (y: number) => [...pen.getImageData(100, y, 1, 1).data].slice(0, 3)
      return { size: [image.naturalWidth, image.naturalHeight], top: at(20), band: at(80) }
    })
    expect(colours.size).toEqual([200, 100])
    const [topRed, , topBlue] = colours.top
    expect(topBlue! - topRed!).toBeGreaterThan(120)
    expect(colours.band[0]).toBeGreaterThan(230)
    expect(colours.band[2]).toBeLessThan(40)
  })

  test('may be a part of the canvas, of another size', async ({ page }) => {
    await press(page, 'Draw')
    await expect(page.locator('.shown img')).toBeVisible()
    await press(page, 'Half')
    await expect(out(page)).toHaveText('"half"')
    await looks(page, [20, 5, 'png', 'up'])
  })

  test('may be drawn where nobody sees it, and an export of nothing fails', async ({ page }) => {
    await press(page, 'Offscreen')
    await expect(out(page)).toHaveText('"offscreen"')
    await looks(page, [30, 20, 'png', 'up'])
    await press(page, 'Empty')
    await expect(out(page)).toHaveText('{"errMsg":"canvasToTempFilePath:fail fail canvas is empty"}')
  })

  test('is looked at large', async ({ page }) => {
    await press(page, 'Preview')
    await expect(page.getByRole('dialog', { name: '预览' })).toBeVisible()
  })

  test('that is kept moves away from where it was, outlives the page, and goes when it is deleted', async ({
    page,
    open,
  }) => {
    await press(page, 'Keep')
    await expect(out(page)).toContainText('access:fail no such file or directory')
    await open('pages/camera/index')
    await press(page, 'Kept')
    await expect(out(page)).toHaveText('["kept.jpg"]')
    await looks(page, [800, 600, 'jpeg', 'up'])
    await press(page, 'Drop')
    await expect(out(page)).toContainText('"unlink:ok"')
    await expect(out(page)).toContainText('unlink:fail no such file or directory')
    await open('pages/camera/index', 'as=ben')
    await press(page, 'Kept')
    await expect(out(page)).toHaveText('[]')
  })

  test.afterEach(async ({ page }) => {
    expect(await errorsOf(page)).toEqual([])
  })
})
