import { atClock, MINUTE, startOf } from '../../../kernel/day'
import { data, LIUWAN, openCounty, type County } from '../../../testing/county'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { isStored, upload as uploadTo } from '../../../testing/uploads'
import type { PhotoOffer } from '../contract'
import { LIUWAN_OFFICE } from '../testing/given'
import { ofBytes, ofSize, tiny, withPlace } from '../testing/pictures'

/** Whole files move here, one of them of 20 MB. */
let cloud: TestCloud
let county: County
/** The clock only goes forward. */
let now = atClock('2026-11-23', '18:20')

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: now })
  county = await openCounty(cloud, { photo: true })
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

async function goTo(time: number): Promise<void> {
  now = time
  await cloud.setClock(now)
}

async function checkIn(phone: Phone): Promise<PhotoOffer> {
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
  const done = data(await phone.call('attendance.checkIn', { fix, tappedAt: now }))
  expect(done.today.photo).toContain('清组发〔2026〕14号')
  return done.photo!
}

const upload = (phone: Phone, path: string, content: Uint8Array): Promise<string> =>
  uploadTo(cloud, phone, path, content)
const exists = (fileID: string): Promise<boolean> => isStored(cloud, fileID)
const attach = (phone: Phone, { ledgerId, evidence }: PhotoOffer, fileID: string, id = newRequestId()) =>
  phone.call('attendance.attachPhoto', { ledgerId, evidence, fileID }, id)
const see = (phone: Phone, { ledgerId, evidence }: PhotoOffer) =>
  phone.call('attendance.photo', { ledgerId, evidence })

const keptIdOf = (fileID: string): string => fileID.replace('/photos/', '/evidence/')

async function bytesOf(phone: Phone, offer: PhotoOffer): Promise<Buffer> {
  const { url } = data(await see(phone, offer))
  return Buffer.from(await (await fetch(url)).arrayBuffer())
}

async function told(phone: Phone, postingId?: string): Promise<Array<{ when: string; link?: string }>> {
  const view = data(
    await phone.call('attendance.month', { month: '2026-11', ...(postingId ? { postingId } : {}) }),
  )
  return view.stories.flatMap(({ items }) => items).filter(({ what }) => /\d\d:\d\d/.test(what))
}
async function photosIn(ledgerId: string): Promise<number> {
  const [document = ''] = await storedIn(cloud, 'ledgers', { _id: ledgerId })
  return (document.match(/"p\d[0-9a-z]{2,8}"/g) ?? []).length
}

