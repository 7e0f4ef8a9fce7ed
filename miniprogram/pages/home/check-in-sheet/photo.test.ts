import { queryFor } from '../../../testing/pictures'
import { offline, openComponent, refusal, type Answer, type Phone } from '../../../testing/simulated-page'

const offer = {
  ledgerId: 'lg1_2026_11',
  evidence: 'AbCdEf1',
  path: 'photos/lg1_2026_11/AbCdEf1.jpg',
  lines: ['11月23日 周一 20:14', '柳湾村 · 周建平'],
}
const today = {
  answer: '',
  hint: '',
  slots: [],
  button: { text: '晚上签到', slot: 'evening', primary: true },
  location: false,
  privacy: '不取位置。',
  photo: '不拍也能签。照片按清组发〔2026〕14号用于驻村在岗确认。',
}
const verdict = {
  verdict: 'declared',
  tone: 'pine',
  sign: 'in',
  what: '在村里',
  how: '',
  advice: '',
  confirm: '',
  dial: null,
}
const done = {
  when: '11月23日 20:14',
  verdict,
  what: '今天两次都签了',
  next: '',
  stat: null,
  today,
  photo: offer,
}
const no = (code: string) => refusal(code, '没有附上', '签到照样算。')

interface Options {
  words?: string
  /** The camera's answer: a picture, or WeChat's error. */
  camera?: string | { errMsg: string }
  size?: [width: number, height: number]
  answers?: Record<string, Answer>
  /** Bytes of each export in turn. */
  bytes?: number[]
  uploads?: boolean
  roomy?: boolean
}

/** The sheet on a phone with a camera, a canvas that writes down what is drawn, and a cloud that answers like this. */
async function open(options: Options = {}) {
  const {
    words = today.photo,
    camera = 'tmp/1.jpg',
    size = [4000, 3000],
    bytes = [200_000],
    roomy = true,
  } = options
  /** What may change under the page, and what it keeps in its folder. */
  const device = { uploads: options.uploads ?? true, files: new Set<string>() }
  const drawn: Array<{ text: string; y: number; height: number }> = []
  const exported: Array<Record<string, unknown>> = []
  const canvas = {
    ...{ width: 300, height: 150 },
    createImage: () => {
      const image = { width: size[0], height: size[1], onload() {}, onerror() {} }
      return Object.defineProperty(image, 'src', {
        set: (path: string) => setTimeout(() => (path.includes('broken') ? image.onerror() : image.onload())),
      })
    },
    getContext: () => ({
      drawImage() {},
      fillRect() {},
      fillText: (text: string, _x: number, y: number) => drawn.push({ text, y, height: canvas.height }),
    }),
  }
  const wx = ({ line }: Phone) => ({
    env: { USER_DATA_PATH: 'usr' },
    cloud: {
      uploadFile: async ({ cloudPath }: { cloudPath: string }) => {
        line.push(`upload ${cloudPath}`)
        if (!device.uploads) throw { errCode: -1 }
        return { fileID: `cloud://e.b/${cloudPath}` }
      },
    },
    chooseMedia: async (asks: { sourceType: string[] }) => {
      line.push(`camera ${asks.sourceType.join()}`)
      if (typeof camera !== 'string') throw camera
      return { tempFiles: [{ tempFilePath: camera }] }
    },
    getImageInfo: async () => ({ width: size[0], height: size[1] }),
    compressImage: async (asks: Record<string, unknown>) => {
      line.push(`compress ${asks['compressedWidth'] ?? '-'}×${asks['compressedHeight'] ?? '-'}`)
      return { tempFilePath: camera }
    },
    canvasToTempFilePath: async (asks: Record<string, unknown>) => {
      exported.push(asks)
      return { tempFilePath: `tmp/stamped-${exported.length}.jpg` }
    },
    createSelectorQuery: () => queryFor(canvas),
    getFileSystemManager: () => ({
      saveFile: ({ filePath, success, fail }: { filePath: string; success(): void; fail(): void }) => {
        if (!roomy) return fail()
        device.files.add(filePath)
        success()
      },
      unlink: ({ filePath }: { filePath: string }) => device.files.delete(filePath),
      getFileInfo: ({ success }: { success(info: { size: number }): void }) =>
        success({ size: bytes[Math.min(exported.length, bytes.length) - 1]! }),
    }),
  })
  const answers = {
    'attendance.checkIn': done,
    'attendance.attachPhoto': { what: '照片附上了', ids: null },
    ...options.answers,
  }
  const sheet = await openComponent(
    __dirname,
    { show: false, today: { ...today, photo: words } },
    { answers, wx },
  )
  await sheet.set({ show: true })
  return {
    ...sheet,
    ...{ drawn, exported, device },
    events: () =>
      sheet.heard.filter(([name]) => name === 'photo').map(([, detail]) => (detail as { what: string }).what),
    shoot: () => sheet.act('onTakePhoto'),
    drop: () => sheet.begin('onDropPhoto'),
    primary: () => sheet.act('onPrimary'),
    data: sheet.data as {
      step: string
      photo: string
      photoTrouble: string
      photoNote: { tone: string; text: string } | null
    },
  }
}

