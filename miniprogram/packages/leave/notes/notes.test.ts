import type { ViewOf } from '../../../cloud/call'
import { pictures } from '../../../testing/pictures'
import { offline, openComponent, refusal, type Answer } from '../../../testing/simulated-page'

type Shown = ViewOf<'leave.application'>['notes']

const ids = { bookId: 'bg1', applicationId: 'a1' }
const done = { ...ids, what: '收下了', next: '' }

/** The papers on a phone whose cloud gives these answers in turn; `seen` are the pictures it opened. */
async function open(value: Shown, answers: Answer[], camera: object = {}) {
  const seen: string[] = []
  const previewImage = ({ urls }: { urls: string[] }) => seen.push(...urls)
  const page = await openComponent(
    __dirname,
    { value, ids },
    { answers, wx: { ...pictures(), previewImage, ...camera } },
  )
  return { ...page, seen, changed: () => page.heard.filter(([name]) => name === 'changed').length }
}

const empty: Shown = {
  rows: [],
  hint: '只有批假的人能看，假期结束三个月后删掉。',
  next: { place: 0, path: 'notes/a1/0.jpg' },
  button: '拍证明（诊断、结婚证等）',
}

describe('the papers of a leave', () => {
  it('are sent as a picture drawn anew, to the path that the cloud named', async () => {
    const page = await open(empty, [done])
    expect(page.text()).toContain(empty.button)
    await page.touch('.notes__take')
    expect(page.line).toEqual(['upload notes/a1/0.jpg', 'leave.attachNote'])
    expect(page.sent).toMatchObject([
      { action: 'leave.attachNote', input: { ...ids, place: 0, fileID: 'cloud://e.b/notes/a1/0.jpg' } },
    ])
    expect(page.changed()).toBe(1)
  })

  it('are sent once more under the same request after a lost answer, and then it says what to do', async () => {
    const once = await open(empty, [offline, done])
    await once.touch('.notes__take')
    expect(new Set(once.sent.map(({ requestId }) => requestId)).size).toBe(1)
    expect(once.changed()).toBe(1)
    const twice = await open(empty, [offline, offline])
    await twice.touch('.notes__take')
    expect(twice.changed()).toBe(0)
    expect(twice.sent).toHaveLength(2)
  })

  it('that are refused say why, and a camera that is shut says where to open it', async () => {
    const refused = await open(empty, [refusal('leave.noteTooLarge', '照片太大，没有收下')])
    await refused.touch('.notes__take')
    expect(refused.text()).toContain('照片太大，没有收下')
    const chooseMedia = () => Promise.reject({ errMsg: 'chooseMedia:fail auth deny' })
    const shut = await open(empty, [], { chooseMedia })
    await shut.touch('.notes__take')
    expect(shut.text()).toContain('手机没有让“驻村”用相机和相册')
    expect(shut.line).toEqual([])
  })

  it('open by a tap, and one that is gone says so', async () => {
    const rows = [{ place: 0, text: '证明第 1 张，今天 18:40' }]
    const see = { url: 'https://storage/a' }
    const page = await open({ ...empty, rows, next: null }, [see, refusal('leave.noteGone', '看不到了')])
    await page.touch('.notes__see')
    expect(page.seen).toEqual(['https://storage/a'])
    await page.touch('.notes__see')
    expect(page.text()).toContain('看不到了')
  })
})
