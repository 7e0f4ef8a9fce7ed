import { expect } from '@playwright/test'
import { phoneScreen, withWx } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })
test.beforeEach(async ({ open }) => void (await open('pages/detail/index')))

test.describe('what is under way', () => {
  for (const [name, piece] of [
    ['request', 'ChunkReceived'],
    ['uploadFile', 'ProgressUpdate'],
    ['downloadFile', 'ProgressUpdate'],
  ] as const) {
    test(`${name} tells the head of the answer and its pieces, until nobody listens`, async ({
      page,
      cloud,
    }) => {
      const told = await withWx(
        page,
        async (wx, [api, event, url]) => {
          const filePath = `${wx.env.USER_DATA_PATH}/paper`
          wx.getFileSystemManager().writeFileSync(filePath, 'ab')
          const ofFile = api === 'uploadFile' ? { filePath, name: 'x' } : {}
          const heard: string[] = []
          const run = (listens: boolean) =>
            new Promise((done) => {
              const task = wx[api as string]({ url, enableChunked: true, complete: done, ...ofFile })
              const head = ({ statusCode }: { statusCode: number }) => heard.push(`head ${statusCode}`)
              const part = ({ data, progress }: { data?: ArrayBuffer; progress?: number }) =>
                heard.push(data ? `bytes ${data.byteLength}` : `far ${progress}`)
              task.onHeadersReceived(head)
              task[`on${event as string}`](part)
              if (listens) return
              task.offHeadersReceived(head)
              task[`off${event as string}`](part)
            })
          await run(true)
          const first = heard.splice(0)
          await run(false)
          return [first, heard]
        },
        [name, piece, `${cloud.url}/file`],
      )
      expect(told).toEqual([['head 200', name === 'request' ? 'bytes 2' : 'far 100'], []])
    })
  }

  for (const name of ['request', 'uploadFile', 'downloadFile']) {
    test(`${name} ends when it is called off`, async ({ page, cloud }) => {
      // on its way nobody answers it
      const proxy = '**/__phone/proxy'
      await page.route(proxy, () => undefined)
      const asked = page.waitForRequest(proxy)
      const told = withWx(
        page,
        (wx, [api, url]) => {
          const filePath = `${wx.env.USER_DATA_PATH}/paper`
          wx.getFileSystemManager().writeFileSync(filePath, 'ab')
          const ofFile = api === 'uploadFile' ? { filePath, name: 'x' } : {}
          return new Promise((done) => {
            const task = wx[api as string]({ url, complete: done, ...ofFile })
            ;(window as unknown as { callOff(): void }).callOff = () => task.abort()
          })
        },
        [name, `${cloud.url}/file`],
      )
      await asked
      await page.evaluate(() => (window as unknown as { callOff(): void }).callOff())
      expect(await told).toEqual({ errMsg: `${name}:fail abort`, errno: 600001 })
    })
  }

  test('a conversation tells that it is open, what is said and that it is over', async ({ page }) => {
    await page.routeWebSocket('ws://talk.test/**', (socket) =>
      socket.onMessage((message) => socket.send(`back ${String(message)}`)),
    )
    const told = await withWx(
      page,
      (wx) =>
        new Promise<unknown[]>((done) => {
          const heard: unknown[] = []
          const task = wx.connectSocket({ url: 'ws://talk.test/a' })
          task.onOpen(() => {
            heard.push('open')
            task.send({ data: 'one' })
          })
          task.onMessage(({ data }: { data: string }) => {
            heard.push(data)
            task.close({ code: 1000, reason: 'done' })
          })
          task.onError(() => heard.push('error'))
          task.onClose(({ code }: { code: number }) => done([...heard, code]))
        }),
    )
    expect(told).toEqual(['open', 'back one', 1000])
  })

  test('a page and its opener speak until one no longer listens', async ({ page }) => {
    const told = await withWx(page, async (wx) => {
      const heard: unknown[] = []
      const listener = (word: unknown) => heard.push(word)
      const { eventChannel } = await wx.navigateTo({ url: '/pages/detail/index', events: { back: listener } })
      const pages = (
        window as unknown as {
          getCurrentPages(): { getOpenerEventChannel(): { emit(name: string, word: string): void } }[]
        }
      ).getCurrentPages()
      const own = pages[pages.length - 1]!.getOpenerEventChannel()
      own.emit('back', 'one')
      eventChannel.once('twice', listener)
      own.emit('twice', 'two')
      own.emit('twice', 'three')
      eventChannel.off('back', listener)
      own.emit('back', 'four')
      return heard
    })
    expect(told).toEqual(['one', 'two'])
  })
})

