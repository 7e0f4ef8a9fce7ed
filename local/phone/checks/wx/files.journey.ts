import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from '../sample'
import { callWx, errorsOf, forgetAnswers, phoneScreen, withWx } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })
test.beforeEach(async ({ open }) => void (await open('pages/detail/index')))

/** Writes a file of the user and answers its path. */
const written = (page: Page, name: string, text: string) =>
  withWx(
    page,
    (wx, [file, content]) => {
      const path = `${wx.env.USER_DATA_PATH}/${file}`
      wx.getFileSystemManager().writeFileSync(path, content, 'utf8')
      return path as string
    },
    [name, text],
  )

/** A picture of 40 by 20, drawn by the phone, as a temporary file. */
const drawn = (page: Page) =>
  withWx(page, async (wx) => {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 40, height: 20 })
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#07c160'
    pen.fillRect(0, 0, 40, 20)
    return (await wx.canvasToTempFilePath({ canvas, fileType: 'png' })).tempFilePath as string
  })

test.describe('files to and from servers', () => {
  test('are sent as a form, with what goes with them', async ({ page, cloud }) => {
    cloud.seen.length = 0
    const filePath = await written(page, 'a.txt', 'of mine')
    const told = await withWx(
      page,
      (wx, options) =>
        new Promise<unknown[]>((done) => {
          const heard: unknown[] = []
          const task = wx.uploadFile({
            ...(options as object),
            complete: (one: unknown) => done([...heard, one]),
          })
          task.onProgressUpdate((one: unknown) => heard.push(one))
        }),
      { url: `${cloud.url}/take`, filePath, name: 'paper', formData: { kind: 'slip' } },
    )
    expect(told).toEqual([
      { progress: 100, totalBytesSent: 7 },
      { errMsg: 'uploadFile:ok', data: '{}', statusCode: 200 },
    ])
    const [seen] = cloud.seen
    expect(seen).toMatchObject({ method: 'POST', path: '/take' })
    expect(seen!.body).toContain('name="kind"\r\n\r\nslip')
    expect(seen!.body).toMatch(/name="paper"; filename="a\.txt"[\s\S]*of mine/)
  })

  test('are not sent when they are not there, nor to what is no address', async ({ page, cloud }) => {
    const missing = await callTask(page, 'uploadFile', {
      url: `${cloud.url}/take`,
      filePath: 'wxfile://none',
      name: 'x',
    })
    expect(missing['errMsg']).toMatch(/^uploadFile:fail/)
    const bad = await callTask(page, 'uploadFile', { url: 'take', filePath: 'x', name: 'x' })
    expect(bad).toEqual({ errMsg: 'uploadFile:fail invalid url "take"', errno: 600009 })
  })

  test('are fetched into a temporary file, or where they are wanted', async ({ page, cloud }) => {
    const temp = await callTask(page, 'downloadFile', { url: `${cloud.url}/file` })
    expect(temp).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 200 })
    const read = (path: unknown) =>
      withWx(page, (wx, file) => wx.getFileSystemManager().readFileSync(file, 'utf8') as string, path)
    expect(await read(temp['tempFilePath'])).toBe('{}')
    const filePath = await withWx(page, (wx) => `${wx.env.USER_DATA_PATH}/own.json`)
    expect(await callTask(page, 'downloadFile', { url: `${cloud.url}/file`, filePath })).toMatchObject({
      filePath,
    })
    expect(await read(filePath)).toBe('{}')
  })

  test('stop coming when they are called off', async ({ page }) => {
    const told = await withWx(
      page,
      (wx) =>
        new Promise((done) => {
          const task = wx.downloadFile({ url: 'http://127.0.0.1:9/slow', complete: done })
          task.abort()
        }),
    )
    expect(told).toEqual({ errMsg: 'downloadFile:fail abort', errno: 600001 })
  })
})

const callTask = (page: Page, name: string, options: object) =>
  withWx(
    page,
    (wx, [api, given]) =>
      new Promise<Record<string, unknown>>((done) => {
        wx[api as string]({ ...(given as object), complete: done })
      }),
    [name, options],
  )

