import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { startPhone } from '../../index'
import type { SampleWindow } from '../sample'
import { callWx, errorsOf, forgetAnswers, patch, phoneScreen, test, withWx } from '../sample'
import { writeApp } from '../written-app'

test.use({ viewport: phoneScreen })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const guide = (page: Page) => page.getByRole('dialog', { name: '用户隐私保护提示' })
const moveTo = (page: Page, latitude: number, longitude: number) =>
  page.evaluate(
    ([lat, lng]) =>
      (window as unknown as SampleWindow).__phone.setPlace({ latitude: lat!, longitude: lng!, accuracy: 5 }),
    [latitude, longitude],
  )

/** WeChat's list of interfaces that handle something personal, as far as this phone has them. */
const PERSONAL: [string, object][] = [
  ['getLocation', {}],
  ['startLocationUpdate', {}],
  ['authorize', { scope: 'scope.userLocation' }],
  ['chooseLocation', {}],
  ['chooseImage', {}],
  ['chooseMedia', {}],
  ['chooseVideo', {}],
  ['chooseMessageFile', { count: 1 }],
  ['saveImageToPhotosAlbum', { filePath: '/images/wide.png' }],
  ['saveVideoToPhotosAlbum', { filePath: '/images/wide.png' }],
  ['setClipboardData', { data: 'a slip' }],
  ['getClipboardData', {}],
]

test.describe('the privacy guide', () => {
  test.beforeEach(async ({ page, open }) => {
    await open('pages/apis/index')
    await forgetAnswers(page)
  })
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  for (const [name, options] of PERSONAL) {
    test(`comes before ${name}, which fails without it`, async ({ page }) => {
      const refused = callWx(page, name, options)
      await expect(guide(page)).toBeVisible()
      await expect(page.getByRole('dialog')).toHaveCount(1)
      await press(page, '拒绝')
      expect(await refused).toEqual({
        errMsg: `${name}:fail privacy permission is not authorized`,
        errno: 104,
      })
    })
  }

  test('comes before the number of a button', async ({ page, cloud }) => {
    cloud.seen.length = 0
    await press(page, 'Number')
    await expect(guide(page)).toBeVisible()
    await press(page, '拒绝')
    await expect(page.locator('.out')).toHaveText(
      '{"errMsg":"getPhoneNumber:fail privacy permission is not authorized","errno":104}',
    )
    expect(cloud.seen).toEqual([])
    await press(page, 'Number')
    await press(page, '同意')
    await press(page, '允许')
    await expect(page.locator('.out')).toHaveText('{"errMsg":"getPhoneNumber:ok","code":"c1"}')
  })

  test('is asked for once by what is called at once, and never again after it', async ({ page }) => {
    const both = Promise.all([
      callWx(page, 'setClipboardData', { data: 'a slip' }),
      callWx(page, 'getClipboardData'),
    ])
    await expect(guide(page)).toHaveCount(1)
    await press(page, '同意')
    expect((await both).map(({ errMsg }) => errMsg)).toEqual(['setClipboardData:ok', 'getClipboardData:ok'])
    expect(await callWx(page, 'getClipboardData')).toMatchObject({ data: 'a slip' })
    await expect(guide(page)).toHaveCount(0)
  })
})

