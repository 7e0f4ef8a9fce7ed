import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { documentedObject } from '../../runtime/wx/documented'
import { errorsOf, patch, phoneScreen, test, withWx } from '../sample'
import type { SampleWindow } from '../sample'
import { objectsTable } from '../support-tables'

test.use({ viewport: phoneScreen })

const missingOf = (page: Page) =>
  page.evaluate(() => [...(window as unknown as SampleWindow).__phone.missing])

/** Makes the phone say of each kind of object what is on it, by objects that its calls have really given. */
const lookAt = (page: Page, kinds: Record<string, string[]>, cloudUrl: string) =>
  withWx(
    page,
    async (wx, [documented, url]) => {
      const nodes = await new Promise<{ node: object }[]>((done) => {
        wx.createSelectorQuery().select('#paper').node().select('#list').node().exec(done)
      })
      const [canvas, scroll] = nodes.map(({ node }) => node) as [
        HTMLCanvasElement & { createImage(): object; createPath2D(): object; createImageData(): object },
        object,
      ]
      const files = wx.getFileSystemManager()
      const path = `${wx.env.USER_DATA_PATH}/looked-at`
      files.writeFileSync(path, 'x')
      const quiet = { complete: () => undefined }
      const pages = (window as unknown as { getCurrentPages(): object[] }).getCurrentPages()
      const tag = wx.getRealtimeLogManager().tag('t')
      const { eventChannel } = await wx.navigateTo({ url: '/pages/detail/index' })
      const given: Record<string, object> = {
        Animation: wx.createAnimation(),
        AudioContext: wx.createAudioContext('song'),
        Canvas: canvas,
        CanvasGradient: canvas.getContext('2d')!.createLinearGradient(0, 0, 1, 1),
        Console: console,
        DownloadTask: wx.downloadFile({ url: `${url as string}/file`, ...quiet }),
        EventChannel: eventChannel,
        FileSystemManager: files,
        Image: canvas.createImage(),
        ImageData: canvas.createImageData(),
        InnerAudioContext: wx.createInnerAudioContext(),
        IntersectionObserver: wx.createIntersectionObserver(pages[0]),
        LogManager: wx.getLogManager(),
        MapContext: wx.createMapContext('plan'),
        NodesRef: wx.createSelectorQuery().select('#song'),
        OffscreenCanvas: wx.createOffscreenCanvas(),
        Path2D: canvas.createPath2D(),
        Performance: wx.getPerformance(),
        PerformanceObserver: wx.getPerformance().createObserver(() => undefined),
        RealtimeLogManager: wx.getRealtimeLogManager(),
        RealtimeTagLogManager: tag,
        RequestTask: wx.request({ url: `${url as string}/file`, ...quiet }),
        ScrollViewContext: scroll,
        SelectorQuery: wx.createSelectorQuery(),
        SocketTask: wx.connectSocket({ url: 'ws://127.0.0.1:9', ...quiet }),
        Stats: files.statSync(path),
        UpdateManager: wx.getUpdateManager(),
        UploadTask: wx.uploadFile({ url: `${url as string}/take`, filePath: path, name: 'x', ...quiet }),
        VideoContext: wx.createVideoContext('film'),
        WxCloud: wx.cloud,
      }
      return Object.fromEntries(
        Object.entries(documented as Record<string, string[]>).map(([kind, members]) => [
          kind,
          {
            isMade: kind in given,
            there: members.filter((one) => kind in given && one in given[kind]!),
            // what canIUse says of the same
            said: members.filter((one) => wx.canIUse(`${kind}.${one}`) as boolean),
          },
        ]),
      )
    },
    [kinds, cloudUrl],
  )

/** The methods that the README calls missing, by the kind of object. */
const LACKS = Object.fromEntries(
  objectsTable()
    .map(
      ({ kind, missing }) =>
        [kind, missing.filter((name) => documentedObject(kind).methods.has(name))] as const,
    )
    .filter(([, methods]) => methods.length > 0),
)

