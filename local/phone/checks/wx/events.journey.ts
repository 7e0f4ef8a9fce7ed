import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { callWx, errorsOf, phoneScreen, test, withWx } from '../sample'

test.use({ viewport: phoneScreen })

/** Listens by `on…`; `heard` answers what was told, and `stop` gives the listener up by `off…`. */
async function listen(page: Page, ...names: string[]) {
  await withWx(
    page,
    (wx, list) => {
      const kept = window as unknown as {
        told: unknown[]
        listeners: Record<string, (told: unknown) => void>
      }
      kept.told ??= []
      kept.listeners ??= {}
      for (const name of list as string[]) {
        kept.listeners[name] = (told) => kept.told.push([name, told])
        wx[`on${name}`](kept.listeners[name])
      }
    },
    names,
  )
  return {
    heard: () => page.evaluate(() => (window as unknown as { told: [string, unknown][] }).told),
    stop: (name: string, all = false) =>
      withWx(
        page,
        (wx, [one, every]) => {
          const { listeners } = window as unknown as { listeners: Record<string, unknown> }
          wx[`off${one}`](every ? undefined : listeners[one as string])
        },
        [name, all],
      ),
  }
}

const host = (page: Page, run: string, ...values: unknown[]) =>
  page.evaluate(
    ([name, given]) => {
      const { __phone: phone } = window as unknown as { __phone: Record<string, (...all: unknown[]) => void> }
      phone[name as string]?.(...(given as unknown[]))
    },
    [run, values] as const,
  )

test.describe('what wx tells by itself', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/detail/index')))

  test('that the app is left and come back to, until nobody listens', async ({ page }) => {
    const { heard, stop } = await listen(page, 'AppShow', 'AppHide')
    await host(page, 'leave')
    await host(page, 'comeBack')
    expect((await heard()).map(([name]) => name)).toEqual(['AppHide', 'AppShow'])
    expect((await heard())[1]![1]).toMatchObject({ path: 'pages/detail/index', scene: 1001 })
    await stop('AppHide')
    await stop('AppShow', true)
    await host(page, 'leave')
    await host(page, 'comeBack')
    expect(await heard()).toHaveLength(2)
  })

  test('that the network goes and comes', async ({ page }) => {
    const { heard, stop } = await listen(page, 'NetworkStatusChange')
    await host(page, 'setAirplane', true)
    await host(page, 'setAirplane', false)
    expect(await heard()).toEqual([
      ['NetworkStatusChange', { isConnected: false, networkType: 'none' }],
      ['NetworkStatusChange', { isConnected: true, networkType: '4g' }],
    ])
    await stop('NetworkStatusChange')
    await host(page, 'setAirplane', true)
    expect(await heard()).toHaveLength(2)
  })

  test('that it gets dark', async ({ page }) => {
    const { heard, stop } = await listen(page, 'ThemeChange')
    await host(page, 'setDark', true)
    expect(await heard()).toEqual([['ThemeChange', { theme: 'dark' }]])
    expect(await withWx(page, (wx) => wx.getAppBaseInfo().theme as string)).toBe('dark')
    await stop('ThemeChange')
    await host(page, 'setDark', false)
    expect(await heard()).toHaveLength(1)
  })

  test('that text is to be larger, when it is asked', async ({ page }) => {
    await host(page, 'setFontScale', 1.35)
    expect(await withWx(page, (wx) => wx.getAppBaseInfo() as object)).toMatchObject({
      fontSizeScaleFactor: 1.35,
      fontSizeSetting: 16 * 1.35,
    })
  })

  test('that the window has another size', async ({ page }) => {
    const { heard, stop } = await listen(page, 'WindowResize')
    await page.setViewportSize({ width: 414, height: 812 })
    await expect
      .poll(heard)
      .toContainEqual(['WindowResize', { size: { windowWidth: 414, windowHeight: 768 } }])
    await stop('WindowResize')
    const before = (await heard()).length
    await page.setViewportSize({ width: 375, height: 812 })
    await expect.poll(() => withWx(page, (wx) => wx.getWindowInfo().windowWidth as number)).toBe(375)
    expect(await heard()).toHaveLength(before)
  })

  test('that a page does not exist, and where it was looked for', async ({ page }) => {
    const { heard, stop } = await listen(page, 'PageNotFound')
    await host(page, 'open', 'pages/none/index?a=1')
    expect(await heard()).toEqual([
      ['PageNotFound', { path: 'pages/none/index', query: { a: '1' }, isEntryPage: true }],
    ])
    await stop('PageNotFound')
    await host(page, 'open', 'pages/none/index')
    expect(await heard()).toHaveLength(1)
    const lost = 'page "pages/none/index" is not found'
    expect(await errorsOf(page)).toEqual([lost, lost])
  })

  test('what nobody caught', async ({ page }) => {
    const { heard, stop } = await listen(page, 'Error', 'UnhandledRejection')
    const fail = () =>
      page.evaluate(() => {
        setTimeout(() => {
          throw new Error('thrown')
        }, 0)
        void Promise.reject(new Error('refused'))
      })
    await fail()
    await expect
      .poll(async () => (await heard()).map(([name]) => name).sort())
      .toEqual(['Error', 'UnhandledRejection'])
    const error = (await heard()).find(([name]) => name === 'Error')!
    expect(error[1]).toMatch(/^thrown\nError: thrown/)
    await stop('Error')
    await stop('UnhandledRejection')
    await fail()
    await expect
      .poll(async () => (await errorsOf(page)).map((text) => text.split('\n')[0]).sort())
      .toEqual([
        ...['Error: thrown', 'Error: thrown'],
        ...['unhandled rejection: Error: refused', 'unhandled rejection: Error: refused'],
      ])
    expect(await heard()).toHaveLength(2)
  })

  test('where the phone is, as long as it is wanted, and that it may no longer be known', async ({
    page,
  }) => {
    const { heard, stop } = await listen(page, 'LocationChange', 'LocationChangeError')
    await host(page, 'setPlace', { latitude: 1, longitude: 2, accuracy: 5 })
    expect(await heard()).toEqual([])
    const start = (type?: string) => callWx(page, 'startLocationUpdate', { type })
    const starting = start('gcj02')
    await expect(page.getByRole('dialog')).toContainText('to show where you stand')
    expect(await heard()).toEqual([])
    await page.getByRole('button', { name: '允许' }).click()
    expect(await starting).toEqual({ errMsg: 'startLocationUpdate:ok' })
    await expect.poll(heard).toHaveLength(1)
    await host(page, 'setPlace', { latitude: 3, longitude: 4, accuracy: 5 })
    await host(page, 'setPlace', 'denied')
    expect(await heard()).toMatchObject([
      ['LocationChange', { latitude: 1, longitude: 2, accuracy: 5 }],
      ['LocationChange', { latitude: 3, longitude: 4, speed: -1 }],
      ['LocationChangeError', { errCode: 103 }],
    ])
    await callWx(page, 'stopLocationUpdate')
    await host(page, 'setPlace', { latitude: 5, longitude: 6, accuracy: 5 })
    expect(await heard()).toHaveLength(3)
    await stop('LocationChange')
    await stop('LocationChangeError', true)
    await start()
    expect(await heard()).toHaveLength(3)
    await host(page, 'setPlace', 'denied')
    expect(await start()).toEqual({ errMsg: 'startLocationUpdate:fail auth deny', errno: 103 })
  })
})

