import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { errorsOf, phoneScreen, test, withWx } from '../sample'

test.use({ viewport: phoneScreen })

const MEGABYTE = 1024 * 1024

/** Stores texts of a megabyte each, synchronously; answers what was said to each. */
const fill = (page: Page, keys: string[], letter: string) =>
  withWx(
    page,
    (wx, [names, one, size]) =>
      (names as string[]).map((key) => {
        try {
          wx.setStorageSync(key, (one as string).repeat((size as number) - key.length))
          return 'ok'
        } catch (error) {
          return (error as Error).message
        }
      }),
    [keys, letter, MEGABYTE],
  )

/** The same, and the page is loaded again in the same breath; answers what stands there afterwards. */
async function fillAndReload(page: Page, keys: string[], letter: string) {
  const loaded = page.waitForEvent('load')
  await withWx(
    page,
    (wx, [names, one, size]) => {
      for (const key of names as string[])
        wx.setStorageSync(key, (one as string).repeat((size as number) - key.length))
      location.reload()
    },
    [keys, letter, MEGABYTE],
  ).catch(() => 'the page that would answer is gone')
  await loaded
  await page.locator('page').first().waitFor()
  return found(page, keys)
}

/** The first letter and the length of each. */
const found = (page: Page, keys: string[]) =>
  withWx(
    page,
    (wx, names) =>
      (names as string[]).map((key) => {
        const text = wx.getStorageSync(key) as string
        return [text[0], text.length + key.length, new Set(text).size]
      }),
    keys,
  )

const letters = (count: number) => Array.from({ length: count }, (_unused, n) => String.fromCharCode(97 + n))