it('where the county asks for no photo none is offered', async () => {
  const { text } = await open({ words: '' })
  expect(text()).not.toContain('拍一张')
})

it('a check-in without a photo is a check-in', async () => {
  const { text, primary, line, data } = await open()
  expect(text()).toContain('拍一张，不拍也行')
  expect(text()).toContain('清组发〔2026〕14号')
  await primary()
  expect(data).toMatchObject({ step: 'done', photoNote: null })
  expect(line).toEqual(['attendance.checkIn'])
})

it('a photo is taken with the camera only, made smaller, and sent after its check-in with the cloud’s lines on it', async () => {
  const { shoot, primary, line, drawn, exported, sentOf, data, storage, device } = await open()
  await shoot()
  expect(line).toEqual(['camera camera', 'compress 1280×-'])
  await primary()
  expect(line.slice(2)).toEqual(['attendance.checkIn', `upload ${offer.path}`, 'attendance.attachPhoto'])
  expect(drawn.map(({ text }) => text)).toEqual(offer.lines)
  for (const { y, height } of drawn) expect(y / height).toBeGreaterThan(0.8)
  expect(exported[0]).toMatchObject({
    width: 1280,
    height: 960,
    destWidth: 1280,
    destHeight: 960,
    fileType: 'jpg',
  })
  expect(sentOf('attendance.attachPhoto').map(({ input }) => input)).toEqual([
    { ledgerId: offer.ledgerId, evidence: offer.evidence, fileID: `cloud://e.b/${offer.path}` },
  ])
  expect(data.photoNote).toMatchObject({ tone: 'pine', text: '照片附上了' })
  expect(storage.get('keptPhotos')).toEqual([])
  expect(device.files.size).toBe(0)
})

it('a picture that stays too large is tried smaller, until it is small enough', async () => {
  const { shoot, primary, exported } = await open({ bytes: [900_000, 400_000, 290_000] })
  await shoot()
  await primary()
  expect(exported.map(({ quality, width }) => `${String(quality)} ${String(width)}`)).toEqual([
    '0.8 1280',
    '0.6 1280',
    '0.4 1280',
  ])
})

it('who thinks better of it sends none', async () => {
  const { shoot, drop, primary, line } = await open()
  await shoot()
  drop()
  await primary()
  expect(line.at(-1)).toBe('attendance.checkIn')
})

it.each([
  ['chooseMedia:fail cancel', ''],
  ['chooseMedia:fail privacy permission is not authorized', '手机没有让'],
  ['chooseMedia:fail system permission denied', '手机没有让'],
  ['chooseMedia:fail unknown', '没有拍成'],
])('%s says “%s”, and the check-in goes on', async (errMsg, words) => {
  const { shoot, primary, data } = await open({ camera: { errMsg } })
  await shoot()
  expect(data.photoTrouble).toContain(words)
  expect(data.photoTrouble === '').toBe(words === '')
  await primary()
  expect(data.step).toBe('done')
})

