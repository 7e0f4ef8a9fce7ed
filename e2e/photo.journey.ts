import { expect, test, type FrameLocator, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { bindSecretary, expectSound, phoneOf } from './phones'

interface PhoneWindow {
  __phone: { nextPicture(file: File): void }
}

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

/** Words that a camera would write into its file. */
const CAMERA = 'TestCamera 35.9123N'

/** The next picture of this phone's camera: 2000 × 1500 of one colour, with the camera's own words in it. */
async function layReady(page: Page, person: string): Promise<void> {
  const element = await page.locator(`iframe[title="${person}"]`).elementHandle()
  const frame = await element!.contentFrame()
  await frame!.evaluate(async (words) => {
    const canvas = new OffscreenCanvas(2000, 1500)
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#5a9bd4'
    pen.fillRect(0, 0, 2000, 1500)
    const plain = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())
    const text = new TextEncoder().encode(`Exif\0\0${words}`)
    const segment = new Uint8Array([0xff, 0xe1, 0, text.length + 2, ...text])
    const file = new File([plain.slice(0, 2), segment, plain.slice(2)], 'photo.jpg', { type: 'image/jpeg' })
    ;(window as unknown as PhoneWindow).__phone.nextPicture(file)
  }, CAMERA)
}

interface Seen {
  width: number
  height: number
  bytes: number
  text: string
  /** How many colours stand in the middle of the picture and in its band. */
  middle: number
  band: number
}

/** The picture that is shown large, as it lies in the storage. */
async function shown(page: Page, phone: FrameLocator): Promise<Seen> {
  const address = await phone.getByRole('dialog', { name: '预览' }).locator('img').getAttribute('src')
  const bytes = Buffer.from(await (await page.request.get(address!)).body())
  const pixels = await page.evaluate(async (base64) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${base64}`)).blob())
    const { width, height } = picture
    const pen = new OffscreenCanvas(width, height).getContext('2d')!
    pen.drawImage(picture, 0, 0)
    const brightness = (top: number, rows: number) => {
      const { data } = pen.getImageData(0, top, width, rows)
      const seen = new Set<number>()
      for (let i = 0; i < data.length; i += 4) seen.add((data[i]! + data[i + 1]! + data[i + 2]!) >> 6)
      return seen.size
    }
    return { width, height, middle: brightness(height / 2, 20), band: brightness(height - 100, 80) }
  }, bytes.toString('base64'))
  return { ...pixels, bytes: bytes.length, text: bytes.toString('latin1') }
}

test('a photo beside a check-in is drawn over, freed of what the camera wrote, and looked at from the ledger', async ({
  page,
}) => {
  await page.goto(demo.url)
  const phone = phoneOf(page, '周建平')
  await bindSecretary(page)
  await phone.getByRole('button', { name: '晚上签到' }).click()
  await phone.getByRole('button', { name: '同意', exact: true }).click()
  await phone.getByRole('button', { name: '允许' }).click()
  await layReady(page, '周建平')
  await phone.getByRole('button', { name: '拍一张，不拍也行' }).click()
  await expect(phone.getByRole('button', { name: '看刚拍的照片' })).toBeVisible()
  await phone.getByRole('button', { name: '签到', exact: true }).click()
  await expect(phone.getByText('照片附上了')).toBeVisible()
  await phone.getByRole('button', { name: '好', exact: true }).click()
  await phone.getByRole('link', { name: '看台账' }).click()
  await phone.getByRole('button', { name: '看照片' }).click()
  const photo = await shown(page, phone)
  expect([photo.width, photo.height]).toEqual([1280, 960])
  expect(photo.bytes).toBeLessThanOrEqual(300 * 1024)
  expect(photo.text).not.toContain('TestCamera')
  expect(photo.text).not.toContain('Exif')
  expect(photo.middle).toBe(1)
  expect(photo.band).toBeGreaterThan(4)
  await expectSound(page)
})