describe('a photo beside a check-in, through the deployed functions', () => {
  it('is freed of the place in it, laid where phones cannot write, and shown to those who answer for the day', async () => {
    const phone = await county.bind('周建平')
    await goTo(atClock('2026-11-23', '18:40'))
    const offer = await checkIn(phone)
    expect(offer.lines).toEqual(['11月23日 周一 18:40', '柳湾村 · 周建平'])
    const fileID = await upload(phone, offer.path, withPlace())
    await cloud.resetStats()
    expect(data(await attach(phone, offer, fileID)).what).toBe('照片附上了')
    const { requests } = await cloud.stats()
    expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(6)
    expect(await exists(fileID)).toBe(false)
    expect(await bytesOf(phone, offer)).toEqual(Buffer.from(tiny()))
    expect(await told(phone)).toMatchObject([{ when: expect.stringMatching(/附了照片$/), link: '看照片' }])
    const leader = await county.bind('马玉兰')
    expect(await bytesOf(leader, offer)).toEqual(Buffer.from(tiny()))
    expect(await bytesOf(county.organiser, offer)).toEqual(Buffer.from(tiny()))
    // Who else looked is on record, once for each time; who looks at their own photo is not.
    const [looks = '{}'] = await storedIn(cloud, 'looks', { 'state.villageId': LIUWAN })
    const { history, state } = JSON.parse(looks) as { history: Array<Record<string, unknown>>; state: object }
    const { evidence, ledgerId } = offer
    const seen = { act: 'seePhoto', data: { ledgerId, evidence } }
    const [ma, liu] = [await county.personId('马玉兰'), await county.personId('刘敏')]
    expect(history).toMatchObject([
      { ...seen, by: ma },
      { ...seen, by: liu },
    ])
    expect(state).toMatchObject({ marks: [] })
    const postingId = data(await phone.call('organization.me', {})).me!.postingId!
    expect(await told(leader, postingId)).toMatchObject([{ link: '看照片' }])
  })

  it('of somebody else is not there for a teammate, who may neither see nor add to it', async () => {
    const phone = cloud.as(`wx-${await county.personId('周建平')}`)
    const other = await county.bind('李晓燕')
    const mine = await checkIn(other)
    const ledgerId = mine.ledgerId
    expect(await see(phone, mine)).toMatchObject({ code: 'record.notFound' })
    const forged = await upload(phone, mine.path, tiny())
    expect(await attach(phone, mine, forged)).toMatchObject({ code: 'record.notFound' })
    expect(await exists(forged)).toBe(true)
    expect(await photosIn(ledgerId)).toBe(0)
  })

  it('that is sent again in the same instant and after a lost reply is there once', async () => {
    const phone = await county.bind('王磊')
    const offer = await checkIn(phone)
    const fileID = await upload(phone, offer.path, tiny())
    await cloud.fault({ match: { collection: 'ledgers', function: 'api' }, nth: 2, kind: 'dropReply' })
    expect(await attach(phone, offer, fileID)).toMatchObject({ code: 'server.failed' })
    await cloud.clearFaults()
    const replies = await Promise.all([1, 2, 3].map(() => attach(phone, offer, fileID)))
    for (const reply of replies) expect(reply.ok).toBe(true)
    expect(await photosIn(offer.ledgerId)).toBe(1)
    expect(await bytesOf(phone, offer)).toEqual(Buffer.from(tiny()))
  })

  it('attached by two requests at once is there once', async () => {
    const phone = await county.bind('赵志强')
    const offer = await checkIn(phone)
    const fileID = await upload(phone, offer.path, tiny())
    const replies = await Promise.all([1, 2, 3, 4].map(() => attach(phone, offer, fileID)))
    for (const reply of replies) expect(reply.ok).toBe(true)
    expect(await photosIn(offer.ledgerId)).toBe(1)
  })

  it('whichever request to the cloud fails, the check-in stands and the photo can be sent again', async () => {
    const phone = await county.bind('白静')
    const offer = await checkIn(phone)
    let failed = 0
    for (let nth = 1; nth <= 8; nth++) {
      const fileID = await upload(phone, offer.path, tiny())
      await cloud.fault({ match: { function: 'api' }, nth, kind: 'fail' })
      const reply = await attach(phone, offer, fileID)
      await cloud.clearFaults()
      if (!reply.ok) failed += 1
      if (!reply.ok) expect(reply).toMatchObject({ code: 'server.failed' })
      expect(await told(phone)).toHaveLength(1)
    }
    expect(failed).toBeGreaterThan(2)
    data(await attach(phone, offer, await upload(phone, offer.path, tiny())))
    expect(await photosIn(offer.ledgerId)).toBe(1)
  })
})

