import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

jest.setTimeout(30_000)

const root = join(__dirname, '..', '..', '..')
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
const ok = (data: unknown) => ({ ok: true, data })
const no = (code: string) => ({
  ok: false,
  code,
  params: {},
  text: { what: '没有附上', next: '签到照样算。' },
  requestId: 'r',
})

interface Options {
  words?: string
  /** The camera's answer: a picture, or WeChat's error. */
  camera?: string | { errMsg: string }
  size?: [width: number, height: number]
  answers?: Record<string, unknown>
  /** Bytes of each export in turn. */
  bytes?: number[]
  uploads?: boolean
  roomy?: boolean
}

/** The sheet on a phone with a camera, a canvas that writes down what is drawn, and a cloud that answers like this. */
async function open(options: Options = {}) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const {
    words = today.photo,
    camera = 'tmp/1.jpg',
    size = [4000, 3000],
    bytes = [200_000],
    roomy = true,
  } = options
  const answers: Record<string, unknown> = {
    'attendance.checkIn': ok(done),
    'attendance.attachPhoto': ok({ what: '照片附上了', ids: null }),
    ...options.answers,
  }
  const phone = {
    uploads: options.uploads ?? true,
    storage: new Map<string, unknown>(),
    files: new Set<string>(),
  }
  const log: string[] = []
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
  const query = {
    in: () => query,
    select: () => query,
    fields: () => query,
    exec: (then: (found: object[]) => void) => then([{ node: canvas }]),
  }
  const asked: object[] = []
  Object.assign(globalThis, {
    wx: {
      env: { USER_DATA_PATH: 'usr' },
      cloud: {
        callFunction: ({ data }: { data: { action: string; input: Record<string, unknown> } }) => {
          log.push(data.action)
          if (data.action === 'attendance.attachPhoto') asked.push(data.input)
          const answer = answers[data.action]
          return answer ? Promise.resolve({ result: answer }) : Promise.reject({ errCode: -1 })
        },
        uploadFile: ({ cloudPath }: { cloudPath: string }) => {
          log.push(`upload ${cloudPath}`)
          return phone.uploads
            ? Promise.resolve({ fileID: `cloud://e.b/${cloudPath}` })
            : Promise.reject({ errCode: -1 })
        },
      },
      getStorageSync: (key: string) => phone.storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => phone.storage.set(key, value),
      chooseMedia: (asks: { sourceType: string[] }) => {
        log.push(`camera ${asks.sourceType.join()}`)
        return typeof camera === 'string'
          ? Promise.resolve({ tempFiles: [{ tempFilePath: camera }] })
          : Promise.reject(camera)
      },
      getImageInfo: () => Promise.resolve({ width: size[0], height: size[1] }),
      compressImage: (asks: Record<string, unknown>) => {
        log.push(`compress ${asks['compressedWidth'] ?? '-'}×${asks['compressedHeight'] ?? '-'}`)
        return Promise.resolve({ tempFilePath: camera })
      },
      canvasToTempFilePath: (asks: Record<string, unknown>) => {
        exported.push(asks)
        return Promise.resolve({ tempFilePath: `tmp/stamped-${exported.length}.jpg` })
      },
      createSelectorQuery: () => query,
      getFileSystemManager: () => ({
        saveFile: ({ filePath, success, fail }: { filePath: string; success(): void; fail(): void }) => {
          if (!roomy) return fail()
          phone.files.add(filePath)
          success()
        },
        unlink: ({ filePath }: { filePath: string }) => phone.files.delete(filePath),
        getFileInfo: ({ success }: { success(info: { size: number }): void }) =>
          success({ size: bytes[Math.min(exported.length, bytes.length) - 1]! }),
      }),
    },
  })
  const sheet = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }), {
    show: false,
    today: { ...today, photo: words },
  })
  sheet.attach(document.createElement('div'))
  const events: string[] = []
  const heard = sheet as unknown as {
    addEventListener(name: string, then: (event: { detail: { what: string } }) => void): void
  }
  heard.addEventListener('photo', ({ detail }) => events.push(detail.what))
  /** Until nothing has moved for a while, however slow the machine is. */
  const settle = async (): Promise<void> => {
    const stand = (): string => JSON.stringify([log, sheet.data])
    for (let quiet = 0, last = ''; quiet < 4; last = stand()) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      const note = (sheet.data as { photoNote: { tone: string } | null }).photoNote
      quiet = last === stand() && note?.tone !== 'stone' ? quiet + 1 : 0
    }
  }
  const set = async (data: object) => {
    sheet.setData(data)
    await settle()
  }
  await set({ show: true })
  const methods = sheet.instance as unknown as {
    onPrimary(): void
    onTakePhoto(): Promise<void>
    onDropPhoto(): void
  }
  return {
    ...{ log, drawn, exported, asked, phone, answers, events, settle, set },
    text: () => (sheet.dom as HTMLElement).textContent ?? '',
    shoot: async () => {
      await methods.onTakePhoto()
      await settle()
    },
    drop: () => methods.onDropPhoto(),
    primary: async () => {
      methods.onPrimary()
      await settle()
    },
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
  const { text, primary, log, data } = await open()
  expect(text()).toContain('拍一张，不拍也行')
  expect(text()).toContain('清组发〔2026〕14号')
  await primary()
  expect(data).toMatchObject({ step: 'done', photoNote: null })
  expect(log).toEqual(['attendance.checkIn'])
})

