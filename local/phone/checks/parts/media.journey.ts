import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { logOf, patch, phoneScreen, test, withWx } from '../sample'
import { silence } from '../silence'

test.use({ viewport: phoneScreen })

const player = (page: Page, selector: string) =>
  page.locator(selector).evaluate((node: HTMLMediaElement) => ({
    src: new URL(node.src).pathname,
    loop: node.loop,
    muted: node.muted,
    controls: node.controls,
    paused: node.paused,
  }))

test.describe('media', () => {
  test.beforeEach(async ({ open, page }) => {
    await page.route('**/sound.wav', (route) => route.fulfill({ body: silence(), contentType: 'audio/wav' }))
    await open('pages/parts/media/index')
  })

  test('a video takes its settings and tells that it cannot play', async ({ page }) => {
    expect(await player(page, '.film video')).toEqual({
      src: '/none.mp4',
      loop: true,
      muted: true,
      controls: false,
      paused: true,
    })
    await expect(page.locator('.film video')).toHaveCSS('object-fit', 'cover')
    await expect.poll(() => logOf(page)).toContain('error film')
  })

  test('the old audio is a player too', async ({ page }) => {
    expect(await player(page, '.sound audio')).toMatchObject({ src: '/none.mp3', controls: true })
  })

  test('a sound without a place plays, tells, pauses and ends', async ({ page }) => {
    const told = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const heard: string[] = []
          const { wx } = window as unknown as { wx: { createInnerAudioContext(): Record<string, unknown> } }
          const sound = wx.createInnerAudioContext()
          const on = (name: string, then?: () => void) =>
            (sound[`on${name}`] as (listener: () => void) => void)(() => {
              heard.push(name)
              then?.()
            })
          on('Play')
          on('Ended', () => resolve([...heard, String(sound['paused']), String(sound['duration'])]))
          sound['volume'] = 0.5
          sound['src'] = '/sound.wav'
          ;(sound['play'] as () => void)()
        }),
    )
    expect(told).toEqual(['Play', 'Ended', 'true', '0.5'])
  })

  test('a sound that is not there says so', async ({ page }) => {
    const told = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const { wx } = window as unknown as {
            wx: {
              createInnerAudioContext(): { src: string; onError(listener: (error: object) => void): void }
            }
          }
          const sound = wx.createInnerAudioContext()
          sound.onError(resolve)
          sound.src = '/none.mp3'
        }),
    )
    expect(told).toMatchObject({ errCode: 10001 })
  })

  test('a sound that is stopped starts from its beginning, and listeners can be taken away', async ({
    page,
  }) => {
    const told = await withWx(page, (wx) => {
      const sound = wx.createInnerAudioContext()
      const heard: string[] = []
      const listener = () => heard.push('stop')
      sound.onStop(listener)
      sound.stop()
      sound.offStop(listener)
      sound.stop()
      sound.destroy()
      return [...heard, sound.currentTime, sound.paused]
    })
    expect(told).toEqual(['stop', 0, true])
  })

  test('a web-view shows its address and tells that it loaded', async ({ page }) => {
    await expect(page.locator('.other iframe')).toHaveAttribute('src', '/images/dot.svg')
    await expect.poll(() => logOf(page)).toContainEqual('load {"src":"/images/dot.svg"}')
  })

  test('what WeChat’s servers would fill takes no room', async ({ page }) => {
    for (const tag of ['wx-ad', 'wx-open-data', 'wx-official-account'])
      await expect(page.locator(tag)).toHaveCSS('display', 'none')
  })

  test('covers are containers', async ({ page }) => {
    await expect(page.locator('.over .over-image img')).toHaveAttribute('src', '/images/dot.svg')
    await expect(page.locator('.over')).toHaveCSS('display', 'block')
  })

  test('a media query decides what is shown', async ({ page }) => {
    await expect(page.locator('.wide')).toBeVisible()
    await expect(page.locator('.very-wide')).toBeHidden()
    await expect(page.locator('.upright')).toBeVisible()
  })

  test('a page-container tells its life in order, and its overlay', async ({ page }) => {
    await patch(page, { cover: true })
    await expect.poll(() => logOf(page)).toContain('afterenter')
    await expect(page.locator('.sheet')).toBeVisible()
    await page.locator('.wx-page-cover').dispatchEvent('click')
    await patch(page, { cover: false })
    await expect.poll(() => logOf(page)).toContain('afterleave')
    expect((await logOf(page)).filter((line) => /enter|leave|overlay/.test(line))).toEqual([
      'beforeenter',
      'enter',
      'afterenter',
      'clickoverlay',
      'beforeleave',
      'leave',
      'afterleave',
    ])
    await expect(page.locator('.sheet')).toBeHidden()
  })

  test('a root portal shows what it holds', async ({ page }) => {
    await expect(page.locator('.portal')).toBeVisible()
  })

  const ask = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    await expect.poll(async () => (await logOf(page)).some((line) => line.startsWith(name))).toBe(true)
    const line = (await logOf(page)).find((one) => one.startsWith(name)) ?? ''
    return JSON.parse(line.slice(name.length + 1)) as Record<string, never>
  }

  test('a map tells where it looks', async ({ page }) => {
    expect(await ask(page, 'getCenterLocation')).toEqual({
      errMsg: 'getCenterLocation:ok',
      latitude: 30,
      longitude: 120,
    })
    expect(await ask(page, 'getScale')).toEqual({ errMsg: 'getScale:ok', scale: 10 })
    const { southwest, northeast } = (await ask(page, 'getRegion')) as unknown as Record<
      string,
      { latitude: number; longitude: number }
    >
    expect(southwest!.longitude).toBeLessThan(120)
    expect(northeast!.longitude - southwest!.longitude).toBeCloseTo(360 / 2 ** 10, 4)
    expect(northeast!.latitude).toBeGreaterThan(30)
  })

  test('a map moves, takes points in, and moves a marker', async ({ page }) => {
    await ask(page, 'moveToLocation')
    expect(await ask(page, 'getCenterLocation')).toMatchObject({ latitude: 31, longitude: 121 })
    await ask(page, 'includePoints')
    const { scale } = await ask(page, 'getScale')
    expect(scale).toBeLessThan(10)
    const before = (await page.locator('.wx-map-marker').boundingBox())!
    await ask(page, 'translateMarker')
    const after = (await page.locator('.wx-map-marker').boundingBox())!
    expect(after.x).toBeGreaterThan(before.x)
    expect(after.y).toBeLessThan(before.y)
  })

  test('a canvas is two-dimensional or WebGL', async ({ page }) => {
    const kinds = await withWx(
      page,
      (wx) =>
        new Promise((resolve) => {
          wx.createSelectorQuery()
            .select('#paper')
            .node()
            .select('#gl')
            .node()
            .exec(
              (
                found: {
                  node: HTMLCanvasElement & { createImage(): object; createPath2D(d: string): object }
                }[],
              ) => {
                const [paper, gl] = found.map(({ node }) => node)
                const context = paper!.getContext('2d')!
                context.fillStyle = 'rgb(10, 20, 30)'
                context.fill(paper!.createPath2D('M0 0h20v20h-20z') as Path2D)
                resolve([
                  [...context.getImageData(5, 5, 1, 1).data],
                  paper!.createImage() instanceof HTMLImageElement,
                  gl!.tagName,
                ])
              },
            )
        }),
    )
    expect(kinds).toEqual([[10, 20, 30, 255], true, 'CANVAS'])
  })
})
