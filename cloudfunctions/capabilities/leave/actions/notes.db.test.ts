import type { Entry } from '../../../kernel/aggregate'
import { atClock, DAY, MINUTE } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { isStored, upload } from '../../../testing/uploads'
import { ofSize, tiny, withPlace } from '../../attendance/testing/pictures'
import { codeOf, granted, type Caller } from '../../organization/testing/given'
import { openVillage, request, roundTripsOf, type Village } from '../testing/village'

let cloud: TestCloud
let village: Village

beforeAll(async () => {
  cloud = await startTestCloud()
  village = await openVillage(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

type Ids = { bookId: string; applicationId: string }

async function ask(day: string, kind: 'sick' | 'personal' = 'sick'): Promise<Ids> {
  const { bookId, applicationId } = granted(
    await village.zhou.call('leave.submit', request(day, day, { kind })),
  )
  return { bookId, applicationId }
}
const phone = (of: Caller) => of as never
const pathOf = ({ applicationId }: Ids, place = 0): string => `notes/${applicationId}/${place}.jpg`
const put = (ids: Ids, content: Uint8Array, place = 0, by = village.zhou) =>
  upload(cloud, phone(by), pathOf(ids, place), content)
const attach = (ids: Ids, fileID: string, place = 0, id = newRequestId(), by = village.zhou) =>
  by.call('leave.attachNote', { ...ids, place, fileID }, id)
const notes = async (ids: Ids, by = village.zhou) => granted(await by.call('leave.application', ids)).notes
async function picture(ids: Ids, place = 0, by = village.zhou): Promise<Buffer> {
  const { url } = granted(await by.call('leave.note', { ...ids, place }))
  return Buffer.from(await (await fetch(url)).arrayBuffer())
}
const keptId = (fileID: string): string => fileID.replace('/notes/', '/evidence/notes/')
const clean = () => Buffer.from(tiny())

describe('a photo of a paper', () => {
  it('is freed of the place in it, laid where no phone can write, and seen by who decides', async () => {
    const ids = await ask('12-01')
    expect(await notes(ids)).toMatchObject({ rows: [], next: { place: 0, path: pathOf(ids) } })
    const fileID = await put(ids, withPlace())
    expect(granted(await attach(ids, fileID)).what).toBe('收下了')
    expect(await isStored(cloud, fileID)).toBe(false)
    expect(await picture(ids)).toEqual(clean())
    expect(await notes(ids, village.ma)).toMatchObject({ rows: [{ place: 0 }], next: null })
    expect(await picture(ids, 0, village.ma)).toEqual(clean())
  })

  it('is handed in later as well, also after the decision, up to three', async () => {
    const ids = await ask('12-02')
    granted(await village.ma.call('leave.approve', ids))
    for (const place of [0, 1, 2]) granted(await attach(ids, await put(ids, tiny(), place), place))
    expect(await notes(ids)).toMatchObject({ rows: [{}, {}, {}], next: null, button: '' })
  })

  it('of somebody else is not there: for a team mate, another township and the county that only is told', async () => {
    const ids = await ask('12-03')
    granted(await attach(ids, await put(ids, tiny())))
    granted(await village.ma.call('leave.approve', ids))
    for (const by of [village.li, village.neighbour, village.county]) {
      expect(codeOf(await by.call('leave.note', { ...ids, place: 0 }))).toBe('record.notFound')
      const forged = await put(ids, tiny(), 1, by)
      expect(codeOf(await attach(ids, forged, 1, newRequestId(), by))).toBe('record.notFound')
    }
    expect(await notes(ids, village.county)).toBeNull()
    expect((await notes(ids))?.rows).toHaveLength(1)
  })

  it('whose file lies elsewhere is refused: a forged id takes and deletes nothing', async () => {
    const ids = await ask('12-04')
    const other = await ask('12-07')
    const elsewhere = await put(other, tiny())
    expect(codeOf(await attach(ids, elsewhere))).toBe('record.notFound')
    expect(await isStored(cloud, elsewhere)).toBe(true)
    for (const fileID of [
      'cloud://x/evidence/notes/a/0.jpg',
      'https://x/notes/a/0.jpg',
      'cloud://x/notes/../0.jpg',
    ])
      expect(codeOf(await attach(ids, fileID))).toBe('request.invalid')
    const never = elsewhere.replace(pathOf(other), pathOf(ids))
    expect(codeOf(await attach(ids, never))).toBe('leave.noteMissing')
  })

  it('that is too large or no picture is refused with what helps, and does not stay', async () => {
    const ids = await ask('12-08')
    const large = new Uint8Array(10 * 1024 * 1024)
    large.set(tiny())
    const bad: Array<[Uint8Array, string]> = [
      [large, 'leave.noteTooLarge'],
      [ofSize(tiny(), 4000, 3000), 'leave.noteTooLarge'],
      [Uint8Array.from(Buffer.from('%PDF-1.7 ...')), 'leave.notAPicture'],
    ]
    for (const [content, code] of bad) {
      const fileID = await put(ids, content)
      expect(codeOf(await attach(ids, fileID))).toBe(code)
      expect(await isStored(cloud, fileID)).toBe(false)
    }
    expect((await notes(ids))?.rows).toEqual([])
  })

  it('is taken for a leave that a paper proves and for no other', async () => {
    const ids = await ask('12-09', 'personal')
    expect(await notes(ids)).toBeNull()
    expect(codeOf(await attach(ids, await put(ids, tiny())))).toBe('leave.noNoteNeeded')
  })

  it('whichever call fails or loses its answer, sent again is there once and whole', async () => {
    const ids = await ask('12-10')
    const probe = await ask('12-11')
    const file = await put(probe, tiny())
    await cloud.resetStats()
    granted(await attach(probe, file))
    const calls = Object.values((await cloud.stats()).requests).reduce((sum, count) => sum + count, 0)
    expect(calls).toBeLessThanOrEqual(6)
    for (const kind of ['fail', 'dropReply'] as const) {
      for (let nth = 1; nth <= calls; nth++) {
        const day = await ask('12-14')
        const requestId = newRequestId()
        const fileID = await put(day, withPlace())
        await cloud.fault({ match: { function: 'api' }, nth, kind })
        await attach(day, fileID, 0, requestId).catch(() => undefined)
        await cloud.clearFaults()
        const again = (await isStored(cloud, fileID)) ? fileID : await put(day, withPlace())
        granted(await attach(day, again, 0, requestId))
        expect((await notes(day))?.rows).toHaveLength(1)
        expect(await picture(day)).toEqual(clean())
        expect(await isStored(cloud, fileID)).toBe(false)
        granted(await village.zhou.call('leave.withdraw', day))
      }
    }
    granted(await village.zhou.call('leave.withdraw', ids))
  })

  it('of two different ones for the same place one is taken, and the other’s phone hears so', async () => {
    const ids = await ask('12-15')
    granted(await attach(ids, await put(ids, tiny())))
    const other = ofSize(tiny(), 24, 12)
    expect(codeOf(await attach(ids, await put(ids, other)))).toBe('leave.noteThere')
    expect(await picture(ids)).toEqual(clean())
    const replies = await Promise.all(
      [1, 2, 3].map(async () => attach(ids, await put(ids, tiny(), 1), 1).catch(() => ({ ok: false }))),
    )
    expect(replies.some(({ ok }) => ok)).toBe(true)
    expect((await notes(ids))?.rows).toHaveLength(2)
  })

  it('that somebody else looks at is written down with who, before there is a link', async () => {
    const ids = await ask('12-16')
    granted(await attach(ids, await put(ids, tiny())))
    await picture(ids)
    const looks = async () => {
      const [text] = await storedIn(cloud, 'leaveBooks', { _id: ids.bookId })
      const { history } = JSON.parse(text!) as { history: Entry[] }
      return history.filter(
        ({ act, data }) => act === 'seeNote' && data?.['applicationId'] === ids.applicationId,
      )
    }
    expect(await looks()).toEqual([])
    const trips = await roundTripsOf(cloud, () => picture(ids, 0, village.chen))
    expect(trips).toBeLessThanOrEqual(3)
    expect(await looks()).toHaveLength(1)
    await cloud.fault({ match: { action: 'database.modifyDocument' }, nth: 1, kind: 'fail' })
    expect(codeOf(await village.chen.call('leave.note', { ...ids, place: 0 }))).toBe('server.failed')
  })

  it('goes ninety days after the leave is over, taken or only uploaded; its line stays', async () => {
    const ids = await ask('12-17')
    const taken = keptId(await put(ids, tiny()))
    granted(await attach(ids, await put(ids, tiny())))
    const stray = await put(ids, tiny(), 1)
    granted(await village.zhou.call('leave.withdraw', ids))
    const over = atClock('2026-11-23', '18:20')
    await cloud.setClock(over + 89 * DAY)
    for (let runs = 0; runs < 3; runs++) await cloud.tick()
    expect([await isStored(cloud, taken), await isStored(cloud, stray)]).toEqual([true, true])
    await cloud.setClock(over + 91 * DAY)
    await cloud.fault({
      match: { action: 'database.modifyDocument', collection: 'leaveBooks' },
      nth: 1,
      kind: 'fail',
    })
    await cloud.tick()
    await cloud.clearFaults()
    for (let runs = 1; runs < 4; runs++) {
      await cloud.setClock(over + 91 * DAY + runs * 2 * MINUTE)
      await cloud.tick()
    }
    expect([await isStored(cloud, taken), await isStored(cloud, stray)]).toEqual([false, false])
    expect(await notes(ids)).toMatchObject({ rows: [], hint: '证明过了保存期，已经删掉了。', next: null })
    expect(codeOf(await village.zhou.call('leave.note', { ...ids, place: 0 }))).toBe('leave.noteGone')
  })
})
