import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

/** Compiling takes seconds on a busy machine. */
jest.setTimeout(30_000)
const root = join(__dirname, '..', '..', '..')
const ids = { bookId: 'bg1', applicationId: 'a1' }
const next = { place: 0, path: 'notes/a1/0.jpg' }
const shownNotes = { ok: true, data: { notes: { rows: [], hint: '', next, button: '' } } }
const done = { ok: true, data: { ...ids, what: '收下了', next: '' } }

async function open(kind: string, answers: Record<string, object>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: string[] = []
  const said: string[] = []
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
        callFunction: ({ data }: { data: { action: string } }) => {
          asked.push(data.action)
          const answer = answers[data.action]
          return answer ? Promise.resolve({ result: answer }) : Promise.reject({ errCode: -1 })
        },
        uploadFile: ({ cloudPath }: { cloudPath: string }) => {
          asked.push(cloudPath)
          return Promise.resolve({ fileID: `cloud://e.x/${cloudPath}` })
        },
      },
      chooseMedia: () => Promise.resolve({ tempFiles: [{ tempFilePath: 'wxfile://p.png' }] }),
      createSelectorQuery: () => query,
      canvasToTempFilePath: () => Promise.resolve({ tempFilePath: 'wxfile://small.jpg' }),
      getFileSystemManager: () => ({
        getFileInfo: ({ success }: { success: (r: object) => void }) => success({ size: 1000 }),
      }),
      getRandomValues: ({ length, success }: { length: number; success: (r: object) => void }) =>
        success({ randomValues: new Uint8Array(length).fill(7).buffer }),
      showLoading: () => {},
      hideLoading: () => {},
      showModal: ({ title }: { title: string }) => Promise.resolve(said.push(title)),
    },
  })
  const id = fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root })
  const page = fresh.render(id, { kind })
  page.attach(document.createElement('div'))
  const settle = () => new Promise((resolve) => setTimeout(resolve, 100))
  await settle()
  return {
    asked,
    said,
    text: () => page.dom?.textContent ?? '',
    take: async () => {
      page.querySelector('.proof__take')!.dispatchEvent('tap')
      await settle()
    },
    send: () => (page.instance as unknown as { send(of: object): Promise<void> }).send(ids),
  }
}

describe('a paper beside the request', () => {
  it('is offered for an illness and a family matter only', async () => {
    for (const kind of ['sick', 'family']) expect((await open(kind, {})).text()).toContain('拍一张')
    expect((await open('personal', {})).text().trim()).toBe('')
  })

  it('waits until the request is handed in, then goes to the path that the cloud names', async () => {
    const page = await open('sick', { 'leave.application': shownNotes, 'leave.attachNote': done })
    await page.take()
    expect(page.text()).toContain('重拍')
    expect(page.asked).toEqual([])
    await page.send()
    expect(page.asked).toEqual(['leave.application', 'notes/a1/0.jpg', 'leave.attachNote'])
    expect(page.said).toEqual([])
  })

  it('that was not taken asks nothing of the cloud', async () => {
    const page = await open('sick', {})
    await page.send()
    expect(page.asked).toEqual([])
  })

  it('that does not go out leaves the request as it is and says where to send it', async () => {
    const page = await open('sick', {})
    await page.take()
    await page.send()
    expect(page.said).toEqual(['照片没有传上去'])
  })
})