test.describe('what is written down and measured', () => {
  test('a tagged log and one that is narrowed are accepted', async ({ page }) => {
    const lines: string[] = []
    page.on('console', (message) => lines.push(message.text()))
    await withWx(page, (wx) => {
      const log = wx.getRealtimeLogManager()
      log.setFilterMsg('a')
      log.addFilterMsg('b')
      log.in(null)
      const tagged = log.tag('t')
      tagged.setFilterMsg('a')
      tagged.addFilterMsg('b')
      tagged.error('narrowed')
    })
    await expect.poll(() => lines).toEqual(['narrowed'])
  })

  test('times are found by their name, and no kind of WeChat’s own is observed', async ({ page }) => {
    const told = await withWx(page, (wx) => {
      performance.mark('mine')
      const measured = wx.getPerformance()
      return [
        (measured.getEntriesByName('mine') as unknown[]).length,
        measured.createObserver(() => 0).supportedEntryTypes,
      ] as unknown[]
    })
    expect(told).toEqual([1, []])
  })

  test('the cloud is begun with, and keeps an id to be looked up later', async ({ page }) => {
    const told = await withWx(page, (wx) => [
      wx.cloud.init({ env: 'a' }),
      new wx.cloud.CloudID('id').cloudID as unknown,
    ])
    expect(told).toEqual([undefined, 'id'])
  })
})

/** Each way of changing: what it is given, and what the node is told to become. */
const CHANGES: [string, unknown[], string][] = [
  ['opacity', [0.5], 'opacity: 0.5'],
  ['backgroundColor', ['red'], 'background-color: red'],
  ['width', [10], 'width: 10px'],
  ['height', ['75rpx'], 'height: 10vw'],
  ['left', [1], 'left: 1px'],
  ['top', [2], 'top: 2px'],
  ['right', [3], 'right: 3px'],
  ['bottom', ['4%'], 'bottom: 4%'],
  ['rotate', [90], 'rotate(90deg)'],
  ['rotateX', [1], 'rotateX(1deg)'],
  ['rotateY', [2], 'rotateY(2deg)'],
  ['rotateZ', [3], 'rotateZ(3deg)'],
  ['rotate3d', [1, 0, 0, 45], 'rotate3d(1,0,0,45deg)'],
  ['skew', [1, 2], 'skew(1deg,2deg)'],
  ['skewX', [1], 'skewX(1deg)'],
  ['skewY', [2], 'skewY(2deg)'],
  ['scale', [2, 3], 'scale(2,3)'],
  ['scaleX', [2], 'scaleX(2)'],
  ['scaleY', [2], 'scaleY(2)'],
  ['scaleZ', [2], 'scaleZ(2)'],
  ['scale3d', [1, 2, 3], 'scale3d(1,2,3)'],
  ['translate', [1, '75rpx'], 'translate(1px,10vw)'],
  ['translateX', [1], 'translateX(1px)'],
  ['translateY', [2], 'translateY(2px)'],
  ['translateZ', [3], 'translateZ(3px)'],
  ['translate3d', [1, 2, 3], 'translate3d(1px,2px,3px)'],
  ['matrix', [1, 0, 0, 1, 2, 3], 'matrix(1,0,0,1,2,3)'],
  ['matrix3d', [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], 'matrix3d(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1)'],
]

test('an animation says each change as a browser knows it', async ({ page }) => {
  const told = await withWx(
    page,
    (wx, changes) =>
      (changes as typeof CHANGES).map(([name, values]) => {
        const animation = wx.createAnimation({ duration: 10 })
        const [{ style, transform }] = animation[name](...values)
          .step()
          .export().actions
        return [...style.map((pair: string[]) => pair.join(': ')), ...transform].join() as string
      }),
    CHANGES,
  )
  expect(told).toEqual(CHANGES.map(([, , becomes]) => becomes))
})
