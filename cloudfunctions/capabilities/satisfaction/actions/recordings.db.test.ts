import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY, MINUTE } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { data, openCounty, type County } from '../../../testing/county'
import { code, EVENING } from '../../../testing/polling'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { isStored, upload } from '../../../testing/uploads'
import type { RecordingsApi } from '../recordings-contract'
import { longMp3, mp3 } from '../testing/sounds'

let cloud: TestCloud
let county: County
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  county = await openCounty(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clearFaults())

const file = (kind: string): Uint8Array =>
  readFileSync(join(__dirname, '../../../testing/sounds', `tone.${kind}`))
const overall = { spoken: 'overall', tongue: 'common', name: '' } as const
type Which = Omit<RecordingsApi['satisfaction.keepRecording']['input'], 'fileID'>

/** What the organiser's phone uploads for that text and language. */
async function sent(
  { spoken, tongue }: Pick<Which, 'spoken' | 'tongue'>,
  bytes: Uint8Array,
): Promise<string> {
  const { folder } = data(await county.organiser.call('satisfaction.recordings', {}))
  return upload(cloud, county.organiser, `${folder}/${spoken}-${tongue}`, bytes)
}
const keep = (which: Which, fileID: string, requestId?: string) =>
  county.organiser.call('satisfaction.keepRecording', { ...which, fileID }, requestId)
const drop = (which: Pick<Which, 'spoken' | 'tongue'>) =>
  county.organiser.call('satisfaction.dropRecording', { spoken: which.spoken, tongue: which.tongue })
async function recorded(spoken = 'overall') {
  const { rows } = data(await county.organiser.call('satisfaction.recordings', {}))
  return rows.find((row) => row.spoken === spoken)!.recorded
}

describe('a recording', () => {
  it('is kept, its upload goes, it can be listened to, and the same request again hears the same', async () => {
    const fileID = await sent(overall, file('mp3'))
    const id = newRequestId()
    for (let times = 0; times < 2; times++) {
      const { rows, text } = data(await keep(overall, fileID, id))
      expect(rows[0]!.recorded).toMatchObject([{ tongue: 'common', text: '1 秒' }])
      expect(text).toBe('念了 1 段')
    }
    expect(await isStored(cloud, fileID)).toBe(false)
    const { url } = (await recorded())[0]!
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(file('mp3'))).toBe(true)
    expect(data(await drop(overall)).rows[0]!.recorded).toEqual([])
    expect(code(await drop(overall))).toBe('recordings.gone')
  })

  it.each(['mp3', 'm4a', 'aac'])('may be %s, as it comes from an encoder', async (kind) => {
    const which = { ...overall, tongue: 'local' } as const
    expect(code(await keep(which, await sent(which, file(kind))))).toBe('ok')
  })

  it('in a minority’s language carries its name, and a second language is refused and its upload deleted', async () => {
    const uyghur = { spoken: 'overall', tongue: 'minority', name: '维吾尔语' } as const
    const view = data(await keep(uyghur, await sent(uyghur, file('m4a'))))
    expect(view.tongues.map(({ name }) => name)).toEqual(['普通话', '本地话', '维吾尔语'])
    const kazakh = { spoken: 'stay', tongue: 'minority', name: '哈萨克语' } as const
    const fileID = await sent(kazakh, file('m4a'))
    expect(code(await keep(kazakh, fileID))).toBe('recordings.otherLanguage')
    expect(await isStored(cloud, fileID)).toBe(false)
    expect(code(await keep({ ...kazakh, name: '' }, await sent(kazakh, file('m4a'))))).toBe(
      'recordings.whichLanguage',
    )
  })

  it.each([
    ['a page', Buffer.from('<html>this is no recording</html>'), 'recordings.notSound'],
    [
      'a name without a sound',
      Buffer.concat([Buffer.from('ID3'), Buffer.alloc(2000)]),
      'recordings.notSound',
    ],
    ['more than a megabyte', Buffer.alloc(1_048_577), 'recordings.tooLarge'],
    ['more than a minute', longMp3(), 'recordings.tooLong'],
    ['a slip of the finger', mp3(0.3), 'recordings.tooShort'],
  ])('%s is refused and deleted', async (_, bytes, refusal) => {
    const fileID = await sent({ spoken: 'stay', tongue: 'common' }, bytes)
    expect(code(await keep({ ...overall, spoken: 'stay' }, fileID))).toBe(refusal)
    expect(await isStored(cloud, fileID)).toBe(false)
    expect(await recorded('stay')).toEqual([])
  })

  it('a file that lies anywhere else is not taken and stays: somebody’s photo, another text’s upload', async () => {
    const photo = await upload(cloud, county.organiser, 'photos/p1/one', file('mp3'))
    const other = await sent({ spoken: 'stay', tongue: 'common' }, file('mp3'))
    for (const fileID of [photo, other]) {
      expect(code(await keep(overall, fileID))).toBe('recordings.missing')
      expect(await isStored(cloud, fileID)).toBe(true)
    }
  })

  it('two organisers’ phones at the same time: both are kept, each in its place', async () => {
    const stay = { ...overall, spoken: 'stay' } as const
    const files = [await sent(overall, file('mp3')), await sent(stay, file('aac'))] as const
    const replies = await Promise.all([keep(overall, files[0]), keep(stay, files[1])])
    expect(replies.map(code)).toEqual(['ok', 'ok'])
    expect(await recorded()).toHaveLength(3)
    expect(await recorded('stay')).toHaveLength(1)
  })
})

describe('whatever fails on the way, the same request is answered in the end and nothing is left over', () => {
  for (const kind of ['fail', 'dropReply'] as const)
    it(`each call of the cloud in turn: ${kind}`, async () => {
      for (let nth = 1; nth <= 12; nth++) {
        const fileID = await sent(overall, file('mp3'))
        const id = newRequestId()
        await cloud.fault({ match: { function: 'api' }, nth, kind })
        await keep(overall, fileID, id).catch(() => undefined)
        await cloud.clearFaults()
        expect([nth, code(await keep(overall, fileID, id))]).toEqual([nth, 'ok'])
        const common = (await recorded()).filter(({ tongue }) => tongue === 'common')
        expect(common).toHaveLength(1)
        expect((await fetch(common[0]!.url)).status).toBe(200)
        expect(await isStored(cloud, fileID)).toBe(false)
      }
    })
})

it('a call that dies between storing a recording and saying so leaves it to the clock, which deletes it a day later', async () => {
  const local = { ...overall, spoken: 'stay', tongue: 'local' } as const
  const known = async () => [
    ...new Set((await storedIn(cloud, 'recordings', {})).join().match(/cloud:[^"]*evidence[^"]*/g)),
  ]
  const before = await known()
  const incoming = await sent(local, file('mp3'))
  // It reads, writes down what is to come, and dies in saving what came.
  await cloud.fault({ match: { function: 'api', collection: 'recordings' }, nth: 3, kind: 'fail' })
  const reply = await keep(local, incoming).catch(() => undefined)
  await cloud.clearFaults()
  expect(reply).toMatchObject({ ok: false, code: 'server.failed' })
  const [orphan, ...more] = (await known()).filter((each) => !before.includes(each))
  expect(more).toEqual([])
  expect(await isStored(cloud, orphan!)).toBe(true)
  await cloud.setClock(EVENING + DAY + MINUTE)
  await cloud.tick()
  expect(await isStored(cloud, orphan!)).toBe(false)
})
