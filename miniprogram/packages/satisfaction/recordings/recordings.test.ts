import { unfit, type View } from './view'
import { openPage, refusal, type Answers } from '../../../testing/simulated-page'
import { speaker } from '../../../testing/speaker'

const words = (what: string) => ({ what, next: '请再选。' })
const view: View = {
  folder: 'recordings/c1/p1',
  text: '念了 1 段',
  tongues: [
    { tongue: 'common', name: '普通话' },
    { tongue: 'local', name: '本地话' },
    { tongue: 'minority', name: '' },
  ],
  rows: [
    {
      ...{ spoken: 'overall', words: '您对驻村第一书记满意吗？' },
      recorded: [{ tongue: 'common', text: '8 秒', url: 'https://s/1.mp3' }],
    },
    { spoken: 'stay', words: '您建议驻村第一书记留任还是调整？', recorded: [] },
  ],
  limits: {
    ...{ bytes: 1000, kinds: ['mp3', 'm4a', 'aac'] },
    ...{ tooLarge: words('录音太大'), otherKind: words('这不是录音'), noName: words('没写是哪种语言') },
  },
}
const full: View = {
  ...view,
  text: '念了 2 段',
  rows: view.rows.map((row) => ({
    ...row,
    recorded: [{ tongue: 'common', text: '8 秒', url: 'https://s/2.mp3' }],
  })),
}

interface World {
  file?: { path: string; name: string; size: number }
  /** Whether files get through to the cloud. */
  uploads?: boolean
}

/** The page on a phone whose cloud gives these lists and takes these acts. */
async function open(
  answers: Answers,
  { file = { path: 'http://tmp/a', name: '一.mp3', size: 900 }, uploads = true }: World = {},
) {
  const { sounds, wx } = speaker()
  const page = await openPage(__dirname, {
    answers,
    wx: {
      ...wx,
      chooseMessageFile: ({ success }: { success: (chosen: object) => void }) =>
        success({ tempFiles: [file] }),
      ...(uploads ? {} : { cloud: { uploadFile: () => Promise.reject(new Error('no')) } }),
    },
  })
  const acts = () => page.sent.filter(({ action }) => action !== 'satisfaction.recordings')
  const paths = () => page.line.filter((each) => each.startsWith('upload '))
  return { ...page, sounds, acts, paths, choose: (spoken: string) => page.tap('onChoose', { spoken }) }
}

describe('朗读', () => {
  it('shows every text with what there is of it in the language', async () => {
    const page = await open({ 'satisfaction.recordings': view })
    for (const shown of [
      '念了 1 段',
      '您对驻村第一书记满意吗？',
      '8 秒',
      '换一段',
      '还没有',
      '选录音',
      '民族语言',
    ])
      expect(page.text()).toContain(shown)
    await page.tell('onTongue', { value: 'local' })
    expect(page.text()).not.toContain('8 秒')
  })

  it('a chosen file goes to its own place and is taken, once for a double tap', async () => {
    const page = await open({ 'satisfaction.recordings': view, 'satisfaction.keepRecording': full })
    await Promise.all([page.choose('stay'), page.choose('stay')])
    expect(page.paths()).toEqual(['upload recordings/c1/p1/stay-common'])
    expect(page.acts().map(({ input }) => input)).toEqual([
      ...[{ spoken: 'stay', tongue: 'common', name: '', fileID: 'cloud://e.b/recordings/c1/p1/stay-common' }],
    ])
    expect(page.text()).toContain('念了 2 段')
  })

  it.each([
    ['录音太大', { path: 'http://tmp/a', name: '一.mp3', size: 1001 }],
    ['这不是录音', { path: 'http://tmp/a', name: '一.docx', size: 10 }],
  ])('says “%s” before anything is sent', async (what, file) => {
    const page = await open({ 'satisfaction.recordings': view }, { file })
    await page.choose('stay')
    expect(page.text()).toContain(what)
    expect(page.paths()).toEqual([])
  })

  it('a minority’s language is named before the first file, and the name is sent with it', async () => {
    const page = await open({ 'satisfaction.recordings': view, 'satisfaction.keepRecording': view })
    await page.tell('onTongue', { value: 'minority' })
    await page.choose('overall')
    expect(page.text()).toContain('没写是哪种语言')
    expect(page.paths()).toEqual([])
    await page.tell('onName', { value: ' 维吾尔语 ' })
    await page.choose('overall')
    expect(page.acts()[0]!.input).toMatchObject({ tongue: 'minority', name: '维吾尔语' })
  })

  it('without signal nothing is asked of the cloud, and it says that the file was not sent', async () => {
    const page = await open({ 'satisfaction.recordings': view }, { uploads: false })
    await page.choose('stay')
    expect(page.text()).toContain('文件没有传上去')
    expect(page.acts()).toEqual([])
    expect(page.text()).toContain('选录音')
  })

  it('says what the cloud refused, and keeps the list', async () => {
    const page = await open({
      'satisfaction.recordings': view,
      'satisfaction.keepRecording': refusal('recordings.x', '录音超过一分钟'),
    })
    await page.choose('stay')
    expect(page.text()).toContain('录音超过一分钟')
    expect(page.text()).toContain('8 秒')
  })

  it('is asked before it is deleted', async () => {
    const page = await open({ 'satisfaction.recordings': full, 'satisfaction.dropRecording': view })
    await page.tap('onDrop', { spoken: 'stay' })
    await page.act('onCancel')
    expect(page.acts()).toEqual([])
    await page.tap('onDrop', { spoken: 'stay' })
    await page.act('onConfirm')
    expect(page.acts()).toMatchObject([
      { action: 'satisfaction.dropRecording', input: { spoken: 'stay', tongue: 'common' } },
    ])
    expect(page.text()).toContain('念了 1 段')
  })

  it('plays one at a time, stops on the second tap and with the page, and says when it cannot', async () => {
    const page = await open({ 'satisfaction.recordings': full })
    await page.tap('onPlay', { spoken: 'overall' })
    expect(page.sounds[0]!.src).toBe('https://s/2.mp3')
    page.sounds[0]!.tell('play')
    expect(page.text()).toContain('停')
    await page.tap('onPlay', { spoken: 'stay' })
    expect(page.sounds[0]!.gone).toBe(true)
    page.sounds[1]!.tell('error')
    await page.tell('onTongue', { value: 'common' })
    await page.tap('onPlay', { spoken: 'overall' })
    page.detach()
    expect(page.sounds[2]!.gone).toBe(true)
  })

  it('a failed sound is said', async () => {
    const page = await open({ 'satisfaction.recordings': full })
    await page.tap('onPlay', { spoken: 'overall' })
    page.sounds[0]!.tell('error')
    expect(page.text()).toContain('没放出来')
  })
})

it('a file is judged by its ending and its size, whatever case it is written in', () => {
  expect(unfit(view, { name: 'A.MP3', size: 1000 })).toBeNull()
  expect(unfit(view, { name: 'a.m4a', size: 1001 })).toEqual(view.limits.tooLarge)
  expect(unfit(view, { name: '没有后缀', size: 1 })).toEqual(view.limits.otherKind)
})