it('a photo is taken with the camera only, made smaller, and sent after its check-in with the cloud’s lines on it', async () => {
  const { shoot, primary, log, drawn, exported, asked, data, phone } = await open()
  await shoot()
  expect(log).toEqual(['camera camera', 'compress 1280×-'])
  await primary()
  expect(log.slice(2)).toEqual(['attendance.checkIn', `upload ${offer.path}`, 'attendance.attachPhoto'])
  expect(drawn.map(({ text }) => text)).toEqual(offer.lines)
  for (const { y, height } of drawn) expect(y / height).toBeGreaterThan(0.8)
  expect(exported[0]).toMatchObject({
    width: 1280,
    height: 960,
    destWidth: 1280,
    destHeight: 960,
    fileType: 'jpg',
  })
  expect(asked).toEqual([
    { ledgerId: offer.ledgerId, evidence: offer.evidence, fileID: `cloud://e.b/${offer.path}` },
  ])
  expect(data.photoNote).toMatchObject({ tone: 'pine', text: '照片附上了' })
  expect(phone.storage.get('keptPhotos')).toEqual([])
  expect(phone.files.size).toBe(0)
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
  const { shoot, drop, primary, log } = await open()
  await shoot()
  drop()
  await primary()
  expect(log.at(-1)).toBe('attendance.checkIn')
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
  const { shoot, primary, set, data, phone, events, log } = await open({ uploads: false })
  await shoot()
  await primary()
  expect(data).toMatchObject({ step: 'done', photoNote: { tone: 'wheat', text: '照片还没有传上去' } })
  expect(phone.storage.get('keptPhotos')).toMatchObject([{ offer: { evidence: offer.evidence } }])
  await set({ show: false })
  phone.uploads = true
  await set({ today: { ...today } })
  expect(events).toEqual(['照片附上了'])
  expect(phone.storage.get('keptPhotos')).toEqual([])
  expect(log.filter((action) => action === 'attendance.checkIn')).toHaveLength(1)
})

it('one that the cloud does not take is given up with its words, and is not sent again', async () => {
  const { shoot, primary, set, data, log, phone } = await open({
    answers: { 'attendance.attachPhoto': no('attendance.photoLate') },
  })
  await shoot()
  await primary()
  expect(data.photoNote).toMatchObject({ tone: 'brick', text: '没有附上，签到照样算。' })
  expect(phone.files.size).toBe(0)
  const before = log.length
  await set({ show: false })
  await set({ today: { ...today } })
  expect(log).toHaveLength(before)
})

it('a slot that has a photo, or a county that asks for none any more, gets none', async () => {
  const { shoot, primary, log, data, phone } = await open({
    answers: { 'attendance.checkIn': ok({ ...done, photo: null }) },
  })
  await shoot()
  await primary()
  expect(log).not.toContain(`upload ${offer.path}`)
  expect(data.photoNote).toMatchObject({ tone: 'brick', text: '照片没有附上，签到照样算。' })
  expect(phone.files.size).toBe(0)
})

it('a file that cannot be drawn costs nobody a check-in', async () => {
  const { shoot, primary, data, phone } = await open()
  await shoot()
  phone.storage.set('keptPhotos', [{ requestId: 'older', path: 'usr/broken.jpg', offer }])
  await primary()
  expect(data.step).toBe('done')
  expect(data.photoNote).toMatchObject({ tone: 'pine' })
  expect(phone.storage.get('keptPhotos')).toEqual([])
})

it('a phone without room says so, and checks in', async () => {
  const { shoot, primary, data, log } = await open({ roomy: false })
  await shoot()
  await primary()
  expect(data).toMatchObject({ step: 'done', photoNote: { tone: 'brick' } })
  expect(log.at(-1)).toBe('attendance.checkIn')
})

it('without a signal it is kept with its check-in, and goes when that one is gone', async () => {
  const { shoot, primary, data, phone, set } = await open({ answers: { 'attendance.checkIn': null } })
  await shoot()
  await primary()
  expect(data).toMatchObject({ step: 'kept', photoNote: { tone: 'wheat' } })
  expect(phone.storage.get('keptPhotos')).toMatchObject([{ offer: null }])
  await set({ show: false })
  await set({ today: { ...today } })
  expect(phone.storage.get('keptPhotos')).toHaveLength(1)
  phone.storage.set('keptCheckIns', [])
  await set({ today: { ...today } })
  expect(phone.storage.get('keptPhotos')).toEqual([])
  expect(phone.files.size).toBe(0)
})

it('of more photos than a phone keeps the oldest goes, file and all', async () => {
  const { shoot, primary, phone } = await open({ uploads: false })
  await shoot()
  const older = Array.from({ length: 6 }, (_, n) => ({ requestId: `r${n}`, path: `usr/r${n}.jpg`, offer }))
  older.forEach(({ path }) => phone.files.add(path))
  phone.storage.set('keptPhotos', older)
  await primary()
  const kept = phone.storage.get('keptPhotos') as Array<{ requestId: string }>
  expect(kept.map(({ requestId }) => requestId).slice(0, 2)).toEqual(['r1', 'r2'])
  expect(kept).toHaveLength(6)
  expect(phone.files.has('usr/r0.jpg')).toBe(false)
})
