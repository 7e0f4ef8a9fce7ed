import { expect } from '@playwright/test'
import type { FrameLocator, Page } from '@playwright/test'
import type { PhoneHost } from '../runtime/host'
import { phoneScreen, test, traceOf } from './sample'

test.use({ viewport: { width: 1300, height: 900 } })

type Do = (host: PhoneHost, argument: never) => unknown

/** Runs in the page around the phones, as a page of the same origin does. */
function inPhone(page: Page, name: string, run: Do, argument?: unknown): Promise<unknown> {
  return page.evaluate(
    ([frame, code, value]) => {
      const { contentWindow } = document.querySelector(
        `iframe[name="${frame as string}"]`,
      ) as HTMLIFrameElement
      const { __phone } = contentWindow as unknown as { __phone: unknown }
      return (0, eval)(`(${code as string})`)(__phone, value) as unknown
    },
    [name, run.toString(), argument] as const,
  )
}

test.describe('the page around the phones', () => {
  test('phones side by side are different people', async ({ page, server, cloud }) => {
    await page.goto(`${server.url}/?as=anna,ben`)
    const phone = (name: string): FrameLocator => page.frameLocator(`iframe[name="${name}"]`)
    for (const name of ['anna', 'ben']) {
      await phone(name).getByRole('tab', { name: 'Apis' }).click()
      await phone(name).getByRole('button', { name: 'Call' }).click()
      await expect(phone(name).locator('.out')).toContainText('cloud.callFunction:ok')
    }
    expect(
      cloud.seen.filter(({ path }) => path === '/client/callFunction').map(({ openid }) => openid),
    ).toEqual(['anna', 'ben'])
  })

  test('a card opens a page as WeChat would', async ({ page, server }) => {
    await page.goto(`${server.url}/?as=anna`)
    const phone = page.frameLocator('iframe[name="anna"]')
    await expect(phone.getByRole('tab', { name: 'Native' })).toBeVisible()
    await inPhone(page, 'anna', (host) => host.open('pages/detail/index?id=5'))
    await expect(phone.locator('.detail')).toHaveText('detail 5')
    expect(await inPhone(page, 'anna', (host) => host.route())).toBe('pages/detail/index')
    await phone.getByRole('button', { name: '回到首页' }).click()
    await expect(phone.getByRole('heading')).toHaveText('Native')
  })

  test('the clock of a phone is what the page around says', async ({ page, server }) => {
    await page.goto(`${server.url}/?as=anna`)
    const phone = page.frameLocator('iframe[name="anna"]')
    await expect(phone.getByRole('tab', { name: 'Native' })).toBeVisible()
    const moved = await page.evaluate(() => {
      const { contentWindow } = document.querySelector('iframe') as HTMLIFrameElement
      const inside = contentWindow as unknown as { __phone: PhoneHost; Date: typeof Date }
      inside.__phone.setNow(() => 1_800_000_000_000)
      return [
        inside.Date.now(),
        new inside.Date().getTime(),
        new inside.Date(5).getTime(),
        inside.Date.UTC(1970, 0, 1),
      ]
    })
    expect(moved).toEqual([1_800_000_000_000, 1_800_000_000_000, 5, 0])
  })
})

test.describe('leaving and coming back', () => {
  test.use({ viewport: phoneScreen })

  test('App and page are told once each', async ({ open, page }) => {
    await open('pages/life/index')
    const before = (await traceOf(page)).length
    await page.evaluate(() => {
      const { __phone } = window as unknown as { __phone: PhoneHost }
      __phone.leave()
      __phone.leave()
      __phone.comeBack()
      __phone.open('pages/life/index?again=1', 1047)
    })
    expect((await traceOf(page)).slice(before)).toEqual([
      'life hide',
      'app hide',
      'app show 1001',
      'life show',
      'life hide',
      'app hide',
      'app show 1047',
      'life unload',
      'life load {"again":"1"}',
      'life show',
      'life ready',
    ])
  })

  test('the capsule tells that the person leaves, and cloud calls are told', async ({ open, page }) => {
    await open('pages/apis/index')
    await page.evaluate(() => {
      const { __phone } = window as unknown as { __phone: PhoneHost }
      const told: unknown[] = []
      Object.assign(window, { told })
      __phone.on('exit', () => told.push('exit'))
      __phone.on('call', ({ name, ok }) => told.push([name, ok]))
      __phone.on('navigate', ({ route, title }) => told.push([route, title]))
    })
    await page.getByRole('button', { name: 'Call' }).click()
    await expect(page.locator('.out')).toContainText('ok')
    await page.getByRole('tab', { name: 'List' }).click()
    await page.getByRole('button', { name: '关闭' }).click()
    const told = await page.evaluate(() => (window as unknown as { told: unknown[] }).told)
    expect(told).toEqual([['api', true], ['pages/list/index', 'List'], 'exit'])
  })
})