test.describe('objects that calls give', () => {
  test('have what the README says, canIUse says the same, and all else they lack is loud', async ({
    open,
    page,
    cloud,
  }) => {
    await open('pages/parts/objects/index')
    const table = objectsTable()
    const kinds = Object.fromEntries(
      table.map(({ kind }) => {
        const { methods, properties } = documentedObject(kind)
        return [kind, [...methods, ...properties].sort()]
      }),
    )
    const found = await lookAt(page, kinds, cloud.url)
    for (const { kind, there, missing } of table) {
      expect({ kind, ...found[kind] }).toEqual({ kind, isMade: true, there, said: there })
      expect([...there, ...missing].sort()).toEqual(kinds[kind])
    }
    await errorsOf(page)
  })
  for (const [kind, members] of Object.entries(LACKS)) {
    test(`of the kind ${kind} say what they lack when it is called`, async ({ open, page }) => {
      await open('pages/parts/objects/index')
      const said = await withWx(
        page,
        async (wx, [of, names]) => {
          const nodes = await new Promise<{ node: object }[]>((done) => {
            wx.createSelectorQuery().select('#list').node().exec(done)
          })
          const given: Record<string, object> = {
            FileSystemManager: wx.getFileSystemManager(),
            MapContext: wx.createMapContext('plan'),
            NodesRef: wx.createSelectorQuery().select('#song'),
            Performance: wx.getPerformance(),
            RealtimeLogManager: wx.getRealtimeLogManager(),
            ScrollViewContext: nodes[0]!.node,
            VideoContext: wx.createVideoContext('film'),
            WxCloud: wx.cloud,
          }
          const object = given[of as string] as Record<string, () => void>
          return (names as string[]).map((name) => {
            try {
              object[name]!()
              return 'nothing'
            } catch (error) {
              return (error as Error).message
            }
          })
        },
        [kind, members],
      )
      const names = members.map((name) => `${kind === 'WxCloud' ? 'cloud' : kind}.${name}`)
      expect(said).toEqual(names.map((name) => `[wx] not implemented: ${name}`))
      expect(await missingOf(page)).toEqual(names)
      expect(await errorsOf(page)).toEqual(said)
    })
  }

  test('say so when a property they lack is set, and when something is asked of an object that is not here', async ({
    open,
    page,
  }) => {
    await open('pages/parts/objects/index')
    const said = await withWx(page, (wx) => {
      const sound = wx.createInnerAudioContext()
      return [
        () => (sound.referrerPolicy = 'origin'),
        () => wx.worklet.shared(0) as unknown,
        () => wx.router.addRouteBuilder('a', () => 0) as unknown,
        () => wx.cloud.extend.AI as unknown,
        () => new wx.cloud.CDN({}) as unknown,
      ].map((call) => {
        try {
          return call()
        } catch (error) {
          return (error as Error).message
        }
      })
    })
    const names = ['InnerAudioContext.referrerPolicy', 'worklet', 'router', 'cloud.extend', 'cloud.CDN']
    expect(said).toEqual(names.map((name) => `[wx] not implemented: ${name}`))
    expect(await missingOf(page)).toEqual(names)
    expect(await errorsOf(page)).toEqual(said)
  })

  test('leave undefined what WeChat has not either, so that scripts may ask', async ({ open, page }) => {
    await open('pages/parts/objects/index')
    const told = await withWx(page, (wx) => {
      const map = wx.createMapContext('plan')
      map.mine = 1
      return [
        map.noSuchThing,
        map.mine,
        wx.cloud.noSuchThing,
        wx.getFileSystemManager().getFileInfoSync,
      ] as unknown[]
    })
    expect(told).toEqual([undefined, 1, undefined, undefined])
    expect(await missingOf(page)).toEqual([])
  })
})

test('a canvas of the old kind says that it is missing', async ({ open }) => {
  const page = await open('pages/parts/objects/index')
  await patch(page, { old: true })
  await expect(page.locator('#old canvas')).toHaveCount(1)
  expect(await missingOf(page)).toEqual(['<canvas> without type="2d" or "webgl"'])
  expect(await errorsOf(page)).toEqual(['[wxml] not implemented: <canvas> without type="2d" or "webgl"'])
})