test.describe('storage', () => {
  test.beforeEach(async ({ page, open }) => {
    await open('pages/detail/index')
    await withWx(page, (wx) => wx.clearStorageSync())
  })
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('keeps what it is given, lists it, and forgets it by key and altogether', async ({ page }) => {
    const told = await withWx(page, async (wx) => {
      const lines: unknown[] = []
      wx.setStorageSync('day', new Date(86_400_000))
      await wx.setStorage({ key: 'list', data: [1, { two: 2 }] })
      lines.push(wx.getStorageSync('day').getTime(), (await wx.getStorage({ key: 'list' })).data)
      lines.push(wx.getStorageInfoSync().keys.sort(), (await wx.getStorageInfo()).limitSize)
      await wx.removeStorage({ key: 'list' })
      lines.push(
        wx.getStorageSync('list'),
        await wx.getStorage({ key: 'list' }).catch((error: unknown) => error),
      )
      wx.removeStorageSync('day')
      lines.push(wx.getStorageInfoSync().keys)
      wx.setStorageSync('a', 1)
      wx.clearStorageSync()
      wx.setStorageSync('b', 1)
      await wx.clearStorage()
      lines.push(wx.getStorageInfoSync().keys)
      return lines
    })
    expect(told).toEqual([
      86_400_000,
      [1, { two: 2 }],
      ['day', 'list'],
      10_240,
      '',
      { errMsg: 'getStorage:fail data not found' },
      [],
      [],
    ])
  })

  test('takes and gives several at once', async ({ page }) => {
    const told = await withWx(page, async (wx) => {
      wx.batchSetStorageSync([{ key: 'a', value: 1 }])
      await wx.batchSetStorage({ kvList: [{ key: 'b', value: 2 }] })
      return [
        wx.batchGetStorageSync(['a', 'b']),
        (await wx.batchGetStorage({ keyList: ['b', 'none'] })).dataList,
      ]
    })
    expect(told).toEqual([
      [1, 2],
      [2, ''],
    ])
  })

  test('takes a megabyte a key, counted with the key, and keeps what was there when it is too much', async ({
    page,
  }) => {
    const told = await withWx(page, async (wx) => {
      const full = 'x'.repeat(1024 * 1024 - 3)
      wx.setStorageSync('big', full)
      const lines: unknown[] = []
      try {
        wx.setStorageSync('big', `${full}x`)
      } catch (error) {
        lines.push((error as Error).message)
      }
      const failure = await wx.setStorage({ key: 'big', data: `${full}x` }).catch((error: unknown) => error)
      return [...lines, failure.errMsg, wx.getStorageSync('big').length, wx.getStorageInfoSync().currentSize]
    })
    expect(told).toEqual([
      'setStorageSync:fail entry size limit reached',
      'setStorage:fail entry size limit reached',
      MEGABYTE - 3,
      1024,
    ])
  })

  test('takes ten megabytes altogether, for each account its own, and keeps them over a reload', async ({
    page,
    open,
  }) => {
    const keys = letters(10)
    const full = 'setStorageSync:fail exceed storage max size 10Mb'
    expect(await fill(page, [...keys, 'k'], 'x')).toEqual([...keys.map(() => 'ok'), full])
    expect(
      await withWx(page, async (wx) => [
        wx.getStorageInfoSync().currentSize,
        (await wx.setStorage({ key: 'k', data: 1 }).catch((error: unknown) => error)).errMsg,
      ]),
    ).toEqual([10_240, 'setStorage:fail exceed storage max size 10Mb'])
    // the sample app itself writes down that it is started
    const leaveRoom = () => withWx(page, (wx) => wx.removeStorageSync('j'))
    await leaveRoom()
    await open('pages/detail/index', 'as=ben')
    await withWx(page, (wx) => wx.clearStorageSync())
    expect(await fill(page, [...keys, 'k'], 'y')).toEqual([...keys.map(() => 'ok'), full])
    await leaveRoom()
    keys.pop()
    for (const [as, letter] of [
      ['ben', 'y'],
      ['anna', 'x'],
    ]) {
      await open('pages/detail/index', `as=${as}`)
      expect(await found(page, keys)).toEqual(keys.map(() => [letter, MEGABYTE, 1]))
    }
  })

  test('loses nothing to a reload in the same breath, however often', async ({ page }) => {
    const keys = letters(9)
    for (const letter of letters(3))
      expect(await fillAndReload(page, keys, letter)).toEqual(keys.map(() => [letter, MEGABYTE, 1]))
  })

  test('is read before the first script of the app asks for it', async ({ page, open }) => {
    await fill(page, ['at-launch'], 'x')
    await open('pages/detail/index')
    const atLaunch = await page.evaluate(() => {
      const { getApp } = window as unknown as { getApp(): { atLaunch: string } }
      return getApp().atLaunch.length
    })
    expect(atLaunch).toBe(MEGABYTE - 'at-launch'.length)
  })

  test('is as it was last written, large or small, and gone when it was removed', async ({ page, open }) => {
    await fill(page, ['a', 'b', 'c'], 'x')
    await withWx(page, (wx) => {
      wx.setStorageSync('a', 'small')
      wx.removeStorageSync('b')
      wx.setStorageSync('c', 'z'.repeat(600_000))
      wx.setStorageSync('d', new Date(86_400_000))
    })
    const told = () =>
      withWx(page, (wx) => [
        wx.getStorageSync('a'),
        wx.getStorageSync('b'),
        wx.getStorageSync('c').length,
        wx.getStorageSync('d').getTime(),
        wx
          .getStorageInfoSync()
          .keys.filter((key: string) => key.length === 1)
          .sort(),
      ])
    const expected = ['small', '', 600_000, 86_400_000, ['a', 'c', 'd']]
    expect(await told()).toEqual(expected)
    await open('pages/detail/index')
    expect(await told()).toEqual(expected)
  })

  test('of one account is the same in two windows', async ({ page, open, context }) => {
    const other = await context.newPage()
    await other.goto(page.url())
    await other.locator('page').first().waitFor()
    await fill(page, ['far'], 'x')
    await expect.poll(() => found(other, ['far'])).toEqual([['x', MEGABYTE, 1]])
    await open('pages/detail/index')
    await expect.poll(() => found(other, ['far'])).toEqual([['x', MEGABYTE, 1]])
  })
})