test.describe('a place', () => {
  test.beforeEach(async ({ open, page }) => {
    await open('pages/apis/index')
    await moveTo(page, 30.1, 120.2)
    const allowed = callWx(page, 'authorize', { scope: 'scope.userLocation' })
    await press(page, '允许')
    await allowed
  })

  /** Metres from the spot of China's maps that the phone is at. */
  const off = ({ latitude, longitude }: Record<string, unknown>) =>
    Math.hypot((Number(latitude) - 30.1) * 111_320, (Number(longitude) - 120.2) * 96_300)

  test('is told as GPS has it unless that of China’s maps is asked for', async ({ page }) => {
    const [plain, gps, map] = [
      await callWx(page, 'getLocation'),
      await callWx(page, 'getLocation', { type: 'wgs84' }),
      await callWx(page, 'getLocation', { type: 'gcj02' }),
    ]
    expect(map).toMatchObject({ latitude: 30.1, longitude: 120.2, accuracy: 5 })
    expect(gps).toEqual(plain)
    // some five hundred metres lie between the two
    expect(off(gps)).toBeGreaterThan(400)
    expect(off(gps)).toBeLessThan(700)
    expect(Number(gps['longitude'])).toBeLessThan(120.2)
  })

  test('that is told again and again keeps to what was asked', async ({ page }) => {
    await withWx(page, (wx) => {
      const kept = window as unknown as { told: unknown[] }
      kept.told = []
      wx.onLocationChange((place: unknown) => kept.told.push(place))
    })
    const told = () => page.evaluate(() => (window as unknown as { told: Record<string, unknown>[] }).told)
    await callWx(page, 'startLocationUpdate', { type: 'gcj02' })
    await expect.poll(async () => (await told()).map(off)).toEqual([0])
    await callWx(page, 'startLocationUpdate', {})
    await expect.poll(async () => (await told()).length).toBe(2)
    expect(off((await told())[1]!)).toBeGreaterThan(400)
  })
})

test('the album is written with the person’s leave only', async ({ page, open }) => {
  await open('pages/apis/index')
  const save = () => callWx(page, 'saveImageToPhotosAlbum', { filePath: '/images/wide.png' })
  const refused = save()
  await expect(page.getByRole('dialog')).toContainText('保存到相册')
  await press(page, '拒绝')
  expect(await refused).toEqual({ errMsg: 'saveImageToPhotosAlbum:fail auth deny', errno: 103 })
  expect(await save()).toMatchObject({ errno: 103 })
})

test('what app.json does not declare fails, each by its own name', async ({ page }) => {
  const app = writeApp({
    'app.json': `{
      "pages": ["pages/first/index"],
      "requiredPrivateInfos": ["getLocation"],
      "permission": { "scope.userLocation": { "desc": "why" } }
    }`,
  })
  const server = await startPhone({ appDir: app.dir, nodeModules: app.nodeModules })
  try {
    await page.goto(`${server.url}/app.html?as=anna`)
    await page.locator('page').first().waitFor()
    const why = 'the api need to be declared in the requiredPrivateInfos field in app.json/ext.json'
    for (const name of ['startLocationUpdate', 'chooseLocation'])
      expect(await callWx(page, name)).toEqual({ errMsg: `${name}:fail ${why}` })
    await withWx(page, (wx) => wx.onLocationChange(() => 0))
    expect(await errorsOf(page)).toEqual([`onLocationChange:fail ${why}`])
    const allowed = callWx(page, 'getLocation', { type: 'gcj02' })
    await press(page, '允许')
    expect(await allowed).toMatchObject({ errMsg: 'getLocation:ok' })
  } finally {
    await server.close()
    app.remove()
  }
})

test.describe('a button by which the person agrees to the guide', () => {
  for (const openType of ['agreePrivacyAuthorization', 'getPhoneNumber|agreePrivacyAuthorization']) {
    test(`of the kind ${openType} agrees, and is asked nothing more`, async ({ open, page }) => {
      await open('pages/parts/objects/index')
      await forgetAnswers(page)
      await patch(page, { buttonopentype: openType })
      await press(page, 'press')
      if (openType.startsWith('getPhoneNumber')) {
        await expect(page.getByRole('dialog')).toHaveCount(1)
        await expect(page.getByRole('dialog', { name: '申请获取并验证你的手机号' })).toBeVisible()
      } else await expect(page.getByRole('dialog')).toHaveCount(0)
      expect(await callWx(page, 'getPrivacySetting')).toMatchObject({ needAuthorization: false })
    })
  }

  test('coupled with what is not here says so, and agrees to nothing', async ({ open, page }) => {
    await open('pages/parts/objects/index')
    await forgetAnswers(page)
    await patch(page, { buttonopentype: 'launchApp|agreePrivacyAuthorization' })
    await press(page, 'press')
    expect(await errorsOf(page)).toEqual([
      '[wx] not implemented: button open-type=launchApp|agreePrivacyAuthorization',
    ])
    expect(await callWx(page, 'getPrivacySetting')).toMatchObject({ needAuthorization: true })
  })
})