test.describe('pictures and films', () => {
  test('a picture tells its size and kind, and what is none says so', async ({ page }) => {
    const src = await drawn(page)
    expect(await callWx(page, 'getImageInfo', { src })).toMatchObject({
      errMsg: 'getImageInfo:ok',
      width: 40,
      height: 20,
      path: src,
      type: 'png',
      orientation: 'up',
    })
    const words = await written(page, 'no.png', 'words')
    expect(await callWx(page, 'getImageInfo', { src: words })).toEqual({
      errMsg: 'getImageInfo:fail image not found',
    })
  })

  test('pictures and films are looked at until they are tapped', async ({ page }) => {
    const src = await drawn(page)
    expect(
      await callWx(page, 'previewMedia', { sources: [{ url: '/none.png' }, { url: src }], current: 1 }),
    ).toEqual({
      errMsg: 'previewMedia:ok',
    })
    const viewer = page.getByRole('dialog', { name: '预览' })
    await expect(viewer.locator('img')).toHaveJSProperty('naturalWidth', 40)
    await viewer.click()
    await expect(viewer).toHaveCount(0)
    await callWx(page, 'previewMedia', { sources: [{ url: '/film.webm', type: 'video' }] })
    await expect(viewer.locator('video')).toHaveAttribute('src', /film\.webm$/)
    await viewer.click({ position: { x: 5, y: 5 } })
    await expect(viewer).toHaveCount(0)
  })

  test('a film is chosen, and tells how large it is', async ({ page }) => {
    await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 })
      const pen = canvas.getContext('2d')!
      const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' })
      const parts: Blob[] = []
      recorder.ondataavailable = ({ data }) => parts.push(data)
      recorder.start()
      for (let n = 0; n < 8; n += 1) {
        pen.fillStyle = n % 2 ? 'red' : 'blue'
        pen.fillRect(0, 0, 64, 48)
        await new Promise((done) => setTimeout(done, 40))
      }
      await new Promise((done) => {
        recorder.onstop = done
        recorder.stop()
      })
      const { __phone: phone } = window as unknown as SampleWindow
      phone.nextPicture(new File(parts, 'film.webm', { type: 'video/webm' }))
    })
    const chosen = await callWx(page, 'chooseVideo', { sourceType: ['album'] })
    expect(chosen).toMatchObject({ errMsg: 'chooseVideo:ok', width: 64, height: 48 })
    expect(chosen['size']).toBeGreaterThan(100)
    expect(await callWx(page, 'getVideoInfo', { src: chosen['tempFilePath'] })).toMatchObject({
      errMsg: 'getVideoInfo:ok',
      width: 64,
      height: 48,
      type: 'webm',
    })
    const words = await written(page, 'no.mp4', 'words')
    expect(await callWx(page, 'getVideoInfo', { src: words })).toEqual({
      errMsg: 'getVideoInfo:fail video not found',
    })
  })
})

test.describe('files that are handed to the person', () => {
  for (const [name, file, options, given] of [
    ['openDocument', 'report', { fileType: 'pdf' }, 'report.pdf'],
    ['openDocument', 'list.xlsx', {}, 'list.xlsx'],
    ['saveFileToDisk', 'list.xlsx', {}, 'list.xlsx'],
    ['saveImageToPhotosAlbum', 'a.png', {}, 'image.png'],
    ['saveVideoToPhotosAlbum', 'a.mp4', {}, 'video.mp4'],
  ] as const) {
    test(`${name} of ${file} gives ${given}`, async ({ page }) => {
      const filePath = await written(page, file, 'inside')
      const handed = page.waitForEvent('download')
      const answer = callWx(page, name, { filePath, ...options })
      // the album asks for the person's leave
      if (name.endsWith('Album')) await page.getByRole('button', { name: '允许' }).click()
      expect(await answer).toEqual({ errMsg: `${name}:ok` })
      expect((await handed).suggestedFilename()).toBe(given)
    })
  }

  test('a file that is not there is not opened', async ({ page }) => {
    expect((await callWx(page, 'openDocument', { filePath: 'wxfile://none.pdf' }))['errMsg']).toMatch(
      /^openDocument:fail/,
    )
  })
})

