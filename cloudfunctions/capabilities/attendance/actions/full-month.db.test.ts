import { atClock } from '../../../kernel/day'
import { data, openCounty } from '../../../testing/county'
import { fillMonth, storedIn } from '../../../testing/full-month'
import { startTestCloud, newRequestId, type TestCloud } from '../../../testing/test-cloud'
import { LIUWAN_OFFICE } from '../testing/given'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud?.close())

describe('a month of thirty-one days with every slot filled twice', () => {
  it('is one document of at most 8 KB, and still tells every check-in and every repeated request', async () => {
    const county = await openCounty(cloud)
    const secretary = await county.bind('周建平')
    await fillMonth(cloud, secretary, '2026-12')
    const [document = ''] = await storedIn(cloud, 'ledgers', { month: '2026-12' })
    expect(Buffer.byteLength(document)).toBeLessThanOrEqual(8192)
    // And the clock looked at it every night.
    expect(document.match(/"w[0-9a-z]+"/g)?.length).toBeGreaterThanOrEqual(30)
    const view = data(await secretary.call('attendance.month', { month: '2026-12' }))
    const times = view.stories.map(({ items }) => items.filter(({ what }) => /\d\d:\d\d/.test(what)).length)
    expect(times).toEqual(Array.from({ length: 31 }, () => 4))
    const now = atClock('2026-12-31', '21:00')
    await cloud.setClock(now)
    const input = { tappedAt: now, fix: { ...LIUWAN_OFFICE, accuracy: 10, capturedAt: now } }
    const id = newRequestId()
    const first = data(await secretary.call('attendance.checkIn', input, id))
    expect(data(await secretary.call('attendance.checkIn', input, id)).verdict).toEqual(first.verdict)
    expect(await secretary.call('attendance.checkIn', { ...input, tappedAt: now + 1 }, id)).toMatchObject({
      code: 'request.reused',
    })
    const after = data(await secretary.call('attendance.month', { month: '2026-12' }))
    expect(after.stories[30]!.items.filter(({ what }) => /\d\d:\d\d/.test(what))).toHaveLength(5)
  })
})

describe('the same month with a photo in every slot', () => {
  it('is still one document of at most 8 KB', async () => {
    const other = await startTestCloud()
    try {
      const county = await openCounty(other, { photo: true })
      const secretary = await county.bind('周建平')
      await fillMonth(other, secretary, '2026-12')
      const [document = ''] = await storedIn(other, 'ledgers', { month: '2026-12' })
      expect(document.match(/"p\d[0-9a-z]{2,8}"/g)).toHaveLength(62)
      expect(Buffer.byteLength(document)).toBeLessThanOrEqual(8192)
    } finally {
      await other.close()
    }
  })
})