it('an upload that finds no signal waits on the phone, and goes out when the page is there again', async () => {
  const { shoot, primary, set, data, events, line, storage, device } = await open({ uploads: false })
  await shoot()
  await primary()
  expect(data).toMatchObject({ step: 'done', photoNote: { tone: 'wheat', text: '照片还没有传上去' } })
  expect(storage.get('keptPhotos')).toMatchObject([{ offer: { evidence: offer.evidence } }])
  await set({ show: false })
  device.uploads = true
  await set({ today: { ...today } })
  expect(events()).toEqual(['照片附上了'])
  expect(storage.get('keptPhotos')).toEqual([])
  expect(line.filter((action) => action === 'attendance.checkIn')).toHaveLength(1)
})

it('one that the cloud does not take is given up with its words, and is not sent again', async () => {
  const { shoot, primary, set, data, line, device } = await open({
    answers: { 'attendance.attachPhoto': no('attendance.photoLate') },
  })
  await shoot()
  await primary()
  expect(data.photoNote).toMatchObject({ tone: 'brick', text: '没有附上，签到照样算。' })
  expect(device.files.size).toBe(0)
  const before = line.length
  await set({ show: false })
  await set({ today: { ...today } })
  expect(line).toHaveLength(before)
})

it('a slot that has a photo, or a county that asks for none any more, gets none', async () => {
  const { shoot, primary, line, data, device } = await open({
    answers: { 'attendance.checkIn': { ...done, photo: null } },
  })
  await shoot()
  await primary()
  expect(line).not.toContain(`upload ${offer.path}`)
  expect(data.photoNote).toMatchObject({ tone: 'brick', text: '照片没有附上，签到照样算。' })
  expect(device.files.size).toBe(0)
})

it('a file that cannot be drawn costs nobody a check-in', async () => {
  const { shoot, primary, data, storage } = await open()
  await shoot()
  storage.set('keptPhotos', [{ requestId: 'older', path: 'usr/broken.jpg', offer }])
  await primary()
  expect(data.step).toBe('done')
  expect(data.photoNote).toMatchObject({ tone: 'pine' })
  expect(storage.get('keptPhotos')).toEqual([])
})

it('a phone without room says so, and checks in', async () => {
  const { shoot, primary, data, line } = await open({ roomy: false })
  await shoot()
  await primary()
  expect(data).toMatchObject({ step: 'done', photoNote: { tone: 'brick' } })
  expect(line.at(-1)).toBe('attendance.checkIn')
})

it('without a signal it is kept with its check-in, and goes when that one is gone', async () => {
  const { shoot, primary, data, set, storage, device } = await open({
    answers: { 'attendance.checkIn': offline },
  })
  await shoot()
  await primary()
  expect(data).toMatchObject({ step: 'kept', photoNote: { tone: 'wheat' } })
  expect(storage.get('keptPhotos')).toMatchObject([{ offer: null }])
  await set({ show: false })
  await set({ today: { ...today } })
  expect(storage.get('keptPhotos')).toHaveLength(1)
  storage.set('keptCheckIns', [])
  await set({ today: { ...today } })
  expect(storage.get('keptPhotos')).toEqual([])
  expect(device.files.size).toBe(0)
})

it('of more photos than a phone keeps the oldest goes, file and all', async () => {
  const { shoot, primary, storage, device } = await open({ uploads: false })
  await shoot()
  const older = Array.from({ length: 6 }, (_, n) => ({ requestId: `r${n}`, path: `usr/r${n}.jpg`, offer }))
  older.forEach(({ path }) => device.files.add(path))
  storage.set('keptPhotos', older)
  await primary()
  const kept = storage.get('keptPhotos') as Array<{ requestId: string }>
  expect(kept.map(({ requestId }) => requestId).slice(0, 2)).toEqual(['r1', 'r2'])
  expect(kept).toHaveLength(6)
  expect(device.files.has('usr/r0.jpg')).toBe(false)
})
