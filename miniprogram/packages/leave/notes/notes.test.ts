import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

type Shown = ViewOf<'leave.application'>['notes']

/** Compiling takes seconds on a busy machine. */
jest.setTimeout(30_000)
const root = join(__dirname, '..', '..', '..')
const ids = { bookId: 'bg1', applicationId: 'a1' }

interface Cloud {
  /** Answers one after another, `null` for a lost network. */
  answers: Array<object | null>
  choose?: () => Promise<object>
}

const refuse = (code: string, what: string) => ({
  ok: false,
  code,
  params: {},
  text: { what, next: '再试。' },
})
const done = { ok: true, data: { ...ids, what: '收下了', next: '' } }

async function open(value: Shown, { answers, choose }: Cloud) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Array<{ action: string; input: Record<string, unknown>; requestId: string }> = []
  const uploads: string[] = []
  const shown: string[] = []
  const picture = {
    width: 800,
    height: 600,
    onload: () => {},
    set src(_: string) {
      setTimeout(this.onload)
    },
  }
  const canvas = { createImage: () => picture, getContext: () => ({ drawImage: () => {} }) }
  const query = {
    in: () => query,
    select: () => query,
    fields: () => query,
    exec: (found: (each: object[]) => void) => found([{ node: canvas }]),
  }
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: (typeof asked)[number] }) => {
          asked.push(data)
          const answer = answers.shift()
          return answer ? Promise.resolve({ result: answer }) : Promise.reject({ errCode: -1 })
        },
        uploadFile: ({ cloudPath }: { cloudPath: string }) => {
          uploads.push(cloudPath)
          return Promise.resolve({ fileID: `cloud://e.x/${cloudPath}` })
        },
      },
      chooseMedia: choose ?? (() => Promise.resolve({ tempFiles: [{ tempFilePath: 'wxfile://p.png' }] })),
      createSelectorQuery: () => query,
      canvasToTempFilePath: () => Promise.resolve({ tempFilePath: 'wxfile://small.jpg' }),
      getFileSystemManager: () => ({
        getFileInfo: ({ success }: { success: (r: object) => void }) => success({ size: 1000 }),
      }),
      getRandomValues: ({ length, success }: { length: number; success: (r: object) => void }) =>
        success({ randomValues: new Uint8Array(length).fill(7).buffer }),
      previewImage: ({ urls }: { urls: string[] }) => shown.push(...urls),
    },
  })
  const id = fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root })
  const page = fresh.render(id, { value, ids })
  page.attach(document.createElement('div'))
  let changed = 0
  const listening = page as unknown as { addEventListener(name: string, heard: () => void): void }
  listening.addEventListener('changed', () => changed++)
  const tap = async (selector: string) => {
    page.querySelector(selector)!.dispatchEvent('tap')
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return { asked, uploads, shown, tap, text: () => page.dom?.textContent ?? '', changed: () => changed }
}

const empty: Shown = {
  rows: [],
  hint: '只有批假的人能看，假期结束三个月后删掉。',
  next: { place: 0, path: 'notes/a1/0.jpg' },
  button: '拍证明（诊断、结婚证等）',
}

describe('the papers of a leave', () => {
  it('are sent as a picture drawn anew, to the path that the cloud named', async () => {
    const page = await open(empty, { answers: [done] })
    expect(page.text()).toContain(empty.button)
    await page.tap('.notes__take')
    expect(page.uploads).toEqual(['notes/a1/0.jpg'])
    expect(page.asked).toMatchObject([
      { action: 'leave.attachNote', input: { ...ids, place: 0, fileID: 'cloud://e.x/notes/a1/0.jpg' } },
    ])
    expect(page.changed()).toBe(1)
  })

  it('are sent once more under the same request after a lost answer, and then it says what to do', async () => {
    const once = await open(empty, { answers: [null, done] })
    await once.tap('.notes__take')
    expect(new Set(once.asked.map(({ requestId }) => requestId)).size).toBe(1)
    expect(once.changed()).toBe(1)
    const twice = await open(empty, { answers: [null, null] })
    await twice.tap('.notes__take')
    expect(twice.changed()).toBe(0)
    expect(twice.asked).toHaveLength(2)
  })

  it('that are refused say why, and a camera that is shut says where to open it', async () => {
    const refused = await open(empty, { answers: [refuse('leave.noteTooLarge', '照片太大，没有收下')] })
    await refused.tap('.notes__take')
    expect(refused.text()).toContain('照片太大，没有收下')
    const shut = await open(empty, {
      answers: [],
      choose: () => Promise.reject({ errMsg: 'chooseMedia:fail auth deny' }),
    })
    await shut.tap('.notes__take')
    expect(shut.text()).toContain('手机没有让“驻村”用相机和相册')
    expect(shut.uploads).toEqual([])
  })

  it('open by a tap, and one that is gone says so', async () => {
    const rows = [{ place: 0, text: '证明第 1 张，今天 18:40' }]
    const see = { ok: true, data: { url: 'https://storage/a' } }
    const page = await open(
      { ...empty, rows, next: null },
      { answers: [see, refuse('leave.noteGone', '看不到了')] },
    )
    await page.tap('.notes__see')
    expect(page.shown).toEqual(['https://storage/a'])
    await page.tap('.notes__see')
    expect(page.text()).toContain('看不到了')
  })
})
