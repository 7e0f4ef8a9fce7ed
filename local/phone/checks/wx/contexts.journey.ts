import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from '../sample'
import { errorsOf, forgetAnswers, phoneScreen, test, withWx } from '../sample'

test.use({ viewport: phoneScreen })

const PAGE = 'pages/parts/objects/index'
const HERE = 'as=anna&place=36,104,10'

test.describe('a map by its context', () => {
  const centre = (page: Page) =>
    withWx(page, async (wx) => {
      const { latitude, longitude } = await wx.createMapContext('plan').getCenterLocation()
      return [latitude, longitude] as number[]
    })
  const move = (page: Page, options: object) =>
    withWx(
      page,
      (wx, given) =>
        wx
          .createMapContext('plan')
          .moveToLocation(given)
          .catch((error: unknown) => error) as Promise<object>,
      options,
    )

  test('moves to where it is told, and without a word to where the phone is', async ({ open, page }) => {
    await open(PAGE, HERE)
    expect(await centre(page)).toEqual([30, 120])
    expect(await move(page, { latitude: 31, longitude: 121 })).toEqual({ errMsg: 'moveToLocation:ok' })
    expect(await centre(page)).toEqual([31, 121])
    expect(await move(page, {})).toEqual({ errMsg: 'moveToLocation:ok' })
    expect(await centre(page)).toEqual([36, 104])
    await page.evaluate(() => (window as unknown as SampleWindow).__phone.setPlace('denied'))
    expect(await move(page, {})).toEqual({ errMsg: 'moveToLocation:fail auth deny', errno: 103 })
    expect(await centre(page)).toEqual([36, 104])
  })

  test('moves back to the phone when a finger has moved it', async ({ open, page }) => {
    await open(PAGE, HERE)
    await move(page, {})
    const { x, y } = (await page.locator('wx-map').boundingBox())!
    await page.mouse.move(x + 100, y + 60)
    await page.mouse.down()
    await page.mouse.move(x + 40, y + 20, { steps: 4 })
    await page.mouse.up()
    expect((await centre(page))[1]).toBeGreaterThan(104)
    await move(page, {})
    expect(await centre(page)).toEqual([36, 104])
  })

  test('asks for the privacy guide before it tells where the phone is', async ({ open, page }) => {
    await open(PAGE, HERE)
    await forgetAnswers(page)
    const moved = move(page, {})
    await expect(page.getByRole('dialog', { name: '用户隐私保护提示' })).toBeVisible()
    await page.getByRole('button', { name: '拒绝' }).click()
    expect(await moved).toEqual({
      errMsg: 'moveToLocation:fail privacy permission is not authorized',
      errno: 104,
    })
    expect(await centre(page)).toEqual([30, 120])
  })

  test('tells its scale and its edges, and takes points and markers', async ({ open, page }) => {
    await open(PAGE, HERE)
    const told = await withWx(page, async (wx) => {
      const map = wx.createMapContext('plan')
      const { scale } = await map.getScale()
      const { northeast } = await map.getRegion()
      const spot = { latitude: 30.4, longitude: 120.4 }
      await map.includePoints({ points: [{ latitude: 29, longitude: 119 }, spot] })
      const { scale: wider } = await map.getScale()
      const lost = await map
        .translateMarker({ markerId: 9, destination: spot })
        .catch((error: unknown) => error)
      return [scale, northeast.latitude > 30, wider < scale, lost]
    })
    expect(told).toEqual([10, true, true, { errMsg: 'translateMarker:fail no marker 9' }])
  })
})

/** Lets the players of the page note what they are asked, and do nothing. */
const watchPlayers = (page: Page) =>
  page.evaluate(() => {
    const kept = window as unknown as { asked: string[] }
    kept.asked = []
    const note = (name: string) =>
      function (this: HTMLElement) {
        kept.asked.push(`${name} ${this.tagName}`)
        return Promise.resolve()
      }
    Object.assign(HTMLMediaElement.prototype, { play: note('play'), pause: note('pause') })
    Element.prototype.requestFullscreen = note('full')
    document.exitFullscreen = note('small').bind(document.body)
  })
const asked = (page: Page) => page.evaluate(() => (window as unknown as { asked: string[] }).asked)

test.describe('films and sounds by their contexts', () => {
  test('a film is played, stopped, sought and shown large', async ({ open, page }) => {
    await open(PAGE)
    await watchPlayers(page)
    const told = await withWx(page, async (wx) => {
      const film = wx.createVideoContext('film')
      film.play()
      film.pause()
      film.playbackRate(2)
      film.seek(3)
      const answers = [await film.requestFullScreen({}), await film.exitFullScreen()]
      const sought = document.querySelector('video')!.currentTime
      film.stop()
      return [
        ...answers,
        sought,
        document.querySelector('video')!.playbackRate,
        film.showStatusBar(),
        film.hideStatusBar(),
      ]
    })
    expect(told).toEqual([
      { errMsg: 'requestFullScreen:ok' },
      { errMsg: 'exitFullScreen:ok' },
      3,
      2,
      undefined,
      undefined,
    ])
    expect(await asked(page)).toEqual([
      'play VIDEO',
      'pause VIDEO',
      'full VIDEO',
      'small BODY',
      'pause VIDEO',
    ])
  })

  test('a sound is given another address, played and sought', async ({ open, page }) => {
    await open(PAGE)
    await watchPlayers(page)
    const told = await withWx(page, (wx) => {
      const song = wx.createAudioContext('song')
      song.setSrc('/other.mp3')
      song.play()
      song.seek(2)
      song.pause()
      const { src, currentTime } = document.querySelector('wx-audio audio') as HTMLAudioElement
      return [new URL(src).pathname, currentTime]
    })
    expect(told).toEqual(['/other.mp3', 2])
    expect(await asked(page)).toEqual(['play AUDIO', 'pause AUDIO'])
  })

  test('one that is not on the page is named', async ({ open, page }) => {
    await open(PAGE)
    const message = await withWx(page, (wx) => {
      try {
        return wx.createVideoContext('nothing').pause() as string
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(message).toBe('there is no <video> with the id "nothing"')
  })
})

test('a scroll-view by its context is locked, turned into pages and refreshed', async ({ open, page }) => {
  await open(PAGE)
  const told = await withWx(page, async (wx) => {
    type ListContext = Record<'scrollEnabled' | 'pagingEnabled', boolean> &
      Record<'triggerRefresh' | 'closeRefresh', () => void>
    const [{ node }] = await new Promise<[{ node: ListContext }]>((done) => {
      wx.createSelectorQuery().select('#list').node().exec(done)
    })
    const list = document.querySelector<HTMLElement>('wx-scroll-view')!
    const before = [node.scrollEnabled, node.pagingEnabled]
    node.scrollEnabled = false
    node.pagingEnabled = true
    const after = [
      node.scrollEnabled,
      node.pagingEnabled,
      list.style.overflow,
      list.className.includes('paging'),
    ]
    node.triggerRefresh()
    const open = list.className.includes('refreshing')
    node.closeRefresh()
    return [before, after, open, list.className.includes('refreshing')]
  })
  expect(told).toEqual([[true, false], [false, true, 'hidden', true], true, false])
  expect(await errorsOf(page)).toEqual([])
})