test.describe('sound and sight by their contexts', () => {
  test('an audio is played and paused by its id', async ({ open, page }) => {
    await open('pages/parts/media/index')
    const calls = await page.evaluate(() => {
      const heard: string[] = []
      for (const name of ['play', 'pause'] as const)
        HTMLMediaElement.prototype[name] = function (this: HTMLMediaElement) {
          heard.push(`${name} ${this.tagName}`)
          return Promise.resolve()
        } as never
      const { wx } = window as unknown as {
        wx: { createAudioContext(id: string): Record<string, () => void> }
      }
      const context = wx.createAudioContext('song')
      context['play']!()
      context['pause']!()
      return heard
    })
    expect(calls).toEqual(['play AUDIO', 'pause AUDIO'])
    // The page shows what this phone has not, too; anew after the reload, which gives the phone its own players back.
    const onlyLacks = async () =>
      expect(
        (await errorsOf(page)).filter((text) => !/^\[wxml\] not implemented: <[a-z-]+>$/.test(text)),
      ).toEqual([])
    await onlyLacks()
    await page.reload()
    await page.locator('page').first().waitFor()
    await onlyLacks()
  })

  test('an observer of the page tells what comes into view, by wx alone', async ({ open, page }) => {
    await open('pages/gestures/index')
    await withWx(page, (wx) => {
      const pages = (window as unknown as { getCurrentPages(): object[] }).getCurrentPages()
      const kept = window as unknown as { ratios: number[] }
      kept.ratios = []
      wx.createIntersectionObserver(pages[pages.length - 1], { thresholds: [0, 1] })
        .relativeToViewport()
        .observe('.far', ({ intersectionRatio }: { intersectionRatio: number }) =>
          kept.ratios.push(intersectionRatio),
        )
    })
    const last = () => page.evaluate(() => (window as unknown as { ratios: number[] }).ratios.at(-1))
    // Out of sight as it was taken to be: nothing is told before that changes.
    expect(await last()).toBeUndefined()
    await page.locator('.far').scrollIntoViewIfNeeded()
    await expect.poll(last).toBe(1)
  })
})

test.describe('what is taken, by its kind', () => {
  /** Lays files ready and answers what a choice of them says. */
  const taken = async (page: Page, kinds: string[]) => {
    await page.evaluate(() => {
      const { __phone } = window as unknown as SampleWindow
      for (const [name, type] of [
        ['film.webm', 'video/webm'],
        ['face.png', 'image/png'],
        ['list.xlsx', ''],
      ]) {
        const file = new File(['x'], name!, { type })
        if (name!.endsWith('xlsx')) return __phone.nextFile(file)
        __phone.nextPicture(file)
        __phone.nextFile(file)
      }
    })
    const told: unknown[] = []
    for (const name of kinds) {
      const { type, tempFiles } = await callWx(page, name, { sourceType: ['album'] })
      const [file] = tempFiles as { type?: string; fileType?: string }[]
      told.push(name === 'chooseMedia' ? [type, file!.fileType] : file!.type)
    }
    return told
  }

  test('one film is a video and one picture an image; mix is for both at once', async ({ page }) => {
    expect(await taken(page, ['chooseMedia', 'chooseMedia'])).toEqual([
      ['video', 'video'],
      ['image', 'image'],
    ])
  })

  test('a file of a conversation is an image, a video or a file', async ({ page }) => {
    expect(await taken(page, Array<string>(3).fill('chooseMessageFile'))).toEqual(['video', 'image', 'file'])
  })
})

test.describe('the app’s own privacy dialog', () => {
  test('is asked instead of WeChat’s, and its answer holds', async ({ page }) => {
    await forgetAnswers(page)
    const ask = (event: string) =>
      withWx(
        page,
        async (wx, answer) => {
          const listener = (resolve: (told: object) => void) => {
            resolve({ event: 'exposureAuthorization' })
            resolve({ event: answer, buttonId: 'yes' })
          }
          wx.onNeedPrivacyAuthorization(listener)
          const told = await wx.requirePrivacyAuthorize().catch((error: unknown) => error)
          wx.offNeedPrivacyAuthorization?.(listener)
          return [told, (await wx.getPrivacySetting()).needAuthorization] as unknown[]
        },
        event,
      )
    expect(await ask('disagree')).toEqual([
      { errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized', errno: 104 },
      true,
    ])
    expect(await ask('agree')).toEqual([{ errMsg: 'requirePrivacyAuthorize:ok' }, false])
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})