test.describe('a conversation with a server', () => {
  const open = async (page: Page, start: (path: string) => Promise<Page>) => {
    await page.routeWebSocket('ws://talk.test/**', (socket) => {
      socket.onMessage((message) => {
        if (message === 'bye') void socket.close({ code: 1001, reason: 'said bye' })
        else socket.send(`back ${String(message)}`)
      })
    })
    await start('pages/detail/index')
    return listen(page, 'SocketOpen', 'SocketMessage', 'SocketClose', 'SocketError')
  }

  test('is opened, spoken and closed, and told by wx and by its task', async ({ page, open: start }) => {
    const { heard } = await open(page, start)
    await withWx(page, (wx) => {
      const kept = window as unknown as { own: unknown[] }
      kept.own = []
      const task = wx.connectSocket({
        url: 'ws://talk.test/a',
        success: (told: unknown) => kept.own.push(told),
      })
      task.onMessage((told: unknown) => kept.own.push(told))
    })
    await expect.poll(heard).toEqual([['SocketOpen', { header: {} }]])
    expect(await callWx(page, 'sendSocketMessage', { data: 'one' })).toEqual({
      errMsg: 'sendSocketMessage:ok',
    })
    await expect.poll(heard).toContainEqual(['SocketMessage', { data: 'back one' }])
    expect(await page.evaluate(() => (window as unknown as { own: unknown[] }).own)).toEqual([
      { errMsg: 'connectSocket:ok' },
      { data: 'back one' },
    ])
    expect(await callWx(page, 'closeSocket', { code: 1000, reason: 'done' })).toEqual({
      errMsg: 'closeSocket:ok',
    })
    await expect.poll(async () => (await heard()).map(([name]) => name)).toContain('SocketClose')
    expect((await callWx(page, 'sendSocketMessage', { data: 'late' }))['errMsg']).toBe(
      'sendSocketMessage:fail socket is not connected',
    )
  })

  test('is ended by the server, with its reason', async ({ page, open: start }) => {
    const { heard } = await open(page, start)
    await withWx(page, (wx) => void wx.connectSocket({ url: 'ws://talk.test/b' }))
    await expect.poll(heard).toHaveLength(1)
    await callWx(page, 'sendSocketMessage', { data: 'bye' })
    await expect.poll(heard).toContainEqual(['SocketClose', { code: 1001, reason: 'said bye' }])
  })

  test('does not begin without a network, nor before one was asked for', async ({ page, open: start }) => {
    const { heard } = await open(page, start)
    for (const name of ['sendSocketMessage', 'closeSocket'])
      expect(await callWx(page, name, { data: 'x' })).toEqual({
        errMsg: `${name}:fail socket is not connected`,
      })
    await host(page, 'setAirplane', true)
    await withWx(page, (wx) => void wx.connectSocket({ url: 'ws://talk.test/c' }))
    await expect
      .poll(heard)
      .toEqual([['SocketError', { errMsg: 'connectSocket:fail network is not available' }]])
  })
})