describe('what is no photo of this check-in', () => {
  let phone: Phone
  let offer: PhotoOffer
  beforeAll(async () => {
    phone = await county.bind('丁海波')
    offer = await checkIn(phone)
  })

  it.each([
    [
      'a page called .jpg',
      'attendance.notAPicture',
      () => new TextEncoder().encode('<!doctype html><script>'),
    ],
    ['an empty file', 'attendance.notAPicture', () => new Uint8Array()],
    ['a file of 20 MB', 'attendance.photoTooLarge', () => new Uint8Array(20 * 1024 * 1024)],
    ['a picture of 400 KB', 'attendance.photoTooLarge', () => ofBytes(tiny(), 400 * 1024)],
    ['a picture of 4000 pixels', 'attendance.photoTooLarge', () => ofSize(tiny(), 4000, 3000)],
  ])('%s is refused kindly and deleted', async (_what, code, content) => {
    const fileID = await upload(phone, offer.path, content())
    expect(await attach(phone, offer, fileID)).toMatchObject({ ok: false, code })
    expect(await exists(fileID)).toBe(false)
    expect(await exists(keptIdOf(fileID))).toBe(false)
    expect(await photosIn(offer.ledgerId)).toBe(0)
  })

  it('nothing uploaded at all says that it may be sent again', async () => {
    const fileID = await upload(phone, 'photos/x/y.jpg', tiny())
    const missing = fileID.replace('photos/x/y.jpg', offer.path)
    expect(await attach(phone, offer, missing)).toMatchObject({ code: 'attendance.photoMissing' })
  })

  it.each([
    ['beside its own check-in', (path: string) => path.replace(/[^/]+$/, 'AAAAAAA.jpg')],
    ['in another ledger', (path: string) => path.replace(/^photos\/\w+/, 'photos/lg0_2026_11')],
    ['in a folder below', (path: string) => `photos/x/${path}`],
    ['where the ledger keeps its own', (path: string) => path.replace('photos/', 'evidence/')],
    ['in a roster', () => 'rosters/a.jpg'],
  ])('a file %s is not taken and not touched', async (_what, pathOf) => {
    const fileID = await upload(phone, pathOf(offer.path), tiny())
    const reply = await attach(phone, offer, fileID)
    expect(reply).toMatchObject({ ok: false, code: expect.stringMatching(/record.notFound|request.invalid/) })
    expect(await exists(fileID)).toBe(true)
  })

  it.each(['../', '%2e%2e/', '/photos/'])('a path with %s is turned away unread', async (trick) => {
    const fileID = `cloud://local.bucket/photos/${trick}${offer.ledgerId}/${offer.evidence}.jpg`
    expect(await attach(phone, offer, fileID)).toMatchObject({ code: 'request.invalid' })
  })

  it('another environment’s file of the same path is not there', async () => {
    const reply = await attach(phone, offer, `cloud://other.bucket/${offer.path}`)
    expect(reply).toMatchObject({ code: 'attendance.photoMissing' })
  })

  it('a photo of long after is not kept, and the check-in stands', async () => {
    const fileID = await upload(phone, offer.path, tiny())
    await goTo(now + 30 * MINUTE)
    const late = await attach(phone, offer, fileID)
    expect(late).toMatchObject({
      code: 'attendance.photoLate',
      text: { next: expect.stringContaining('签到照样算') },
    })
    expect(await exists(fileID)).toBe(false)
    expect(await told(phone)).toHaveLength(1)
  })
})

describe('time goes on', () => {
  it('the clock deletes attached and merely uploaded photos together, again after a failure, and tells that they are gone', async () => {
    const phone = cloud.as(`wx-${await county.personId('周建平')}`)
    const careless = cloud.as(`wx-${await county.personId('丁海波')}`)
    await goTo(atClock('2026-11-24', '07:30'))
    const offer = await checkIn(phone)
    const fileID = await upload(phone, offer.path, tiny())
    data(await attach(phone, offer, fileID))
    const left = await checkIn(careless)
    const leftID = await upload(careless, left.path, tiny())
    await goTo(startOf('2027-02-21'))
    await cloud.tick()
    expect(await exists(keptIdOf(fileID))).toBe(true)
    await goTo(startOf('2027-02-22'))
    await cloud.fault({
      match: { action: 'storage.batchDeleteFile', function: 'clock' },
      nth: 1,
      kind: 'fail',
    })
    await cloud.tick()
    await cloud.clearFaults()
    await goTo(now + 2 * MINUTE)
    await cloud.tick()
    for (const id of [keptIdOf(fileID), fileID, leftID, keptIdOf(leftID)])
      expect(await exists(id)).toBe(false)
    expect(await see(phone, offer)).toMatchObject({ code: 'attendance.photoGone' })
    const [first] = await told(phone)
    expect(first!.when).toMatch(/照片到期删掉了$/)
    expect(first).not.toHaveProperty('link')
    await cloud.resetStats()
    await cloud.tick()
    expect(Object.keys((await cloud.stats()).requests)).not.toContain('storage.batchDeleteFile')
  })
})

describe('where the county asks for no photo', () => {
  it('the sheet offers none, and one that is uploaded all the same is deleted', async () => {
    const other = await startTestCloud()
    try {
      const plain = await openCounty(other)
      const phone = await plain.bind('周建平')
      const at = atClock('2026-11-23', '18:20')
      const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: at }
      const done = data(await phone.call('attendance.checkIn', { fix, tappedAt: at }))
      expect(done).toMatchObject({ photo: null, today: { photo: '' } })
      const [document = ''] = await storedIn(other, 'ledgers', {})
      const ledger = JSON.parse(document) as { _id: string; history: string[] }
      const evidence = ledger.history[0]!.slice(1, 8)
      const fileID = await uploadTo(other, phone, `photos/${ledger._id}/${evidence}.jpg`, tiny())
      const refused = await phone.call('attendance.attachPhoto', { ledgerId: ledger._id, evidence, fileID })
      expect(refused).toMatchObject({ code: 'attendance.photoOff' })
      expect(await isStored(other, fileID)).toBe(false)
    } finally {
      await other.close()
    }
  })
})
