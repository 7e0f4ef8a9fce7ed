import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from './sample'
import { callWx, errorsOf, forgetAnswers, phoneScreen, test } from './sample'

test.use({ viewport: phoneScreen })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const out = (page: Page) => page.locator('.out')

test.describe('wx', () => {
  test.beforeEach(async ({ open, cloud }) => {
    cloud.seen.length = 0
    cloud.answer = { result: { ok: true }, errMsg: 'cloud.callFunction:ok', requestID: 'r1' }
    await open('pages/apis/index')
  })

  test('a cloud function is called as the account of the phone', async ({ page, cloud }) => {
    await press(page, 'Call')
    await expect(out(page)).toHaveText(
      '{"errMsg":"cloud.callFunction:ok","result":{"ok":true},"requestID":"r1"}',
    )
    const [asked] = cloud.seen
    expect(asked).toMatchObject({
      path: '/client/callFunction',
      openid: 'anna',
      body: '{"name":"api","data":{"a":1}}',
    })
  })

  test('an error of the cloud keeps its code', async ({ page, cloud }) => {
    cloud.answer = { errCode: -504002, errMsg: 'functions execute fail' }
    await press(page, 'Call')
    await expect(out(page)).toHaveText(
      '{"errMsg":"cloud.callFunction:fail functions execute fail","errCode":-504002}',
    )
  })

  test('in airplane mode nothing leaves the phone, and it says so', async ({ page, cloud }) => {
    await page.evaluate(() => (window as unknown as SampleWindow).__phone.setAirplane(true))
    await press(page, 'Call')
    await expect(out(page)).toHaveText('{"errMsg":"cloud.callFunction:fail request:fail","errCode":-1}')
    expect(cloud.seen).toEqual([])
    expect(await callWx(page, 'getNetworkType')).toMatchObject({ networkType: 'none' })
  })

  test('the place is asked for once and is where the owner says', async ({ page }) => {
    await page.evaluate(() =>
      (window as unknown as SampleWindow).__phone.setPlace({
        latitude: 30.1,
        longitude: 120.2,
        accuracy: 25,
      }),
    )
    await press(page, 'Locate')
    await expect(page.getByRole('dialog')).toContainText('to show where you stand')
    await press(page, '允许')
    await expect(out(page)).toContainText('"latitude":30.1,"longitude":120.2,"accuracy":25')
    await page.evaluate(() => (window as unknown as SampleWindow).__phone.setPlace('denied'))
    await press(page, 'Locate')
    await expect(out(page)).toHaveText('{"errMsg":"getLocation:fail auth deny","errno":103}')
  })

  test('a place that is denied for the time being is no answer: it is asked for once it is there again', async ({
    page,
  }) => {
    const place = (to: object | 'denied') =>
      page.evaluate((to) => (window as unknown as SampleWindow).__phone.setPlace(to as 'denied'), to)
    await place('denied')
    const allowed = callWx(page, 'authorize', { scope: 'scope.record' })
    await press(page, '允许')
    expect(await allowed).toMatchObject({ errMsg: 'authorize:ok' })
    await place({ latitude: 30.1, longitude: 120.2, accuracy: 25 })
    await press(page, 'Locate')
    await press(page, '允许')
    await expect(out(page)).toContainText('"latitude":30.1,"longitude":120.2,"accuracy":25')
  })

  test('a refused place stays refused until the settings allow it', async ({ page }) => {
    await press(page, 'Locate')
    await press(page, '拒绝')
    await expect(out(page)).toContainText('auth deny')
    await press(page, 'Locate')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const setting = callWx(page, 'openSetting')
    await page.getByRole('checkbox').check()
    await press(page, '确定')
    expect(await setting).toMatchObject({ authSetting: { 'scope.userLocation': true } })
  })

  test('dialogs answer what was pressed', async ({ page }) => {
    await press(page, 'Ask')
    await expect(page.getByRole('dialog', { name: 'Sure?' })).toContainText('really')
    await press(page, 'Yes')
    await expect(out(page)).toHaveText('{"errMsg":"showModal:ok","confirm":true,"cancel":false}')
    await press(page, 'Choose')
    await press(page, 'right')
    await expect(out(page)).toHaveText('{"errMsg":"showActionSheet:ok","tapIndex":1}')
    await press(page, 'Choose')
    await press(page, '取消')
    await expect(out(page)).toHaveText('{"errMsg":"showActionSheet:fail cancel"}')
  })

  test('a toast is said and goes away', async ({ page }) => {
    await press(page, 'Toast')
    await expect(page.getByRole('status')).toContainText('done')
    await expect(page.getByRole('status')).toHaveCount(0)
  })

  test('the page around gives the next code and the next file', async ({ page, cloud }) => {
    await page.evaluate(() => {
      const { __phone } = window as unknown as SampleWindow
      __phone.nextScan('https://local.mp/pages/detail/index?scene=s')
      __phone.nextFile(new File(['inside'], 'people.txt'))
    })
    await press(page, 'Scan')
    await expect(out(page)).toContainText('"path":"pages/detail/index?scene=s"')
    await press(page, 'File')
    await expect(out(page)).toHaveText('{"name":"people.txt","data":"inside","fileID":"cloud://sample/a"}')
    expect(cloud.seen[0]).toMatchObject({
      path: '/local/storage/upload?cloudPath=in%2Fa.txt',
      body: 'inside',
    })
  })

  test('the button for the number hands on a code that the cloud gave for the account', async ({
    page,
    cloud,
  }) => {
    await press(page, 'Number')
    await press(page, '不允许')
    await expect(out(page)).toHaveText('{"errMsg":"getPhoneNumber:fail user deny"}')
    expect(cloud.seen).toEqual([])
    await press(page, 'Number')
    await press(page, '允许')
    await expect(out(page)).toHaveText('{"errMsg":"getPhoneNumber:ok","code":"c1"}')
    expect(cloud.seen).toMatchObject([{ path: '/local/phoneNumber', body: '{"openid":"anna"}' }])
    await page.evaluate(() => (window as unknown as SampleWindow).__phone.setAirplane(true))
    await press(page, 'Number')
    await press(page, '允许')
    await expect(out(page)).toHaveText('{"errMsg":"getPhoneNumber:fail no network"}')
  })

  test('the privacy guide is agreed to once', async ({ page }) => {
    await forgetAnswers(page)
    expect(await callWx(page, 'getPrivacySetting')).toMatchObject({ needAuthorization: true })
    const refused = callWx(page, 'requirePrivacyAuthorize')
    await press(page, '拒绝')
    expect(await refused).toMatchObject({ errno: 104 })
    const agreed = callWx(page, 'requirePrivacyAuthorize')
    await press(page, '同意')
    expect(await agreed).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' })
    expect(await callWx(page, 'getPrivacySetting')).toMatchObject({ needAuthorization: false })
  })

  test('a request answers what the server said, and nothing in airplane mode', async ({ page, cloud }) => {
    const ask = () =>
      page.evaluate(
        (url) =>
          new Promise((resolve) => {
            const { wx } = window as unknown as { wx: { request(options: object): void } }
            wx.request({ url: `${url}/hello`, method: 'POST', data: { a: 1 }, complete: resolve })
          }),
        cloud.url,
      )
    expect(await ask()).toEqual(expect.objectContaining({ errMsg: 'request:ok', statusCode: 200, data: {} }))
    expect(cloud.seen.map(({ path, body }) => [path, body])).toEqual([['/hello', '{"a":1}']])
    await page.evaluate(() => (window as unknown as SampleWindow).__phone.setAirplane(true))
    expect(await ask()).toEqual({ errMsg: 'request:fail', errno: 600001 })
  })

  test('only a tap leaves the mini-program', async ({ page }) => {
    expect(await callWx(page, 'exitMiniProgram')).toEqual({
      errMsg: 'exitMiniProgram:fail can only be invoked by user TAP gesture.',
    })
  })

  test('storage keeps what it is given, by account, within its limits', async ({ page, open }) => {
    await callWx(page, 'setStorage', { key: 'k', data: { n: [1, null] } })
    expect(await callWx(page, 'getStorage', { key: 'k' })).toMatchObject({ data: { n: [1, null] } })
    const big = await callWx(page, 'setStorage', { key: 'big', data: 'x'.repeat(1024 * 1024 + 1) })
    expect(big['errMsg']).toBe('setStorage:fail entry size limit reached')
    await open('pages/apis/index', 'as=ben')
    expect(await callWx(page, 'getStorage', { key: 'k' })).toEqual({
      errMsg: 'getStorage:fail data not found',
    })
  })

  test('callbacks and promises are told the same', async ({ page }) => {
    const told = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const heard: string[] = []
          const { wx } = window as unknown as SampleWindow
          const returned = wx['getStorage']?.({
            key: 'none',
            fail: ({ errMsg }: { errMsg: string }) => heard.push(errMsg),
            complete: () => resolve([...heard, typeof returned]),
          })
        }),
    )
    expect(told).toEqual(['getStorage:fail data not found', 'undefined'])
  })

  test('what is not there is loud, and canIUse knows it', async ({ page }) => {
    await press(page, 'Unknown')
    const missing = () => page.evaluate(() => [...(window as unknown as SampleWindow).__phone.missing])
    await expect.poll(missing).toEqual(['startBeaconDiscovery'])
    expect((await errorsOf(page)).join()).toContain('[wx] not implemented: startBeaconDiscovery')
    const can = (name: string) =>
      page.evaluate(
        (one) => (window as unknown as { wx: { canIUse(name: string): boolean } }).wx.canIUse(one),
        name,
      )
    expect(
      await Promise.all(['startBeaconDiscovery', 'getLocation', 'page-meta', 'cloud.callFunction'].map(can)),
    ).toEqual([false, true, true, true])
    const unheardOf = await page.evaluate(() => typeof (window as unknown as SampleWindow).wx['noSuchThing'])
    expect(unheardOf).toBe('undefined')
  })
})
