import { expect } from '@playwright/test'
import { callWx, errorsOf, phoneScreen, routes, test, traceOf } from './sample'

test.use({ viewport: phoneScreen })

test.describe('pages', () => {
  test('app and page live in the order of WeChat', async ({ open }) => {
    const page = await open('pages/life/index?a=1&b=%E4%BD%A0')
    await expect
      .poll(() => traceOf(page))
      .toEqual([
        'launch pages/life/index 1001',
        'app show 1001',
        'life load {"a":"1","b":"%E4%BD%A0"}',
        'life show',
        'life ready',
      ])
    await callWx(page, 'navigateTo', { url: '/pages/detail/index?id=9' })
    await callWx(page, 'navigateBack')
    expect((await traceOf(page)).slice(5)).toEqual(['life hide', 'life show'])
    await callWx(page, 'redirectTo', { url: '../detail/index?id=10' })
    expect((await traceOf(page)).slice(7)).toEqual(['life unload'])
    await expect(page.locator('.detail')).toHaveText('detail 10')
    expect(await errorsOf(page)).toEqual([])
  })

  test('the opener and the opened page talk through a channel', async ({ open }) => {
    const page = await open('pages/native/index')
    const heard = await page.evaluate(async () => {
      const { wx } = window as unknown as {
        wx: { navigateTo(o: object): Promise<{ eventChannel: { emit(name: string, text: string): void } }> }
      }
      let answer = ''
      const { eventChannel } = await wx.navigateTo({
        url: '/pages/life/index',
        events: { answer: (text: string) => (answer = text) },
      })
      eventChannel.emit('hello', 'you')
      return answer
    })
    expect(heard).toBe('hi')
    expect(await traceOf(page)).toContain('life heard you')
  })

  test('what WeChat forbids fails with its words', async ({ open }) => {
    const page = await open('pages/native/index')
    const message = async (name: string, url: string) => (await callWx(page, name, { url }))['errMsg']
    expect(await message('navigateTo', '/pages/list/index')).toBe(
      'navigateTo:fail can not navigateTo a tabbar page',
    )
    expect(await message('switchTab', '/pages/detail/index')).toBe(
      'switchTab:fail can not switch to no-tabBar page',
    )
    expect(await message('navigateTo', '/nowhere')).toBe('navigateTo:fail page "nowhere" is not found')
    for (let n = 0; n < 9; n += 1) await callWx(page, 'navigateTo', { url: `/pages/detail/index?id=${n}` })
    expect(await routes(page)).toHaveLength(10)
    expect(await message('navigateTo', '/pages/detail/index')).toBe(
      'navigateTo:fail webview count limit exceed',
    )
  })

  test('tabs stay alive and tell the tap, and a badge is drawn', async ({ open }) => {
    const page = await open('pages/native/index')
    await page.getByLabel('your name').fill('kept')
    await page.getByRole('tab', { name: 'List' }).click()
    await expect(page.getByText('pulls 0 bottoms 0 tabs 1')).toBeVisible()
    await page.getByRole('button', { name: 'Badge', exact: true }).click()
    await expect(page.getByRole('tab', { name: 'List 7' }).locator('.badge')).toHaveText('7')
    await page.getByRole('button', { name: 'No badge' }).click()
    await expect(page.locator('.badge')).toHaveCount(0)
    await page.getByRole('button', { name: 'Dot' }).click()
    await expect(page.locator('.phone-tab .dot')).toHaveCount(1)
    await page.getByRole('tab', { name: 'Native' }).click()
    await expect(page.locator('.echo')).toHaveText('kept')
    await expect(page.getByRole('tab', { name: 'Native' })).toHaveAttribute('aria-selected', 'true')
  })

  test('a tab below another page is hidden once, and shows again where it was scrolled to', async ({
    open,
  }) => {
    const page = await open('pages/list/index')
    const scrolled = () =>
      page
        .locator('.phone-scroller')
        .first()
        .evaluate((element) => element.scrollTop)
    await page.evaluate(() => {
      const phone = window as unknown as { getCurrentPages(): Array<{ onHide?: () => void }>; hidden: number }
      phone.hidden = 0
      phone.getCurrentPages()[0]!.onHide = () => void phone.hidden++
      document.querySelector('.phone-scroller')!.scrollTo(0, 300)
    })
    await callWx(page, 'navigateTo', { url: '/pages/detail/index?id=1' })
    await callWx(page, 'switchTab', { url: '/pages/native/index' })
    expect(await routes(page)).toEqual(['pages/native/index'])
    expect(await page.evaluate(() => (window as unknown as { hidden: number }).hidden)).toBe(1)
    await callWx(page, 'switchTab', { url: '/pages/list/index' })
    expect(await scrolled()).toBe(300)
    await callWx(page, 'navigateTo', { url: '/pages/detail/index?id=1' })
    await callWx(page, 'navigateBack')
    expect(await scrolled()).toBe(300)
    expect(await errorsOf(page)).toEqual([])
  })

  test('the navigation bar follows the page and goes back', async ({ open }) => {
    const page = await open('pages/native/index')
    const heading = page.getByRole('heading')
    await expect(heading).toHaveText('Native')
    await callWx(page, 'navigateTo', { url: '/pages/detail/index?id=1' })
    await expect(heading).toHaveText('Detail')
    await page.getByRole('button', { name: 'Rename' }).click()
    await expect(heading).toHaveText('Renamed')
    await expect(page.locator('.phone-nav')).toHaveCSS('background-color', 'rgb(170, 0, 0)')
    await page.getByRole('button', { name: '返回' }).click()
    await expect(heading).toHaveText('Native')
    await expect(page.getByRole('button', { name: '返回' })).toBeHidden()
  })

  test('the back button asks when the page wants it, and closes a page-container first', async ({ open }) => {
    const page = await open('pages/native/index')
    const back = page.getByRole('button', { name: '返回' })
    await callWx(page, 'navigateTo', { url: '/pages/detail/index?id=1' })
    await page.getByRole('button', { name: 'Guard' }).click()
    await page.getByRole('button', { name: 'Cover' }).click()
    await expect(page.locator('.cover')).toBeVisible()
    await back.click()
    await expect(page.locator('.cover')).toBeHidden()
    await back.click()
    await expect(page.getByRole('dialog')).toContainText('Really leave?')
    await page.getByRole('button', { name: '取消' }).click()
    expect(await routes(page)).toHaveLength(2)
    await back.click()
    await page.getByRole('button', { name: '确定' }).click()
    await expect.poll(() => routes(page)).toEqual(['pages/native/index'])
  })

  test('a pull refreshes until the page says it is done', async ({ open }) => {
    const page = await open('pages/list/index')
    const pull = async () => {
      await page.mouse.move(180, 300)
      await page.mouse.down()
      await page.mouse.move(180, 380)
      await page.mouse.move(180, 480)
      await page.mouse.up()
    }
    await pull()
    await expect(page.locator('.counts')).toContainText('pulls 1')
    await expect(page.locator('.refreshing')).toHaveCount(1)
    await pull()
    await expect(page.locator('.counts')).toContainText('pulls 1')
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.locator('.refreshing')).toHaveCount(0)
    // pressing a button that slides away makes the driver scroll, and a pull starts at the top only
    await page.locator('.phone-scroller').evaluate((scroller) => scroller.scrollTo(0, 0))
    await pull()
    await expect(page.locator('.counts')).toContainText('pulls 2')
  })

  test('the end of a page is told once for each arrival', async ({ open }) => {
    const page = await open('pages/list/index')
    const scroll = (to: number) =>
      page.locator('.phone-scroller').evaluate((node, top) => node.scrollTo(0, top), to)
    await scroll(99_999)
    await expect(page.locator('.counts')).toContainText('bottoms 1')
    await scroll(0)
    await page.waitForTimeout(100)
    await scroll(99_999)
    await expect(page.locator('.counts')).toContainText('bottoms 2')
  })

  test('the query becomes the properties of a page made with Component', async ({ open }) => {
    const page = await open('pages/query/index?id=a%20b&level=4')
    await expect(page.locator('.props')).toHaveText('a b 5 a%20b')
  })

  test('a subpackage has the styles, components and scripts of the main package', async ({ open }) => {
    const page = await open('pages/native/index')
    await page.getByText('Go deep').click()
    await expect(page.locator('.deep')).toHaveText('deep native')
    await expect(page.locator('.deep')).toHaveCSS('color', 'rgb(1, 2, 3)')
    await expect(page.locator('.van-cell')).toContainText('a cell')
    expect(await traceOf(page)).toContain('deep')
  })

  test('an independent subpackage starts without the app, its styles and its components', async ({
    open,
  }) => {
    const page = await open('packages/alone/pages/start/index')
    await expect(page.locator('.alone')).toHaveText('alone undefined')
    await expect(page.locator('.alone')).not.toHaveCSS('color', 'rgb(1, 2, 3)')
    await expect(page.locator('.van-cell')).toHaveCount(0)
    expect(await traceOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Home' }).click()
    await expect.poll(() => traceOf(page)).toContain('launch packages/alone/pages/start/index 1001')
    expect((await errorsOf(page)).join()).toContain('<van-cell> is no built-in component')
  })

  test('an independent subpackage that reaches outside says so on its page', async ({ open }) => {
    const page = await open('packages/alone/pages/breach/index')
    await expect(page.getByRole('alert')).toContainText(
      'lies outside the independent subpackage packages/alone/',
    )
    expect((await errorsOf(page)).join()).toContain('lies outside the independent subpackage')
  })

  test('a broken page names what is missing, and the others work', async ({ open }) => {
    const page = await open('pages/broken/index')
    await expect(page.getByRole('alert')).toContainText(
      'component "/components/not-there/index" is not found',
    )
    await expect(page.getByRole('alert')).toContainText('module "./nothing" is not found')
    await expect(page.locator('.still')).toBeVisible()
    expect((await errorsOf(page)).join()).toContain('module "./nothing" is not found')
    await callWx(page, 'reLaunch', { url: '/pages/detail/index?id=3' })
    await expect(page.locator('.detail')).toHaveText('detail 3')
  })

  test('the styles of a page go with it', async ({ open }) => {
    const page = await open('pages/native/index')
    await callWx(page, 'navigateTo', { url: '/pages/life/index' })
    await expect(page.locator('[data-route="pages/life/index"] .leak')).not.toHaveCSS('color', 'rgb(9, 9, 9)')
  })

  test('an error in a handler reaches the app, and the page goes on', async ({ open }) => {
    const page = await open('pages/life/index')
    await page.getByRole('button', { name: 'Fail' }).click()
    await expect.poll(() => traceOf(page)).toContain('app error life failed')
    expect((await errorsOf(page)).join()).toContain('life failed')
  })
})
